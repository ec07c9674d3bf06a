import { describe, expect, test } from 'vitest';
import { goOnWithDestroy, readBefore, rehearseDestroy, setUp, strikeDestroy } from '../support/chaos/destroy-play.ts';
import { everyFate } from '../support/chaos/fates.ts';
import { FAULTS } from '../support/chaos/faults.ts';
import { openSandboxStage } from '../support/chaos/sandbox-stage.ts';

const stage = await openSandboxStage();
const before = await readBefore(stage);
await setUp(stage);
const ready = stage.save();
const { calls } = await rehearseDestroy(stage, before);

describe.each(FAULTS)('destroy, %s', (fault) => {
  test.for(calls)('%s', async (call, { task }) => {
    stage.restore(ready);
    const first = await strikeDestroy(stage, { call, fault });
    const cells = await everyFate(stage, { command: 'destroy', call, fault }, first, (state, random) =>
      goOnWithDestroy(stage, state, before, random),
    );
    task.meta.cells = cells;
    expect(cells.filter(({ flaws }) => flaws.length > 0)).toEqual([]);
  });
});
