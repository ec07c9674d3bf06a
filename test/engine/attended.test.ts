import { describe, expect, it } from 'vitest';
import { waitsFor } from '../../src/engine/attended.ts';
import type { AnyNode, NodeId } from '../../src/engine/resource.ts';

type Node = AnyNode<unknown, unknown>;

const node = (id: NodeId, needs: readonly NodeId[] = [], attended = false) =>
  ({ id, needs, attended }) as unknown as Node;
const isAttended = ({ attended }: Node) => attended === true;

/** What each node waits for beside its needs. */
function waits(...nodes: Node[]): Readonly<Record<NodeId, readonly NodeId[]>> {
  const of = waitsFor(nodes, isAttended);
  return Object.fromEntries(nodes.map((one) => [one.id, of(one)]));
}

describe('a node in which a person takes part', () => {
  it('waits for everything else, wherever that stands in the order', () => {
    expect(waits(node('user'), node('device', ['user'], true), node('vpc'), node('subnet', ['vpc']))).toEqual({
      user: [],
      device: ['user', 'vpc', 'subnet'],
      vpc: [],
      subnet: [],
    });
  });

  it('does not wait for what waits for such a node itself', () => {
    const nodes = [node('device', [], true), node('second', ['device'], true), node('report', ['second']), node('vpc')];
    expect(waits(...nodes)).toEqual({ device: ['vpc'], second: ['vpc'], report: [], vpc: [] });
  });
});
