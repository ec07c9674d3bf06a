import { describe, expect, it } from 'vitest';
import { SetupError } from '../../src/engine/errors.ts';
import { runDoctor, runStatus } from '../../src/wizard/commands.ts';
import { EVERYTHING } from './everything.ts';
import { person } from './person.ts';
import { countedRuns } from './rounds.ts';
import { OWN, SURE } from './undone.ts';

const FIVE = 'ap-northeast-2,us-east-1,us-west-2,eu-west-1,eu-central-1';
const LEFT = new SetupError('left', {}, 2);

/** Round trips until a person is asked something, who then leaves. */
async function untilAsked(region: string): Promise<number> {
  const here = await countedRuns();
  const asked: number[] = [];
  const leave = async (): Promise<never> => {
    asked.push(here.count());
    throw LEFT;
  };
  await expect(here.run({ region }, { ...person(), ask: leave, choose: leave })).rejects.toBe(LEFT);
  return asked[0] ?? Number.NaN;
}

/** Round trips of the runs of a set-up, from the first look at an empty account to its end. */
async function measure(region: string, flags: Readonly<Record<string, string>>) {
  const here = await countedRuns();
  const options = { region, yes: true, stateDirectory: here.stateDirectory };
  const look = here.around(undefined);
  return {
    asked: await untilAsked(region),
    dryRun: await here.trips(() => here.run({ region, flags, dryRun: true })),
    first: await here.trips(() => here.run({ region, flags })),
    second: await here.trips(() => here.run({ region, flags })),
    status: await here.trips(() => runStatus(options, look)),
    doctor: await here.trips(() => runDoctor(options, look)),
    toDestroy: await here.trips(() => here.destroy({ ...SURE, dryRun: true })),
    destroy: await here.trips(() => here.destroy(SURE)),
  };
}

/** Every run of the one took no more round trips than the other allows. */
function expectAtMost(taken: Readonly<Record<string, number>>, most: Readonly<Record<string, number>>): void {
  const tooMany = Object.entries(taken).filter(([run, count]) => !(count <= (most[run] ?? 0)));
  expect(Object.fromEntries(tooMany)).toEqual({});
}

/**
 * The longest chain of a first run: who we are, everything there is, the VPC, its internet gateway, the gateway's attachment, the route to it,
 * and whether it all shows. The gateway could be made beside the VPC; where the VPC is refused, for there are five already, it would be left over.
 */
const CORE = { asked: 2, dryRun: 2, first: 7, second: 2, status: 2, doctor: 3, toDestroy: 4, destroy: 15 };

describe('waiting for AWS', () => {
  it('takes no longer than the longest chain of calls of which each needs the one before', async () => {
    expectAtMost(await measure('ap-northeast-2', OWN), CORE);
  });

  it('takes no longer for five regions', async () => {
    expectAtMost(await measure(FIVE, OWN), CORE);
  }, 60_000);

  it('takes little longer for all the extras, of which AWS itself takes its time to make some', async () => {
    const { first: _, destroy: __, ...looks } = await measure('ap-northeast-2', EVERYTHING);
    expectAtMost(looks, { asked: 2, dryRun: 4, second: 4, status: 4, doctor: 5, toDestroy: 6 });
  }, 60_000);
});
