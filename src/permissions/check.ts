import type { Change } from '../engine/plan.ts';
import type { DryRun } from './dry-runs.ts';
import type { Condition, Need } from './need.ts';
import { factsOf, type Required, required } from './required.ts';
import type { Simulated, Verdict } from './simulate.ts';
import { needsOf } from './table.ts';

/** What is expected of one permission. */
export interface PermissionCheck {
  readonly action: string;
  readonly resources: readonly string[];
  readonly condition?: Condition;
  readonly nodes: readonly string[];
  /** `unknown` where nobody could be asked. */
  readonly verdict: Verdict;
  readonly reason?: Simulated['reason'];
}

interface Where {
  readonly partition: string;
  readonly accountId: string;
}

/** The permissions of exactly what a plan would do now; each once, with all who need it. */
export function requiredBy(changes: readonly Change[], where: Where): readonly Required[] {
  const byNode = new Map(changes.map((change) => [change.node, change]));
  const found = new Map<string, Required>();
  for (const change of changes.filter(({ blockedBy }) => blockedBy === undefined)) {
    const facts = factsOf(change, (node) => byNode.get(node));
    for (const need of plannedNeeds(change)) {
      const { nodes: _, ...one } = required(need, { ...where, scope: change.scope, facts });
      const key = JSON.stringify(one);
      found.set(key, { ...one, nodes: [...(found.get(key)?.nodes ?? []), change.node] });
    }
  }
  return [...found.values()];
}

function plannedNeeds({ type, action }: Change): readonly Need[] {
  return action === 'create' || action === 'update' || action === 'remove' ? needsOf(type)[action].filter(isWrite) : [];
}

/** To look is proven already: there would be no plan otherwise. */
const isWrite = ({ action }: Need): boolean => !/:(Describe|Get|List)/.test(action);

/** Denied if either says so, allowed if one does, else unknown. */
export function checksOf(
  all: readonly Required[],
  simulated: ReadonlyMap<Required, Simulated>,
  dryRuns: readonly DryRun[],
): readonly PermissionCheck[] {
  return all.map((one) => {
    const { action, resources, condition, nodes } = one;
    const bySimulation = simulated.get(one);
    const verdict = merged([bySimulation?.verdict ?? 'unknown', ...dryRuns.flatMap((run) => bearing(run, one))]);
    const reason = bySimulation?.reason;
    return { action, resources, ...(condition ? { condition } : {}), nodes, verdict, ...(reason ? { reason } : {}) };
  });
}

/** A dry run that is allowed proves the permission to tag at creation as well; one that is denied speaks of its own action alone. */
function bearing({ node, action, verdict }: DryRun, one: Required): readonly Verdict[] {
  if (!one.nodes.includes(node)) return [];
  const createAction = one.condition?.StringEquals?.['ec2:CreateAction']?.[0];
  const isItsTags = verdict === 'allowed' && createAction !== undefined && action === `ec2:${createAction}`;
  return action === one.action || isItsTags ? [verdict] : [];
}

function merged(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('denied')) return 'denied';
  return verdicts.includes('allowed') ? 'allowed' : 'unknown';
}
