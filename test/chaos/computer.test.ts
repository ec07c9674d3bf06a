import { describe, expect, test } from 'vitest';
import { isOfState } from '../support/chaos/changes-here.ts';
import { goOnWithDestroy, readBefore, rehearseDestroy, setUp, strikeDestroy } from '../support/chaos/destroy-play.ts';
import { everyFate } from '../support/chaos/fates.ts';
import { goOnWithInit, rehearseInit, strikeInit } from '../support/chaos/init-play.ts';
import { openSandboxStage } from '../support/chaos/sandbox-stage.ts';
import { randomFrom, seedOf } from '../support/chaos/seed.ts';

/** Of the many times the state is written so many are struck; those of the last third may not come in every run. */
const OF_STATE = 8;
const fault = 'killed before';

const stage = await openSandboxStage();
const before = await readBefore(stage);
const fresh = stage.save();
const initRehearsal = await rehearseInit(stage);
stage.restore(fresh);
await setUp(stage);
const ready = stage.save();
const destroyRehearsal = await rehearseDestroy(stage, before);

/** All that are not of the state, and some of those that are. */
function drawn(changes: readonly string[]): readonly string[] {
  const random = randomFrom(seedOf('changes'));
  const ofState = changes.filter(isOfState);
  const some = Array.from({ length: OF_STATE }, () => ofState[Math.floor((random() * ofState.length * 2) / 3)] ?? '');
  return [...new Set([...changes.filter((change) => !isOfState(change)), ...some])];
}

describe('killed before a change on this computer', () => {
  test.for(drawn(initRehearsal.changes))('init, %s', async (call, { task }) => {
    stage.restore(fresh);
    const first = await strikeInit(stage, { call, fault });
    const cells = await everyFate(stage, { command: 'init, on this computer', call, fault }, first, (state, random) =>
      goOnWithInit(stage, state, initRehearsal, random),
    );
    task.meta.cells = cells;
    expect(cells.filter(({ flaws }) => flaws.length > 0)).toEqual([]);
  });

  test.for(drawn(destroyRehearsal.changes))('destroy, %s', async (call, { task }) => {
    stage.restore(ready);
    const first = await strikeDestroy(stage, { call, fault });
    const cells = await everyFate(
      stage,
      { command: 'destroy, on this computer', call, fault },
      first,
      (state, random) => goOnWithDestroy(stage, state, before, random),
    );
    task.meta.cells = cells;
    expect(cells.filter(({ flaws }) => flaws.length > 0)).toEqual([]);
  });
});
