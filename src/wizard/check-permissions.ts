import { makeClients } from '../aws/clients.ts';
import type { ReadContext } from '../aws/context.ts';
import type { WorldParts } from '../aws/world.ts';
import { limiter } from '../engine/limits.ts';
import type { Change, Plan } from '../engine/plan.ts';
import { checksOf, requiredBy } from '../permissions/check.ts';
import { type DryRun, dryRun } from '../permissions/dry-runs.ts';
import { type NoPrincipal, principalOf } from '../permissions/principal.ts';
import type { Required } from '../permissions/required.ts';
import { type Simulated, simulate } from '../permissions/simulate.ts';
import { statementsFor } from '../permissions/statement.ts';
import type { AwsNode } from '../resources/aws-resource.ts';
import type { Report } from './events.ts';
import type { Prompter } from './prompter.ts';
import type { SetupOptions } from './setup-options.ts';

export interface PermissionsAsked {
  readonly options: Pick<SetupOptions, 'checkPermissions' | 'dryRun'>;
  readonly plan: Plan;
  readonly nodes: readonly AwsNode[];
  readonly parts: WorldParts;
  /** The look the plan was made with. */
  readonly cx: ReadContext;
  readonly report: Report;
  /** Absent where nobody can be asked whether to go on all the same. */
  readonly prompter: Prompter | undefined;
}

/** Dry runs under way at a time. */
const AT_ONCE = 4;

const NOT_SIMULATED: Readonly<Record<NoPrincipal, string>> = {
  root: 'permissions.root',
  federated: 'permissions.federated',
  'role-unread': 'permissions.role-unread',
};

/**
 * `--check-permissions`: asks beforehand for exactly what the plan would do. True, and told as the run's end, when something is expected to
 * be missing and nobody wants to go on all the same. Changes nothing.
 */
export async function lacksPermissions(asked: PermissionsAsked): Promise<boolean> {
  const { options, plan, parts, report, prompter } = asked;
  if (!options.checkPermissions) return false;
  const { identity } = parts.setup;
  const all = requiredBy(plan.changes, { partition: identity.partition.id, accountId: identity.accountId });
  report({ type: 'looking' });
  const simulated = all.length > 0 ? await simulation(all, asked) : new Map<Required, Simulated>();
  const checks = checksOf(all, simulated, await dryRuns(asked));
  const missing = checks.filter(({ verdict }) => verdict === 'denied');
  report({ type: 'permissions', expected: true, checks, statements: statementsFor(missing.map(asRequired)) });
  if (missing.length === 0) return false;
  // A dry run ends here anyway.
  if (prompter && !options.dryRun && (await prompter.confirm({ code: 'permissions.go-on' }, false))) return false;
  const summary = { code: 'permissions.missing', facts: { count: String(missing.length) } };
  report({ type: 'result', ok: false, exitCode: 1, summary });
  return true;
}

/** Whatever cannot be simulated is said to be so: unknown is not allowed. */
async function simulation(
  all: readonly Required[],
  { cx, report }: PermissionsAsked,
): Promise<ReadonlyMap<Required, Simulated>> {
  const principal = await principalOf(cx);
  if ('none' in principal) {
    report({ type: 'notice', level: 'info', code: NOT_SIMULATED[principal.none] });
    return new Map();
  }
  const { results, fault } = await simulate(cx, principal.arn, all);
  if (fault) {
    const facts = { principal: principal.arn, message: fault.message };
    const code = fault.kind === 'denied' ? 'permissions.may-not-simulate' : 'permissions.simulation-failed';
    report({ type: 'notice', level: 'warning', code, facts });
  }
  return results;
}

/** EC2 alone has dry runs. Where an endpoint is set nobody knows whether they are honoured there, so that none is sent. */
async function dryRuns({ plan, nodes, parts, report }: PermissionsAsked): Promise<readonly DryRun[]> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const planned = plan.changes.filter(
    ({ action, type, blockedBy }) => /^(create|update|remove)$/.test(action) && type.startsWith('ec2.') && !blockedBy,
  );
  if (planned.length === 0) return [];
  if (parts.connection.endpoint !== undefined) {
    report({
      type: 'notice',
      level: 'info',
      code: 'permissions.no-dry-runs',
      facts: { endpoint: parts.connection.endpoint },
    });
    return [];
  }
  const slots = limiter(AT_ONCE);
  const asking = planned.map((change) => slots(() => ask(byId.get(change.node), change, parts)));
  return (await Promise.all(asking)).filter((run) => run !== undefined);
}

function ask(node: AwsNode | undefined, change: Change, parts: WorldParts): Promise<DryRun | undefined> {
  const { connection, setup, computer } = parts;
  const clients = makeClients(connection, change.scope, 'dry-run');
  const cx = { setup, region: change.scope, computer, secrets: new Map(), clients };
  return node ? dryRun(node, change, cx) : Promise.resolve(undefined);
}

const asRequired = (check: Omit<Required, 'scope'>): Required => ({ ...check, scope: 'account' });
