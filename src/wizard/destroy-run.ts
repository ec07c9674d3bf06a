import { faultOf } from '../aws/fault.ts';
import { awsWorld, type LookMemory, readContext } from '../aws/world.ts';
import { type ExitCode, SetupError } from '../engine/errors.ts';
import type { NodeId, Scope } from '../engine/resource.ts';
import { findRecorded } from '../engine/undo-find.ts';
import { planUndo } from '../engine/undo-plan.ts';
import { RESOURCES } from '../resources/index.ts';
import type { State } from '../state/schema.ts';
import { regionOfNode } from '../steps/node-ids.ts';
import { carryOutUndo, type Undo } from './carry-out-undo.ts';
import { confirmUndo } from './confirm-undo.ts';
import type { DestroyOptions } from './destroy-options.ts';
import { lookForBlockers, lookForTagged } from './look-ahead.ts';
import { type Session, setupOf } from './session.ts';
import type { Surroundings } from './surroundings.ts';
import { isChosen, NOT_CHOSEN, type UndoChoice, whyNot } from './undo-choice.ts';
import { findTagged } from './undo-tagged.ts';
import { undoPlanEvent, usedThings } from './undo-telling.ts';

/** Looks for everything this set-up made, shows what goes and what stays, asks, and takes it away. */
export async function undoSetup(session: Session, options: DestroyOptions, around: Surroundings): Promise<ExitCode> {
  const nobodyToAsk = options.yes || !around.prompter;
  const { state } = session.store;
  if (!state) throw new SetupError('resume.none-at-all', {}, 3);
  refuseOtherAccount(options.confirm, session);
  const { healed, path } = session.store;
  if (healed) around.report({ type: 'notice', level: 'warning', code: 'run.state-healed', facts: { path } });
  around.report({ type: 'looking' });
  const undo = await lookAndPlan(state, options, session, around, nobodyToAsk);
  const shown = undo.plan.filter(({ undoing }) => undoing.because?.reason !== NOT_CHOSEN);
  const going = shown.filter(({ undoing }) => undoing.action !== 'leave');
  const used = usedThings(pickNodes(state, undo.choice), undo.plan, around.computer);
  around.report(undoPlanEvent(shown, used, [...undo.unclear, ...undo.unseen], options.dryRun, around.computer));
  if (options.dryRun) {
    around.report({
      type: 'result',
      ok: true,
      exitCode: 0,
      summary: { code: going.length > 0 ? 'destroy.dry-run-end' : 'destroy.nothing' },
    });
    return 0;
  }
  if (going.length > 0) await confirmUndo(options, session, undo.contextOf, around);
  return await carryOutUndo(undo, shown, options, session, around);
}

async function lookAndPlan(
  state: State,
  options: DestroyOptions,
  session: Session,
  around: Surroundings,
  nobodyToAsk: boolean,
): Promise<Undo> {
  const { connection, identity, local } = session;
  const { computer, signal } = around;
  const choice: UndoChoice = {
    only: options.only,
    regions: options.region === undefined ? undefined : session.regions,
  };
  const homeRegion = state.regions[0] ?? session.regions[0] ?? '';
  const setup = setupOf(session, state.setupId);
  const parts = { connection, setup, homeRegion, computer, local, secrets: new Map(), signal };
  const memory: LookMemory = new Map();
  const contextOf = (scope: string) => readContext(parts, scope, memory);
  const typeOf = (type: string) => RESOURCES.find((resource) => resource.type === type);
  const world = awsWorld(parts);
  const everywhere = [...new Set([...state.regions, ...(state.formerRegions ?? [])])];
  const regions = everywhere.filter((region) => choice.regions?.includes(region) ?? true);
  // What uses a file on this computer is to be looked for in the region it is for.
  const contextFor = (scope: Scope, node: NodeId) => contextOf(regionOfNode(node) ?? scope);
  lookForTagged(regions, contextOf);
  lookForBlockers(pickNodes(state, choice), contextFor);
  const recorded = await findRecorded(state.nodes, { typeOf, contextOf, world });
  const tagged = await findTagged(state.setupId, regions, contextOf, recorded.made);
  const excuse = (made: Undo['plan'][number]['made']) => whyNot(made, choice, state, identity, nobodyToAsk);
  const plan = await planUndo([...recorded.made, ...tagged.made], { contextOf: contextFor, faultOf, excuse });
  const chosen = ({ node }: { readonly node: string }) => isChosen(node, choice, state);
  return {
    choice,
    plan,
    gone: recorded.gone.filter((node) => chosen({ node })),
    unclear: recorded.unclear.filter(chosen),
    unseen: tagged.unclear.map(({ type, scope, fault }) => ({ node: scope, type, fault })),
    contextOf,
    world,
  };
}

/** The records of what was chosen. */
function pickNodes(state: State, choice: UndoChoice): State['nodes'] {
  return Object.fromEntries(Object.entries(state.nodes).filter(([node]) => isChosen(node, choice, state)));
}

/** A wrong number is a wrong account: nothing is even looked for. */
function refuseOtherAccount(confirm: string | undefined, { identity }: Session): void {
  if (confirm === undefined || confirm.replaceAll('-', '') === identity.accountId) return;
  const facts = { flag: '--confirm', value: confirm, account: identity.accountId };
  throw new SetupError('destroy.wrong-account', facts, 2);
}
