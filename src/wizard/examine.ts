import type { StepId } from '../answers/flags.ts';
import type { ReadContext, WriteContext } from '../aws/context.ts';
import { findSetupId } from '../aws/setup-id.ts';
import { awsWorld, type LookMemory, readContext } from '../aws/world.ts';
import type { Examined } from '../checks/check.ts';
import { type Fault, SetupError } from '../engine/errors.ts';
import { makePlan, type Plan } from '../engine/plan.ts';
import type { NodeId, Scope } from '../engine/resource.ts';
import type { World } from '../engine/world.ts';
import { makeLedger } from '../state/ledger.ts';
import { AnswerBook } from './answer-book.ts';
import { commandLine } from './command-line.ts';
import { gather } from './gather.ts';
import { inRegion } from './in-region.ts';
import { lookAhead, lookForTagged } from './look-ahead.ts';
import { quietAsking } from './quiet-asking.ts';
import { STEP_NEEDS, stepsOfSetUp } from './selection.ts';
import { type Session, setupOf } from './session.ts';
import type { GlobalOptions, Surroundings } from './surroundings.ts';

/** What one look at account and computer found, and what it takes to put something right. */
export interface Examination {
  readonly examined: Examined;
  /** Of this set-up; empty where there is none. */
  readonly setupId: string;
  readonly world: World<ReadContext, WriteContext>;
  /** The plan of the same look, with these nodes accepted. */
  planWith(accepted: ReadonlySet<NodeId>): Promise<Plan>;
}

/** Looks at everything afresh: the plan over all nodes with the answers so far, or the default ones. Writes nothing. */
export async function examine(session: Session, options: GlobalOptions, around: Surroundings): Promise<Examination> {
  const { connection, regions, local, store } = session;
  const { computer, signal } = around;
  const home = regions[0] ?? '';
  const memory: LookMemory = new Map();
  const partsOf = (id: string) => {
    const setup = setupOf(session, id);
    return { connection, setup, homeRegion: home, computer, local, secrets: new Map(), signal };
  };
  const faults = new Map<StepId, Fault>();
  const asking = quietAsking(new AnswerBook(store.state?.answers), around, (event) => {
    if (event.type === 'step-failed') faults.set(event.step as StepId, event.fault);
  });
  const wanted = stepsOfSetUp(session, asking, () => undefined);
  const recorded = partsOf(store.state?.setupId ?? '');
  const ahead = (scope: Scope) => readContext(recorded, scope, memory);
  lookForTagged(regions, ahead);
  lookAhead({ wanted, regions, contextOf: ahead, asking, state: store.state });
  const setupId = store.state?.setupId ?? (await taggedId(regions.map((one) => readContext(partsOf(''), one, memory))));
  const parts = partsOf(setupId);
  const contextOf = (scope: Scope) => readContext(parts, scope, memory);
  const { nodes, failed } = await gather({ wanted, regions, contextOf, asking, asked: { resetPassword: '' } });
  const world = awsWorld(parts);
  const ledger = makeLedger(store, () => computer.now());
  const planWith = (accepted: ReadonlySet<NodeId>) => makePlan(nodes, contextOf, world, ledger, accepted);
  const examined: Examined = {
    regions,
    changes: (await planWith(new Set())).changes,
    nodes,
    failed: failed.flatMap((step) => {
      const fault = faults.get(step) ?? faults.get(STEP_NEEDS[step]?.[0] ?? step);
      return fault ? [{ step, fault }] : [];
    }),
    hasState: store.state !== undefined,
    records: store.state?.nodes ?? {},
    contextOf,
    command: (words) => commandLine(inRegion(words, session, options), options, around),
  };
  return { examined, setupId, world, planWith };
}

/** The id that the account's tags tell of. Two of them are no reason to stop looking: what carries them is found as left over. */
async function taggedId(looks: readonly ReadContext[]): Promise<string> {
  const names = { user: 'Administrator', role: 'ecsInstanceRole', profile: 'ecsInstanceRole', cluster: 'default' };
  try {
    return (await findSetupId(looks, names, undefined)) ?? '';
  } catch (error) {
    if (error instanceof SetupError && error.code === 'setup.two-ids') return '';
    throw error;
  }
}
