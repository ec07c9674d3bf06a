import { findSetupId } from '../aws/setup-id.ts';
import { awsWorld, type LookMemory, readContext } from '../aws/world.ts';
import type { ExitCode } from '../engine/errors.ts';
import type { NodeRecord } from '../engine/ledger.ts';
import { type Change, makePlan } from '../engine/plan.ts';
import { priceOf } from '../prices/prices.ts';
import type { AwsNode } from '../resources/aws-resource.ts';
import { makeLedger } from '../state/ledger.ts';
import { AnswerBook } from './answer-book.ts';
import { commandLine } from './command-line.ts';
import { costsOf } from './costs.ts';
import type { NodeStatus } from './events.ts';
import { gather } from './gather.ts';
import { inRegion } from './in-region.ts';
import { lookAhead } from './look-ahead.ts';
import { regionOfChange } from './planned.ts';
import { quietAsking } from './quiet-asking.ts';
import { goOnRemoving, tellRemoval } from './removal.ts';
import { stepsOfSetUp } from './selection.ts';
import { type Session, setupOf } from './session.ts';
import type { GlobalOptions, Surroundings } from './surroundings.ts';

/** Says of every node whether it is there as wanted. Writes nothing. */
export async function tellStatus(session: Session, options: GlobalOptions, around: Surroundings): Promise<ExitCode> {
  const { connection, regions, local, store } = session;
  const { computer, signal, report } = around;
  if (!store.state) report({ type: 'notice', level: 'info', code: 'run.no-state-yet' });
  tellRemoval(store.state, options, around);
  report({ type: 'looking' });
  const home = regions[0] ?? '';
  const memory: LookMemory = new Map();
  const partsOf = (id: string) => {
    const setup = setupOf(session, id);
    return { connection, setup, homeRegion: home, computer, local, secrets: new Map(), signal };
  };
  const asking = quietAsking(new AnswerBook(store.state?.answers), around, (event) => {
    if (event.type === 'step-failed') report(event);
  });
  const wanted = stepsOfSetUp(session, asking, report);
  const recorded = partsOf(store.state?.setupId ?? '');
  const ahead = (scope: string) => readContext(recorded, scope, memory);
  lookAhead({ wanted, regions, contextOf: ahead, asking, state: store.state });
  const looking = regions.map((region) => readContext(partsOf(''), region, memory));
  const names = { user: 'Administrator', role: 'ecsInstanceRole', profile: 'ecsInstanceRole', cluster: 'default' };
  const id = store.state?.setupId ?? (await findSetupId(looking, names, undefined)) ?? '';
  const parts = partsOf(id);
  const contextOf = (scope: string) => readContext(parts, scope, memory);
  const { nodes, failed } = await gather({ wanted, regions, contextOf, asking, asked: { resetPassword: '' } });
  const ledger = makeLedger(store, () => computer.now());
  const plan = await makePlan(nodes, contextOf, awsWorld(parts), ledger, new Set());
  // What could not even be looked at is not in place for all anybody knows.
  let open = failed.length;
  const prices: number[] = [];
  for (const [at, change] of plan.changes.entries()) {
    const isUnfinished = nodes[at] !== undefined && wasNotFinished(change, nodes[at], store.record(change.node));
    const status = isUnfinished ? 'missing' : statusOf(change);
    if (status !== 'done') open += 1;
    const value = nodes[at]?.value ?? '';
    if (change.fault) report({ type: 'node-failed', node: change.node, step: change.step, fault: change.fault });
    if (!nodes[at]?.absent || status !== 'done') {
      // What is not there costs nothing.
      const monthlyPrice = change.live ? priceOf(change.type, change.live, regionOfChange(change, regions)) : 0;
      prices.push(monthlyPrice);
      report({
        type: 'status',
        node: change.node,
        step: change.step,
        status,
        resource: change.type,
        scope: change.scope,
        value,
        live: change.live ?? {},
        monthlyPrice,
        ...(isUnfinished ? { unfinished: true } : {}),
        ...(change.owner ? { owner: change.owner } : {}),
      });
    }
  }
  report({
    type: 'costs',
    ...costsOf(
      prices,
      regions,
      plan.changes.map(({ type }) => type),
    ),
  });
  const exitCode = open === 0 ? 0 : 1;
  const destroy = goOnRemoving(store.state, options, around);
  const code = open === 0 ? 'status.all-in-place' : 'status.something-missing';
  report({
    type: 'result',
    ok: open === 0,
    exitCode,
    summary: {
      code,
      facts: {
        count: String(open),
        command: commandLine(inRegion('init', session, options), options, around),
        destroy,
      },
    },
  });
  return exitCode;
}

/** Is what is there not as wanted because a run was stopped at it, and not because somebody changed it since? */
function wasNotFinished(
  { action, live, spec }: Change,
  { absent, resource }: AwsNode,
  record: NodeRecord | undefined,
): boolean {
  if (action === 'keep' || absent || !live || !record) return false;
  return record.status === 'applying' || resource.compare(spec, record.live).length > 0;
}

function statusOf(change: Change): NodeStatus {
  if (change.action === 'keep') return 'done';
  return change.live === undefined ? 'missing' : 'changed';
}
