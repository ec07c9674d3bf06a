import { type ContextEntry, type EvaluationResult, paginateSimulatePrincipalPolicy } from '@aws-sdk/client-iam';
import type { ReadContext } from '../aws/context.ts';
import { faultOf } from '../aws/fault.ts';
import { everyPage } from '../aws/reads/absent.ts';
import type { Fault } from '../engine/errors.ts';
import { limiter } from '../engine/limits.ts';
import type { Required } from './required.ts';

export type Verdict = 'allowed' | 'denied' | 'unknown';

export interface Simulated {
  readonly verdict: Verdict;
  /** Who else stands in the way, where the simulation says so. */
  readonly reason?: 'service-control-policy' | 'permissions-boundary';
}

/** Actions asked about in one call. */
const AT_ONCE = 40;
/** Calls under way at a time: IAM allows few simulations a second. */
const SIDE_BY_SIDE = 4;
const UNKNOWN: Simulated = { verdict: 'unknown' };

/**
 * iam:SimulatePrincipalPolicy for each permission, on its resources and under its conditions; `fault` is why asking failed, and what was
 * not answered is unknown.
 * @throws what ends a run: a stop, lost credentials
 */
export async function simulate(
  cx: ReadContext,
  principal: string,
  all: readonly Required[],
): Promise<{ readonly results: ReadonlyMap<Required, Simulated>; readonly fault?: Fault }> {
  const results = new Map<Required, Simulated>(all.map((one) => [one, UNKNOWN]));
  const slots = limiter(SIDE_BY_SIDE);
  let failed: Fault | undefined;
  const settle = async (batch: readonly Required[]) => {
    if (failed) return;
    try {
      const answers = await ask(cx, principal, batch);
      for (const one of batch) results.set(one, verdictOf(answers.filter((answer) => isAbout(answer, one))));
    } catch (error) {
      const fault = faultOf(error);
      if (fault.kind === 'aborted' || fault.kind === 'credentials') throw error;
      // A list that is refused for what is in it says nothing of the others.
      if (fault.kind !== 'invalid') failed = fault;
    }
  };
  await Promise.all(batches(all).map((batch) => slots(() => settle(batch))));
  return { results, ...(failed ? { fault: failed } : {}) };
}

/** Every action of a call is evaluated on every resource of it: only those with the same resources and context go together. */
function batches(all: readonly Required[]): readonly (readonly Required[])[] {
  const groups = new Map<string, Required[]>();
  for (const one of all) {
    const key = JSON.stringify([one.resources, contextOf(one)]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / AT_ONCE) }, (_, at) => group.slice(at * AT_ONCE, (at + 1) * AT_ONCE)),
  );
}

function ask(cx: ReadContext, principal: string, batch: readonly Required[]): Promise<readonly EvaluationResult[]> {
  const [first] = batch;
  const ContextEntries = first ? contextOf(first) : [];
  const everywhere = first?.resources[0] === '*';
  const input = {
    PolicySourceArn: principal,
    ActionNames: batch.map(({ action }) => action),
    ...(everywhere || !first ? {} : { ResourceArns: [...first.resources] }),
    ...(ContextEntries.length > 0 ? { ContextEntries } : {}),
  };
  const pages = paginateSimulatePrincipalPolicy({ client: cx.clients.iam }, input);
  return everyPage(pages, (page) => page.EvaluationResults);
}

/** What the call will say of itself. What it may leave out (`…IfExists`) is left out here as well. */
function contextOf({ condition = {}, scope }: Required): ContextEntry[] {
  const own = Object.entries(condition)
    .filter(([operator]) => !operator.endsWith('IfExists'))
    .flatMap(([, keys]) => Object.entries(keys).map(([key, values]) => entry(key, values)));
  return scope === 'account' ? own : [...own, entry('aws:RequestedRegion', [scope])];
}

const entry = (key: string, values: readonly string[]): ContextEntry => ({
  ContextKeyName: key,
  ContextKeyType: 'string',
  ContextKeyValues: [...values],
});

const isAbout = ({ EvalActionName = '' }: EvaluationResult, { action }: Required): boolean =>
  EvalActionName.toLowerCase() === action.toLowerCase();

/** The most restrictive of what was answered; a refusal for want of something only the real call would say is no refusal yet. */
function verdictOf(answers: readonly EvaluationResult[]): Simulated {
  if (answers.length === 0) return UNKNOWN;
  const refusing = answers.filter(({ EvalDecision }) => EvalDecision !== 'allowed');
  if (refusing.length === 0) return { verdict: 'allowed' };
  const reason = reasonOf(refusing);
  if (reason) return { verdict: 'denied', reason };
  const lacking = refusing.every((answer) =>
    [answer, ...(answer.ResourceSpecificResults ?? [])].some(
      ({ MissingContextValues = [] }) => MissingContextValues.length > 0,
    ),
  );
  return lacking ? UNKNOWN : { verdict: 'denied' };
}

function reasonOf(answers: readonly EvaluationResult[]): Simulated['reason'] {
  const blockedBy = answers.flatMap((answer) => {
    if (answer.OrganizationsDecisionDetail?.AllowedByOrganizations === false)
      return ['service-control-policy' as const];
    const details = [answer, ...(answer.ResourceSpecificResults ?? [])];
    const bounded = details.some(
      (one) => one.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary === false,
    );
    return bounded ? ['permissions-boundary' as const] : [];
  });
  return blockedBy[0];
}
