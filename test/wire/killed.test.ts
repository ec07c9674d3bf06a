import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { told } from '../e2e/told.ts';
import type { Inventory } from '../support/inventory.ts';
import { type Moto, sharedMoto } from '../support/moto.ts';
import { openAccount, region, type TestAccount, usual } from './account.ts';

const args = ['init', ...usual, '--vpc', 'new', '--key-name', 'sam-key-pair', '--key-dir', 'keys'];

let moto: Moto;
let undisturbed: Inventory;
beforeAll(async () => {
  moto = await sharedMoto();
  const account = await openAccount(moto);
  const run = await account.run(args);
  if (run.code !== 0) throw new Error(run.stderr);
  undisturbed = await account.inventory();
});

/** One key, one password, and both are those in the files here. */
async function expectNothingLost(account: TestAccount): Promise<void> {
  expect(readdirSync(join(account.home, 'keys'))).toEqual(['sam-key-pair.pem']);
  const csv = readFileSync(join(account.home, `Administrator-${account.id}-credentials.csv`), 'utf8');
  const sent = account.recorder.calls.filter((call) => call.action === 'CreateLoginProfile');
  const passwords = new Set(sent.map((call) => String(call.parameters.Password)));
  expect(passwords.size).toBe(1);
  const [password = ''] = passwords;
  expect(csv).toContain(`Administrator,${/[",]/.test(password) || /^[=+@-]/.test(password) ? '"' : ''}`);
  expect(csv.replaceAll('""', '"')).toContain(password);
  const keys = account.recorder.calls.filter((call) => call.action === 'ImportKeyPair');
  const materials = new Set(keys.map((call) => String(call.parameters.PublicKeyMaterial)));
  expect(materials.size).toBe(1);
  const held = (await account.exactly()).regions[region]?.keyPairs[0]?.publicKey ?? 'none';
  expect(Buffer.from([...materials][0] ?? '', 'base64').toString('utf8')).toContain(held);
}

describe.concurrent('a run that is killed', () => {
  test.each([
    { when: 'before', action: 'CreateLoginProfile' },
    { when: 'after', action: 'CreateLoginProfile' },
    { when: 'after', action: 'ImportKeyPair' },
    { when: 'before', action: 'CreateVpc' },
    { when: 'after', action: 'CreateVpc' },
    { when: 'after', action: 'AuthorizeSecurityGroupIngress' },
    { when: 'after', action: 'AddRoleToInstanceProfile' },
  ] as const)('$when $action reached the account is gone on with: nothing twice, nothing lost', async (point) => {
    const account = await openAccount(moto);
    const tool = account.start(args);
    const strike = (call: { readonly action: string }) => {
      if (call.action !== point.action) return undefined;
      tool.kill('SIGKILL');
      return 'reset' as const;
    };
    account.recorder.interfere(point.when === 'before' ? { before: strike } : { after: strike });
    expect((await tool.wait()).signal).toBe('SIGKILL');
    account.recorder.interfere({});
    const again = await account.run(args);
    expect(again.code, again.stdout).toBe(0);
    expect(await account.inventory()).toEqual(undisturbed);
    await expectNothingLost(account);
  });

  test('and whose state is lost as well is gone on with by the tags', async () => {
    const account = await openAccount(moto);
    const tool = account.start([...args, '--state-dir', 'state']);
    account.recorder.interfere({
      after(call) {
        if (call.action !== 'CreateRoute') return undefined;
        tool.kill('SIGKILL');
        return 'reset';
      },
    });
    expect((await tool.wait()).signal).toBe('SIGKILL');
    account.recorder.interfere({});
    rmSync(join(account.home, 'state'), { recursive: true });
    const again = await account.run([...args, '--state-dir', 'state']);
    expect(again.code, again.stdout).toBe(0);
    expect(await account.inventory()).toEqual(undisturbed);
    await expectNothingLost(account);
  });
});

describe.concurrent('answers that are lost while the run lives', () => {
  test.each(['before', 'after'] as const)('once for every writing action, %s it was carried out', async (when) => {
    const account = await openAccount(moto);
    const lost = new Set<string>();
    const strike = (call: { readonly action: string; readonly writes: boolean }) => {
      if (!call.writes || lost.has(call.action)) return undefined;
      lost.add(call.action);
      return 'reset' as const;
    };
    account.recorder.interfere(when === 'before' ? { before: strike } : { after: strike });
    const run = await account.run(args);
    expect(run.code, run.stdout).toBe(0);
    expect(told(run).failures).toEqual([]);
    expect(lost.size).toBeGreaterThan(15);
    expect(await account.inventory()).toEqual(undisturbed);
    await expectNothingLost(account);
  });
});
