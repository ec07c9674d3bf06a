import { beforeAll, describe, expect, test } from 'vitest';
import {
  goOnWithDestroy,
  readBefore,
  rehearseDestroy,
  setUp,
  strikeDestroy,
} from '../../support/chaos/destroy-play.ts';
import { dealt, isOver } from '../../support/chaos/sample.ts';
import { randomFrom, seedOf } from '../../support/chaos/seed.ts';
import { beforehand, openWireStage } from '../../support/chaos/wire-stage.ts';
import { type Moto, startMoto } from '../../support/moto.ts';

const { before, calls } = await beforehand(async (stage) => {
  const empty = await readBefore(stage);
  await setUp(stage);
  return { before: empty, ...(await rehearseDestroy(stage, empty)) };
});

let moto: Moto;
beforeAll(async () => {
  moto = await startMoto();
});

describe.concurrent('destroy over the wire', () => {
  test.for(dealt(calls))('$call, $fault, state $state', async ({ state, ...strike }, { task, skip }) => {
    skip(isOver(), 'the time for a sample is over');
    const stage = await openWireStage(moto);
    await setUp(stage);
    const first = await strikeDestroy(stage, strike);
    const random = randomFrom(seedOf(`destroy ${strike.call} ${strike.fault}`));
    const flaws = [...first, ...(await goOnWithDestroy(stage, state, before, random))];
    task.meta.cells = [{ command: 'destroy over the wire', ...strike, state, flaws }];
    expect(flaws).toEqual([]);
  });
});
