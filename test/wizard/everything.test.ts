import { describe, expect, it } from 'vitest';
import { EVERYTHING, somebody } from './everything.ts';
import { runs } from './run.ts';
import { account, files, last, SURE } from './undone.ts';

const REGIONS = ['ap-northeast-2', 'eu-central-1'];

describe('everything the tool can set up, in two regions at once', () => {
  it('is made, is in place the second time without a writing call, and is undone to what was there before', async () => {
    const here = await runs();
    const before = await account(here, ...REGIONS);
    const region = REGIONS.join(',');
    expect(await here.run({ region, flags: EVERYTHING }, somebody(here))).toBe(0);
    const made = await account(here, ...REGIONS);
    expect(made.users.map(({ name }) => name).sort()).toEqual(['Administrator', 'dana', 'kim']);
    expect(made.mfaDevices).toHaveLength(1);
    for (const one of REGIONS) {
      expect(made.regions[one]?.natGateways).toHaveLength(1);
      expect(made.regions[one]?.endpoints.length).toBeGreaterThan(8);
    }

    expect(await here.run({ region })).toBe(0);
    expect(last(here, 'plan').changes.filter(({ action }) => action !== 'keep')).toEqual([]);
    expect(await account(here, ...REGIONS)).toEqual(made);

    expect(await here.destroy(SURE)).toBe(0);
    expect(await account(here, ...REGIONS)).toEqual(before);
    expect(files(here)).toEqual([]);
  }, 60_000);
});
