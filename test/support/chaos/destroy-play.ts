import { type Inventory, readInventory } from '../inventory.ts';
import { differencesOf } from './difference.ts';
import { filesOf, type Traces } from './evidence.ts';
import { isKill, type Strike } from './faults.ts';
import { type Done, endOf, type Stage } from './stage.ts';
import { keepCopy, type StateFate, stateFileIn, sufferFate } from './state-damage.ts';

/** Everything has appeared by then. */
const MEANWHILE = 60_000;

/** The account before a set-up. */
export async function readBefore({ traces }: Stage): Promise<Inventory> {
  return withoutWhatStays(await readInventory(traces.clients, [traces.region]));
}

/** Sets everything up. @throws Error when that does not end well */
export async function setUp(stage: Stage): Promise<void> {
  const ending = await stage.run('init');
  if (ending.exitCode !== 0) throw new Error(`an undisturbed run ended with ${endOf(ending)}`);
  await stage.wait(MEANWHILE);
}

/** Takes an undisturbed set-up away again; returns what it did. @throws Error when something is left */
export async function rehearseDestroy(stage: Stage, before: Inventory): Promise<Done> {
  const ending = await stage.run('destroy');
  const flaws = await flawsAfterDestroy(stage.traces, before);
  if (ending.exitCode !== 0 || flaws.length > 0) {
    throw new Error(`an undisturbed destroy ended with ${endOf(ending)}\n${flaws.join('\n')}`);
  }
  return { calls: [...new Set(ending.writes)], changes: ending.changes };
}

/** Strikes a first run; says what went otherwise than it should. */
export async function strikeDestroy(stage: Stage, strike: Strike): Promise<readonly string[]> {
  const ending = await stage.run('destroy', strike);
  if (!ending.struck) return ['the call never came'];
  const wanted = isKill(strike.fault) ? undefined : 0;
  return ending.exitCode === wanted ? [] : [`the struck run ended with ${endOf(ending)}`];
}

/** What follows: the state suffers its fate, `destroy` runs again, and the account must be as it was before there was a set-up. */
export async function goOnWithDestroy(
  stage: Stage,
  state: StateFate,
  before: Inventory,
  random: () => number,
): Promise<readonly string[]> {
  const { traces } = stage;
  const isOver = stateFileIn(traces.stateDirectory) === undefined;
  const putBack = keepCopy(traces.stateDirectory);
  const remains = sufferFate(traces.stateDirectory, state, random);
  const flaws: string[] = [];
  if (!isOver && remains !== 'readable') {
    flaws.push(...(await refused(stage, remains)));
    putBack();
  }
  const again = await stage.run('destroy');
  // Where nothing is left, there is no set-up to take away.
  const asItShould = isOver ? again.exitCode === 3 && again.writes.length === 0 : again.exitCode === 0;
  if (!asItShould) flaws.push(`the next run ended with ${endOf(again)}`);
  return [...flaws, ...(await flawsAfterDestroy(traces, before))];
}

/** Without its record nothing is taken away. */
async function refused(stage: Stage, remains: 'unreadable' | 'none'): Promise<readonly string[]> {
  const ending = await stage.run('destroy');
  const wanted = remains === 'none' ? 'resume.none-at-all 3' : 'state.unreadable 1';
  const asItShould = `${ending.refusal?.code} ${ending.exitCode}` === wanted && ending.writes.length === 0;
  return asItShould ? [] : [`without a state that can be read it ended with ${endOf(ending)}`];
}

async function flawsAfterDestroy(traces: Traces, before: Inventory): Promise<readonly string[]> {
  const now = withoutWhatStays(await readInventory(traces.clients, [traces.region]));
  const state = filesOf(traces.stateDirectory).filter((name) => /\.json(\.backup)?$/.test(name));
  const left = [...filesOf(traces.keyDirectory), ...filesOf(traces.credentialsDirectory), ...state];
  return [...differencesOf(before, now), ...left.map((name) => `${name} is left over`)];
}

/** The role that AWS keeps for itself stays, as it does with everybody; a deleted cluster is shown for a while. */
function withoutWhatStays(inventory: Inventory): Inventory {
  const regions = Object.entries(inventory.regions).map(([name, region]) => {
    const clusters = region.clusters.filter(({ status }) => status !== 'INACTIVE');
    return [name, { ...region, clusters }] as const;
  });
  return { ...inventory, serviceLinkedRoles: [], regions: Object.fromEntries(regions) };
}
