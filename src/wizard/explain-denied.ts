import type { Fault } from '../engine/errors.ts';
import type { NodeId, Scope } from '../engine/resource.ts';
import { whatWasNeeded } from '../permissions/denied.ts';
import { type Described, factsOf } from '../permissions/required.ts';
import { statementFor } from '../permissions/statement.ts';
import type { Report, RunEvent } from './events.ts';

interface Thing extends Described {
  readonly type: string;
  readonly scope: Scope;
}
type Identity = Extract<RunEvent, { type: 'identity' }>;

/** Says of every refusal that passes who was refused what on which resource, and the statement that would allow it. */
export function explainDenied(report: Report): Report {
  let identity: Identity | undefined;
  const things = new Map<NodeId, Thing>();
  const explain = (fault: Fault, node?: NodeId): Fault =>
    fault.kind === 'denied' && identity ? explained(fault, identity, things, things.get(node ?? '')) : fault;
  return (event) => {
    if (event.type === 'identity') identity = event;
    if (event.type === 'plan') for (const change of event.changes) things.set(change.node, change);
    if (event.type === 'undo-plan') for (const thing of event.things) things.set(thing.node, { ...thing, spec: {} });
    report(withFaults(event, explain));
  };
}

type Explain = (fault: Fault, node?: NodeId) => Fault;

function withFaults(event: RunEvent, explain: Explain): RunEvent {
  const each = <T extends { readonly node: NodeId; readonly fault?: Fault }>(one: T): T =>
    one.fault ? { ...one, fault: explain(one.fault, one.node) } : one;
  switch (event.type) {
    case 'node-failed':
      return each(event);
    case 'step-failed':
    case 'error':
      return { ...event, fault: explain(event.fault) };
    case 'plan':
      return { ...event, changes: event.changes.map(each) };
    case 'undo-plan':
      return { ...event, things: event.things.map(each), unclear: event.unclear.map(each) };
    case 'leftovers':
      return { ...event, things: event.things.map(each) };
    default:
      return event;
  }
}

function explained(fault: Fault, identity: Identity, things: ReadonlyMap<NodeId, Thing>, thing?: Thing): Fault {
  const { action } = fault;
  const { partition, accountId, arn } = identity;
  if (action === undefined) return { ...fault, facts: { ...fault.facts, who: arn } };
  const [region, other] = identity.regions;
  const scope = thing?.scope ?? (region !== undefined && other === undefined ? region : '');
  const facts = thing ? factsOf(thing, (node) => things.get(node)) : {};
  const needed = whatWasNeeded(action, { partition, accountId, scope, facts }, thing?.type);
  const told = fault.facts?.resource;
  // AWS names a resource by its ARN, or by a word that a statement could not be made from.
  const resources = told && /^(arn:|\*$)/.test(told) ? [told] : needed.resources;
  // Where EC2 says no more than that it refuses, it may be the tags it was refused for.
  const also = /is not authorized to perform:/.test(fault.message) ? undefined : needed.also;
  return {
    ...fault,
    facts: { ...fault.facts, who: arn, resource: told ?? resources.join(', '), ...(also ? { also } : {}) },
    statement: statementFor({ ...needed, action, resources }),
  };
}
