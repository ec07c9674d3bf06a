import { describe, expect, test } from 'vitest';
import { inOrder, withNeeds } from '../../src/engine/graph.ts';
import { type FakeNode, thingNode, thingType } from './fake-things.ts';
import { fakeRun } from './fake-world.ts';

const type = thingType(fakeRun().account, 'thing');
const node = (id: string, ...needs: readonly string[]): FakeNode => thingNode(id, type, { needs });
const ids = (nodes: readonly FakeNode[]) => nodes.map(({ id }) => id);

describe('inOrder', () => {
  test('puts every node after everything it needs and otherwise keeps the order given', () => {
    const nodes = [node('rule', 'group'), node('cluster'), node('group', 'vpc'), node('vpc'), node('key')];
    expect(ids(inOrder(nodes))).toEqual(['vpc', 'group', 'rule', 'cluster', 'key']);
  });

  test('puts a node that several others need there once', () => {
    const nodes = [node('left', 'top'), node('right', 'top'), node('bottom', 'left', 'right'), node('top')];
    expect(ids(inOrder(nodes))).toEqual(['top', 'left', 'right', 'bottom']);
  });

  test('refuses nodes that need each other and names the circle', () => {
    const nodes = [node('a', 'b'), node('b', 'c'), node('c', 'a')];
    expect(() => inOrder(nodes)).toThrow('nodes need each other: a -> b -> c -> a');
  });

  test('refuses a need that no step makes and names both ends', () => {
    expect(() => inOrder([node('rule', 'group')])).toThrow('rule needs group, which no step makes');
  });
});

describe('withNeeds', () => {
  const nodes = [node('vpc'), node('group', 'vpc'), node('rule', 'group'), node('cluster')];

  test('adds what the wanted nodes need, directly and through others, in the order given', () => {
    expect(ids(withNeeds(nodes, ({ id }) => id === 'rule'))).toEqual(['vpc', 'group', 'rule']);
  });

  test('leaves out what nobody wanted needs', () => {
    expect(ids(withNeeds(nodes, ({ id }) => id === 'vpc' || id === 'cluster'))).toEqual(['vpc', 'cluster']);
  });
});
