import { applyPlan } from '../engine/apply.ts';
import { verify } from '../engine/verify.ts';
import { makeLedger } from '../state/ledger.ts';
import { regionOfNode } from '../steps/node-ids.ts';
import type { Fixing } from './doctor-fixes.ts';
import type { Examination } from './examine.ts';
import type { Session } from './session.ts';
import { newSetupId } from './setup-id.ts';
import type { Surroundings } from './surroundings.ts';

/** Carries out confirmed fixes and waits until the account shows them. @returns how many of them were not done */
export async function carryOutFixes(
  fixing: Fixing,
  { world, setupId }: Examination,
  { store, regions }: Session,
  around: Surroundings,
): Promise<number> {
  if (!store.state) {
    store.start({ setupId: setupId || newSetupId(), tool: around.version });
    store.update((state) => ({ ...state, regions }));
  }
  // A region that was only looked at is not set up by the next run.
  const fixed = fixing.nodes.flatMap(({ id }) => regionOfNode(id) ?? []);
  store.update((state) => ({ ...state, regions: [...new Set([...state.regions, ...fixed])] }));
  const ledger = makeLedger(store, () => around.computer.now());
  const plan = { changes: fixing.changes };
  const { outcomes } = await applyPlan(plan, fixing.nodes, { world, ledger, emit: around.report });
  for (const [node, { region, answered }] of fixing.revoked) {
    // What was asked for once, and was found to be dangerous, is not asked for again by the next run.
    if (answered && outcomes.get(node)?.kind === 'done') store.update((state) => withoutSsh(state, region));
  }
  await store.save();
  around.signal.throwIfAborted();
  await verify({ plan, outcomes }, fixing.nodes, world, ledger, around.report);
  return fixing.shown.filter(({ node }) => outcomes.get(node)?.kind !== 'done').length;
}

type State = NonNullable<Session['store']['state']>;

function withoutSsh(state: State, region: string): State {
  const { answers } = state;
  const closed = { ...answers.regions[region], sshCidr: 'none' };
  return { ...state, answers: { ...answers, regions: { ...answers.regions, [region]: closed } } };
}
