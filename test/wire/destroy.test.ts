import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { beforeAll, describe, expect, test } from 'vitest';
import { told } from '../e2e/told.ts';
import type { Inventory } from '../support/inventory.ts';
import { type Moto, sharedMoto } from '../support/moto.ts';
import type { Interference } from '../support/proxy.ts';
import { openAccount, own, region, type TestAccount, usual } from './account.ts';

let moto: Moto;
beforeAll(async () => {
  moto = await sharedMoto();
});

const full = [...usual, '--vpc', 'new', '--alias'];

async function setUp(): Promise<{ account: TestAccount; before: Inventory; sure: readonly string[] }> {
  const account = await openAccount(moto);
  const before = own(await account.exactly());
  const run = await account.run(['init', ...full, `team-${account.id}`]);
  expect(run.code, run.stdout).toBe(0);
  account.recorder.clear();
  return { account, before, sure: ['destroy', '--json', '--yes', '--confirm', account.id] };
}

/** The first calls of an action are refused as EC2 does it. */
function refusing(action: string, code: string, times: number, status = 400): Interference {
  let left = times;
  const body = `<Response><Errors><Error><Code>${code}</Code><Message>no</Message></Error></Errors><RequestID>1</RequestID></Response>`;
  return {
    before: (call) => {
      if (call.action !== action || left <= 0) return undefined;
      left -= 1;
      return { status, body };
    },
  };
}

describe('destroy over the wire', () => {
  test('empties the account to what was there before init', async () => {
    const { account, before, sure } = await setUp();
    const run = await account.run(sure);
    expect(run.code, run.stdout + run.stderr).toBe(0);
    expect(own(await account.exactly())).toEqual(before);
  });

  test('empties every region of the set-up', async () => {
    const account = await openAccount(moto);
    const regions = `${region},us-west-2`;
    const first = await account.run(['init', '--yes', '--json', '--region', regions, '--ssh-cidr', 'none']);
    expect(first.code, first.stdout).toBe(0);
    const run = await account.run(['destroy', '--json', '--yes', '--confirm', account.id]);
    expect(run.code, run.stdout + run.stderr).toBe(0);
    expect((await account.exactly()).users).toEqual([]);
    expect(account.recorder.calls.filter(({ action }) => action === 'DeleteSecurityGroup')).toHaveLength(2);
  });

  test('sends no writing call before it is confirmed', async () => {
    const { account } = await setUp();
    const run = await account.run(['destroy']);
    expect(run.code).toBe(2);
    expect(account.writes()).toEqual([]);
  });

  test('waits while something still depends on a thing', async () => {
    const { account, before, sure } = await setUp();
    account.recorder.interfere(refusing('DeleteVpc', 'DependencyViolation', 2));
    const run = await account.run(sure);
    expect(run.code, run.stdout + run.stderr).toBe(0);
    expect(told(run).of('node-waiting')).toMatchObject([{ reason: 'in-use' }, { reason: 'in-use' }]);
    expect(own(await account.exactly())).toEqual(before);
  });

  test('goes on after a refusal, reports what is left with its price, and ends it the next time', async () => {
    const { account, before, sure } = await setUp();
    account.recorder.interfere(refusing('DeleteVpc', 'UnauthorizedOperation', 1, 403));
    const run = await account.run(sure);
    expect(run.code).toBe(1);
    expect(told(run).of('leftovers')).toMatchObject([
      { things: [{ node: `${region}/vpc`, monthlyPrice: 0, fault: { kind: 'denied', action: 'ec2:DeleteVpc' } }] },
    ]);
    const { Vpcs = [] } = await account.clients.ec2(region).send(new DescribeVpcsCommand({}));
    expect(Vpcs).toHaveLength(2);
    expect((await account.run(sure)).code).toBe(0);
    expect(own(await account.exactly())).toEqual(before);
  });
});
