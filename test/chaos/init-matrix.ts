import { describe, expect, test } from 'vitest';
import { everyFate } from '../support/chaos/fates.ts';
import type { Fault } from '../support/chaos/faults.ts';
import { goOnWithInit, rehearseInit, strikeInit } from '../support/chaos/init-play.ts';
import { openSandboxStage } from '../support/chaos/sandbox-stage.ts';

/** A test for every writing call of `init`, for each of the faults. */
export async function initMatrix(faults: readonly Fault[]): Promise<void> {
  const stage = await openSandboxStage();
  const fresh = stage.save();
  const rehearsal = await rehearseInit(stage);
  describe.each(faults)('init, %s', (fault) => {
    test.for(rehearsal.calls)('%s', async (call, { task }) => {
      stage.restore(fresh);
      const first = await strikeInit(stage, { call, fault });
      const cells = await everyFate(stage, { command: 'init', call, fault }, first, (state, random) =>
        goOnWithInit(stage, state, rehearsal, random),
      );
      task.meta.cells = cells;
      expect(cells.filter(({ flaws }) => flaws.length > 0)).toEqual([]);
    });
  });
}
