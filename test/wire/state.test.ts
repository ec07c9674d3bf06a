import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CreateSecurityGroupCommand, type Tag } from '@aws-sdk/client-ec2';
import { beforeAll, describe, expect, test } from 'vitest';
import { told } from '../e2e/told.ts';
import { type Moto, sharedMoto } from '../support/moto.ts';
import { openAccount, region, type TestAccount, usual } from './account.ts';
import { defaultVpcId } from './changes.ts';

let moto: Moto;
beforeAll(async () => {
  moto = await sharedMoto();
});

const directory = (account: TestAccount) => join(account.home, 'state');
const args = (account: TestAccount) => ['init', ...usual, '--state-dir', directory(account)];

function setupIdIn(account: TestAccount): string {
  const name = readdirSync(directory(account)).find((file) => file.endsWith('.json'));
  return JSON.parse(readFileSync(join(directory(account), name ?? ''), 'utf8')).setupId;
}

async function groupTagged(account: TestAccount, GroupName: string, setupId: string): Promise<void> {
  const ec2 = account.clients.ec2(region);
  const Tags: Tag[] = [{ Key: 'aws-ecs-setup:setup-id', Value: setupId }];
  const TagSpecifications = [{ ResourceType: 'security-group' as const, Tags }];
  const VpcId = await defaultVpcId(ec2);
  await ec2.send(new CreateSecurityGroupCommand({ GroupName, Description: 'for a test', VpcId, TagSpecifications }));
}

describe.concurrent('a lost state', () => {
  test('is found again by the tags: the same set-up, no writes, nothing twice', async () => {
    const account = await openAccount(moto);
    expect((await account.run([...args(account), '--vpc', 'new'])).code).toBe(0);
    const [before, setupId] = [await account.exactly(), setupIdIn(account)];
    rmSync(directory(account), { recursive: true });
    account.recorder.clear();
    const run = await account.run(args(account));
    expect(run.code, run.stderr).toBe(0);
    expect(account.writes()).toEqual([]);
    expect(setupIdIn(account)).toBe(setupId);
    expect(await account.exactly()).toEqual(before);
    const created = told(run).plan.filter((change) => change.owner === 'created');
    expect(created.map((change) => change.node)).toEqual(
      expect.arrayContaining(['account/admin-user', `${region}/vpc`, `${region}/security-group`, `${region}/key-pair`]),
    );
  });

  test('is told apart by two set-up ids in the account: refused, both named', async () => {
    const account = await openAccount(moto);
    await groupTagged(account, 'one', 'aaaaaaaaaaaa');
    await groupTagged(account, 'two', 'bbbbbbbbbbbb');
    const run = await account.run(['init', '--yes', '--region', region]);
    expect(run.code).toBe(3);
    expect(run.stderr).toContain('aaaaaaaaaaaa');
    expect(run.stderr).toContain('bbbbbbbbbbbb');
    expect(account.writes()).toEqual([]);
  });
});

describe.concurrent('accounts', () => {
  test('resume without a set-up is refused, and names the accounts that have one', async () => {
    const [first, second] = [await openAccount(moto), await openAccount(moto)];
    const nothing = await first.run(['resume', '--yes', '--region', region]);
    expect(nothing.code).toBe(3);
    expect((await first.run(['alias', ...usual.slice(0, 4)])).code).toBe(0);
    const other = await second.run(['resume', '--yes', '--region', region], { home: first.home });
    expect(other.code).toBe(3);
    expect(other.stderr).toContain(first.id);
    expect(second.writes()).toEqual([]);
  });

  test("another account's credentials begin that account's own set-up and say so", async () => {
    const [first, second] = [await openAccount(moto), await openAccount(moto)];
    expect((await first.run(['init', ...usual])).code).toBe(0);
    const before = await first.exactly();
    const calls = first.recorder.calls.length;
    const run = await second.run(['init', ...usual], { home: first.home });
    expect(told(run).of('notice')).toContainEqual(
      expect.objectContaining({ code: 'run.other-account', facts: { accounts: first.id } }),
    );
    expect(first.recorder.calls.length).toBe(calls);
    expect(await first.exactly()).toEqual(before);
    expect((await second.inventory()).users).toHaveLength(1);
  });

  test('--expect-account is held to, with or without dashes', async () => {
    const account = await openAccount(moto);
    const args = ['alias', ...usual.slice(0, 4), '--alias', 'example-team'];
    const wrong = await account.run([...args, '--expect-account', '123456789012']);
    expect(wrong.code).toBe(3);
    expect(wrong.stdout).toContain('--expect-account');
    expect(account.writes()).toEqual([]);
    const dashes = account.id.replace(/(\d{4})(\d{4})/, '$1-$2-');
    expect((await account.run([...args, '--expect-account', dashes])).code).toBe(0);
  });
});

describe.concurrent('two runs at once', () => {
  test('the second is told who holds the set-up; the first ends as if alone', async () => {
    const account = await openAccount(moto);
    let held = () => {};
    const reached = new Promise<void>((resolve) => {
      let open = () => {};
      const gate = new Promise<void>((go) => {
        open = go;
      });
      held = () => open();
      account.recorder.interfere({
        async before(call) {
          if (call.action !== 'CreateUser') return undefined;
          resolve();
          await gate;
          return undefined;
        },
      });
    });
    const first = account.start(['init', ...usual]);
    await reached;
    const second = await account.run(['init', '--yes', '--region', region]);
    const look = await account.run(['status', '--json', '--region', region]);
    held();
    expect(second.code).toBe(1);
    expect(second.stderr).toContain(String(first.pid));
    expect(told(look).of('status').length).toBeGreaterThan(10);
    const end = await first.wait();
    expect(end.code, end.stderr).toBe(0);
    account.recorder.clear();
    expect((await account.run(['init', ...usual])).code).toBe(0);
    expect(account.writes()).toEqual([]);
  });

  test('a lock of a process that is gone is taken over', async () => {
    const account = await openAccount(moto);
    const first = account.start(['init', ...usual]);
    account.recorder.interfere({
      before(call) {
        if (call.action !== 'CreateUser') return undefined;
        first.kill('SIGKILL');
        return 'reset';
      },
    });
    expect((await first.wait()).signal).toBe('SIGKILL');
    account.recorder.interfere({});
    const again = await account.run(['init', ...usual]);
    expect(again.code, again.stderr).toBe(0);
  });
});
