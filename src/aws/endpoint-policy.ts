import { sameDocument } from './policy-document.ts';

/** What an endpoint without a policy of its own lets through. */
export const FULL_ACCESS = 'full-access';

interface Statement {
  readonly Effect?: string;
  readonly Principal?: unknown;
  readonly Action?: unknown;
  readonly NotAction?: unknown;
  readonly Resource?: unknown;
  readonly Condition?: unknown;
}

/** A policy as EC2 shows it, as compact JSON; `full-access` for one that lets everything through. */
export function endpointPolicyOf(document: string | undefined): string {
  if (!document) return FULL_ACCESS;
  const statements = statementsOf(document);
  const [first, ...others] = statements;
  if (first && others.length === 0 && letsAllThrough(first)) return FULL_ACCESS;
  try {
    return JSON.stringify(JSON.parse(document));
  } catch {
    return document;
  }
}

/** Do two endpoint policies let the same through? */
export function sameEndpointPolicy(one: string, other: string): boolean {
  if (one === FULL_ACCESS || other === FULL_ACCESS) return one === other;
  return sameDocument(one, other);
}

/** May this action go through an endpoint with this policy at all, for somebody and on something? The names of actions have no case. */
export function letsThrough(policy: string, action: string): boolean {
  if (policy === FULL_ACCESS) return true;
  const names = (value: unknown) => [value ?? []].flat().some((one) => patternOf(String(one)).test(action));
  const covers = ({ Action, NotAction }: Statement) => (NotAction === undefined ? names(Action) : !names(NotAction));
  const statements = statementsOf(policy);
  const denied = statements.some(
    (one) => one.Effect === 'Deny' && one.Condition === undefined && isAny(one.Resource) && covers(one),
  );
  return !denied && statements.some((one) => one.Effect === 'Allow' && covers(one));
}

function letsAllThrough({ Effect, Principal, Action, Resource, Condition }: Statement): boolean {
  const everybody = typeof Principal === 'object' && Principal ? Object.values(Principal).flat() : [Principal];
  return Effect === 'Allow' && everybody.includes('*') && isAny(Action) && isAny(Resource) && Condition === undefined;
}

const isAny = (value: unknown): boolean => [value].flat().includes('*');

function statementsOf(document: string): readonly Statement[] {
  try {
    const { Statement }: { Statement?: Statement | readonly Statement[] } = JSON.parse(document);
    return [Statement ?? []].flat() as readonly Statement[];
  } catch {
    return [];
  }
}

function patternOf(action: string): RegExp {
  const source = action
    .replace(/[.+^$(){}|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'i');
}
