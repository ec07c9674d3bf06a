import { describe, expect, it } from 'vitest';
import { denial, meddledRuns } from './meddling.ts';
import { runs } from './run.ts';
import { account } from './undone.ts';

const FIVE = 'ap-northeast-2,us-east-1,us-west-2,eu-west-1,eu-central-1';

describe('several regions in one run', () => {
  it('are one plan, one state and one summary, and what is account-wide is made once', async () => {
    const account = await runs();
    expect(await account.run({ region: FIVE, flags: { vpc: 'default' } })).toBe(0);
    const of = (type: string) => account.told.filter((event) => event.type === type);
    expect([of('plan'), of('next-steps'), of('result')].map(({ length }) => length)).toEqual([1, 1, 1]);
    const made = account.told.flatMap((event) => (event.type === 'node-done' ? [event.node] : []));
    expect(made.filter((node) => node === 'account/instance-role')).toHaveLength(1);
    expect(made.filter((node) => node.endsWith('/cluster'))).toHaveLength(5);
  });
});

describe('a region that an organization has closed', () => {
  it('leaves the others their set-up', async () => {
    const here = await meddledRuns();
    const because = 'with an explicit deny in a service control policy';
    here.meddle((action, region) =>
      region === 'eu-central-1' && /^(ec2|ecs):/.test(action) ? denial(action, because) : undefined,
    );
    const regions = ['ap-northeast-2', 'eu-central-1', 'us-west-2'];
    const flags = { vpc: 'new', 'ssh-cidr': 'none', 'key-type': 'ed25519' };
    expect(await here.run({ yes: true, region: regions.join(','), flags })).toBe(1);
    here.meddle(() => undefined);
    const { regions: made } = await account(here, ...regions);
    expect(regions.map((region) => made[region]?.clusters.length)).toEqual([1, 0, 1]);
    expect(await here.run({ resume: true, yes: true, region: regions.join(',') })).toBe(0);
    const { regions: then } = await account(here, ...regions);
    expect(regions.map((region) => then[region]?.clusters.length)).toEqual([1, 1, 1]);
  });
});
