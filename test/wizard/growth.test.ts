import { expect, it } from 'vitest';
import { REGIONS } from '../../src/sandbox/regions.ts';
import { countedRuns } from './rounds.ts';
import { OWN, SURE } from './undone.ts';

/** Round trips of a first and a second `init`, and of `destroy`. */
async function measure(regions: readonly string[]) {
  const here = await countedRuns();
  const region = regions.join(',');
  const trips = async (run: () => Promise<number>) => here.trips(async () => expect(await run()).toBe(0));
  return {
    first: await trips(() => here.run({ region, flags: OWN })),
    second: await trips(() => here.run({ region, flags: OWN })),
    destroy: await trips(() => here.destroy(SURE)),
  };
}

it('all seventeen regions of a new account wait for AWS no more than twice as often as one', async () => {
  const enabled = REGIONS.filter(({ optIn }) => !optIn).map(({ name }) => name);
  expect(enabled).toHaveLength(17);
  const one = await measure(['ap-northeast-2']);
  const all = await measure(enabled);
  expect(all.first).toBeLessThanOrEqual(2 * one.first);
  expect(all.second).toBeLessThanOrEqual(2 * one.second);
  expect(all.destroy).toBeLessThanOrEqual(2 * one.destroy);
}, 60_000);
