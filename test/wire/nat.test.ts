import { beforeAll, describe, expect, test } from 'vitest';
import { type Moto, sharedMoto } from '../support/moto.ts';
import { openAccount, region, type TestAccount } from './account.ts';

let moto: Moto;
beforeAll(async () => {
  moto = await sharedMoto();
});

const vpc = (...flags: readonly string[]) => ['vpc', '--yes', '--json', '--region', region, ...flags];

/** What of the VPC that the run made leads out of it, by name. */
async function waysOut(account: TestAccount) {
  const here = (await account.inventory()).regions[region];
  const tables = here?.routeTables.filter(({ tags }) => tags.Name?.startsWith('ecs-private')) ?? [];
  return {
    gateways: here?.natGateways.map(({ tags }) => tags.Name),
    addresses: here?.addresses.map(({ Name }) => Name),
    endpoints: here?.endpoints.map(({ tags, type }) => `${type} ${tags.Name}`),
    routes: tables.map(({ routes }) => routes.filter((route) => route.startsWith('0.0.0.0/0')).length),
  };
}

describe.concurrent('private subnets with NAT gateways', () => {
  test('are made once, changed and taken away again, and the account is as it was before', async () => {
    const account = await openAccount(moto);
    const before = await account.inventory();
    const made = await account.run(vpc('--nat', 'one'));
    expect(made.code, made.stderr).toBe(0);
    expect(await waysOut(account)).toEqual({
      gateways: ['ecs-nat-1'],
      addresses: ['ecs-nat-1'],
      endpoints: ['Gateway ecs-s3'],
      routes: [1, 1],
    });

    account.recorder.clear();
    const again = await account.run(vpc('--nat', 'one'));
    expect([again.code, account.writes()]).toEqual([0, []]);

    expect((await account.run(vpc('--nat', 'per-az'))).code).toBe(0);
    expect(account.writes().toSorted()).toEqual(['AllocateAddress', 'CreateNatGateway', 'ReplaceRoute']);

    account.recorder.clear();
    expect((await account.run(vpc('--nat', 'none'))).code).toBe(0);
    const writes = account.writes();
    expect(writes.slice(0, 2)).toEqual(['DeleteRoute', 'DeleteRoute']);
    expect(writes.slice(2).toSorted()).toEqual([
      ...['DeleteNatGateway', 'DeleteNatGateway', 'ReleaseAddress', 'ReleaseAddress'],
    ]);
    expect(await waysOut(account)).toMatchObject({ gateways: [], addresses: [], routes: [0, 0] });

    expect((await account.run(vpc('--nat', 'one'))).code).toBe(0);
    const gone = await account.run(['destroy', '--yes', '--json', '--region', region, '--confirm', account.id]);
    expect(gone.code, gone.stdout).toBe(0);
    expect(await account.inventory()).toEqual(before);
  });

  test.each([
    { when: 'before', action: 'AllocateAddress' },
    { when: 'after', action: 'AllocateAddress' },
    { when: 'before', action: 'CreateNatGateway' },
    { when: 'after', action: 'CreateNatGateway' },
  ] as const)('go on where a run was killed $when $action: nothing twice', async ({ when, action }) => {
    const account = await openAccount(moto);
    const tool = account.start(vpc('--nat', 'one'));
    const strike = (call: { readonly action: string }) => {
      if (call.action !== action) return undefined;
      tool.kill('SIGKILL');
      return 'reset' as const;
    };
    account.recorder.interfere(when === 'before' ? { before: strike } : { after: strike });
    expect((await tool.wait()).signal).toBe('SIGKILL');
    account.recorder.interfere({});
    const again = await account.run(vpc('--nat', 'one'));
    expect(again.code, again.stdout).toBe(0);
    expect(await waysOut(account)).toMatchObject({
      gateways: ['ecs-nat-1'],
      addresses: ['ecs-nat-1'],
      endpoints: ['Gateway ecs-s3'],
      routes: [1, 1],
    });
  });
});
