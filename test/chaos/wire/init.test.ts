import { beforeAll, describe, expect, test } from 'vitest';
import { goOnWithInit, rehearseInit, strikeInit } from '../../support/chaos/init-play.ts';
import { dealt, isOver } from '../../support/chaos/sample.ts';
import { randomFrom, seedOf } from '../../support/chaos/seed.ts';
import { beforehand, openWireStage } from '../../support/chaos/wire-stage.ts';
import { type Moto, startMoto } from '../../support/moto.ts';

const rehearsal = await beforehand(rehearseInit);

let moto: Moto;
beforeAll(async () => {
  moto = await startMoto();
});

describe.concurrent('init over the wire', () => {
  test.for(dealt(rehearsal.calls))('$call, $fault, state $state', async ({ state, ...strike }, { task, skip }) => {
    skip(isOver(), 'the time for a sample is over');
    const stage = await openWireStage(moto);
    const first = await strikeInit(stage, strike);
    const random = randomFrom(seedOf(`init ${strike.call} ${strike.fault}`));
    const flaws = [...first, ...(await goOnWithInit(stage, state, rehearsal, random))];
    task.meta.cells = [{ command: 'init over the wire', ...strike, state, flaws }];
    expect(flaws).toEqual([]);
  });
});
