import type { Cell } from './cell.ts';
import type { SandboxStage } from './sandbox-stage.ts';
import { randomFrom, seedOf } from './seed.ts';
import { STATES, type StateFate, stateFileIn } from './state-damage.ts';

/** From where a struck run left everything: what follows, for each fate of the state. Where there is none, there is one way to go on. */
export async function everyFate(
  stage: SandboxStage,
  strike: Pick<Cell, 'command' | 'call' | 'fault'>,
  flaws: readonly string[],
  goOn: (state: StateFate, random: () => number) => Promise<readonly string[]>,
): Promise<readonly Cell[]> {
  const struck = stage.save();
  const random = randomFrom(seedOf(`${strike.command} ${strike.call} ${strike.fault}`));
  const hasState = stateFileIn(stage.traces.stateDirectory) !== undefined;
  const cells: Cell[] = [];
  for (const state of hasState ? STATES : (['kept'] as const)) {
    stage.restore(struck);
    cells.push({ ...strike, state, flaws: [...flaws, ...(await goOn(state, random))] });
  }
  return cells;
}
