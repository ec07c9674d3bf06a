import { flawsOf, readTraces, type Undisturbed } from './evidence.ts';
import { isKill, type Strike } from './faults.ts';
import { type Done, type Ending, endOf, type Stage } from './stage.ts';
import { moveStateAway, type StateFate, stateFileIn, sufferFate } from './state-damage.ts';

/** How long somebody takes to delete or move a file: what was made by then has appeared. */
const PERSON = 15_000;

/** An undisturbed run: what the others are held against. */
export interface Rehearsal extends Undisturbed, Done {}

/** @throws Error when even that does not end well */
export async function rehearseInit(stage: Stage): Promise<Rehearsal> {
  const ending = await stage.run('init');
  if (ending.exitCode !== 0) throw new Error(`an undisturbed run ended with ${endOf(ending)}`);
  return { ...(await readTraces(stage.traces)), calls: [...new Set(ending.writes)], changes: ending.changes };
}

/** Strikes a first run; says what went otherwise than it should. */
export async function strikeInit(stage: Stage, strike: Strike): Promise<readonly string[]> {
  const ending = await stage.run('init', strike);
  if (!ending.struck) return ['the call never came'];
  const wanted = isKill(strike.fault) ? undefined : 0;
  return ending.exitCode === wanted ? [] : [`the struck run ended with ${endOf(ending)}`];
}

/** What follows: the state suffers its fate, `init` (or `resume`) runs again, and all must be as if nothing had happened. */
export async function goOnWithInit(
  stage: Stage,
  state: StateFate,
  rehearsal: Rehearsal,
  random: () => number,
): Promise<readonly string[]> {
  const { traces } = stage;
  const hadState = stateFileIn(traces.stateDirectory) !== undefined;
  const remains = sufferFate(traces.stateDirectory, state, random);
  const refused = remains === 'unreadable' ? await refusedByName(stage) : [];
  if (hadState && remains !== 'readable') await stage.wait(PERSON);
  const again = await stage.run(state === 'kept' && hadState && random() < 0.5 ? 'resume' : 'init');
  return [
    ...refused,
    ...(again.exitCode === 0 ? [] : [`the next run ended with ${endOf(again)}`]),
    ...(await flawsOf(traces, rehearsal, state === 'kept')),
    ...(state === 'kept' ? await flawsOfOneMore(stage, again) : []),
  ];
}

/** Neither state can be read: the run says which files, and does nothing. Then what it says is done. */
async function refusedByName(stage: Stage): Promise<readonly string[]> {
  const { stateDirectory } = stage.traces;
  const ending = await stage.run('init');
  const { code, facts } = ending.refusal ?? {};
  const named = code === 'state.unreadable' && facts?.path === stateFileIn(stateDirectory);
  moveStateAway(stateDirectory);
  return [
    ...(named && ending.exitCode === 1 ? [] : [`an unreadable state ended with ${endOf(ending)}`]),
    ...(ending.writes.length === 0 ? [] : ['a refused run changed the account']),
  ];
}

/** Once all is there, a run changes nothing: that was so already, or is with one more. */
async function flawsOfOneMore(stage: Stage, last: Ending): Promise<readonly string[]> {
  const { writes } = last.writes.length === 0 ? last : await stage.run('init');
  return writes.length === 0 ? [] : [`one more run sent ${writes.join(', ')}`];
}
