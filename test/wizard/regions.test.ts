import { describe, expect, it } from 'vitest';
import { rounds } from './rounds.ts';
import { runs } from './run.ts';

const FIVE = 'ap-northeast-2,us-east-1,us-west-2,eu-west-1,eu-central-1';

/** Round trips of a first and a second `init`, and of `destroy`. */
async function measure(region: string, flags: Readonly<Record<string, string>>) {
  const counted = rounds();
  const account = await runs(undefined, counted.options);
  const trips = async (run: () => Promise<unknown>) => {
    const before = counted.count();
    expect(await run()).toBe(0);
    return counted.count() - before;
  };
  const first = await trips(() => account.run({ region, flags }));
  const second = await trips(() => account.run({ region, flags }));
  const undone = await trips(() => account.destroy({ confirm: account.sandbox.accountId }));
  return { first, second, undone };
}

describe('several regions in one run', () => {
  it('take little longer than one: no region waits for another', async () => {
    const flags = { vpc: 'new', alias: 'example-team' };
    const [one, five] = await Promise.all([measure('ap-northeast-2', flags), measure(FIVE, flags)]);
    expect(five.first).toBeLessThanOrEqual(one.first * 1.3);
    expect(five.second).toBeLessThanOrEqual(one.second * 1.3);
    expect(five.undone).toBeLessThanOrEqual(one.undone * 1.3);
  }, 60_000);
});
