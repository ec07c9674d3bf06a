import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateKeyPairCommand, DeleteKeyPairCommand, ImportKeyPairCommand } from '@aws-sdk/client-ec2';
import { beforeAll, describe, expect, test } from 'vitest';
import { told } from '../e2e/told.ts';
import { type Moto, sharedMoto } from '../support/moto.ts';
import { openAccount, region, type TestAccount, usual } from './account.ts';

const node = `${region}/key-pair`;

let moto: Moto;
beforeAll(async () => {
  moto = await sharedMoto();
});

/** A new ED25519 public key as OpenSSH writes it. */
function newPublicKey(): string {
  const { x = '' } = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });
  const framed = (bytes: Buffer) => Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes]);
  const blob = Buffer.concat([framed(Buffer.from('ssh-ed25519')), framed(Buffer.from(x, 'base64url'))]);
  return `ssh-ed25519 ${blob.toString('base64')}`;
}

async function pairs(account: TestAccount) {
  const { regions } = await account.exactly();
  return (regions[region]?.keyPairs ?? []).map(({ name, publicKey }) => ({ name, publicKey }));
}

const keyFiles = (account: TestAccount): readonly string[] => {
  const directory = join(account.home, 'keys');
  return existsSync(directory) ? readdirSync(directory) : [];
};

async function withPairInEc2(): Promise<{ account: TestAccount; args: readonly string[] }> {
  const account = await openAccount(moto);
  await account.clients.ec2(region).send(new CreateKeyPairCommand({ KeyName: 'sam-key-pair' }));
  return { account, args: ['key-pair', ...usual.slice(0, 4), '--key-name', 'sam-key-pair', '--key-dir', 'keys'] };
}

describe.concurrent('a key pair of that name in EC2 whose private half is not here', () => {
  test('is a conflict: it stays, and no key file is made that would open nothing', async () => {
    const { account, args } = await withPairInEc2();
    const before = await pairs(account);
    const run = await account.run(args);
    expect([run.code, told(run).conflicts]).toEqual([1, [node]]);
    const flags = told(run).plan.flatMap((change) => change.conflict?.choices.map((choice) => choice.flag) ?? []);
    // Nobody does without the step that they run alone.
    expect(flags).toEqual(['--key-name NAME', '--public-key FILE', '--replace-key-pair']);
    expect(keyFiles(account)).toEqual([]);
    expect(account.writes()).toEqual([]);
    expect(await pairs(account)).toEqual(before);
  });

  test('stops only its own step of init', async () => {
    const { account } = await withPairInEc2();
    const run = await account.run(['init', ...usual, '--key-name', 'sam-key-pair', '--key-dir', 'keys']);
    expect([run.code, told(run).conflicts]).toEqual([1, [node]]);
    const { regions, users } = await account.inventory();
    expect([users.length, regions[region]?.clusters.length]).toEqual([1, 1]);
    expect(keyFiles(account)).toEqual([]);
  });

  test('gives way with --replace-key-pair', async () => {
    const { account, args } = await withPairInEc2();
    const [before] = await pairs(account);
    // moto passes over KeyPairId and deletes nothing; here the test does what EC2 does.
    account.recorder.interfere({
      async before(call) {
        if (call.action !== 'DeleteKeyPair') return undefined;
        expect(call.parameters.KeyPairId).toMatch(/^key-/);
        await account.clients.ec2(region).send(new DeleteKeyPairCommand({ KeyName: 'sam-key-pair' }));
        return undefined;
      },
    });
    const run = await account.run([...args, '--replace-key-pair']);
    expect(run.code, run.stderr).toBe(0);
    const [after, ...more] = await pairs(account);
    expect([after?.name, more]).toEqual(['sam-key-pair', []]);
    expect(after?.publicKey).not.toBe(before?.publicKey);
    expect(keyFiles(account)).toEqual(['sam-key-pair.pem']);
    account.recorder.clear();
    expect((await account.run(args)).code).toBe(0);
    expect(account.writes()).toEqual([]);
  });

  test('stays beside another one with --key-name', async () => {
    const { account, args } = await withPairInEc2();
    const run = await account.run([...args, '--key-name', 'sam-other']);
    expect(run.code, run.stderr).toBe(0);
    expect((await pairs(account)).map(({ name }) => name).sort()).toEqual(['sam-key-pair', 'sam-other']);
    expect(keyFiles(account)).toEqual(['sam-other.pem']);
  });

  test('is kept when --public-key gives the same key, and is a conflict when it gives another', async () => {
    const account = await openAccount(moto);
    const publicKey = newPublicKey();
    const PublicKeyMaterial = Buffer.from(publicKey);
    const ec2 = account.clients.ec2(region);
    await ec2.send(new ImportKeyPairCommand({ KeyName: 'sam-key-pair', PublicKeyMaterial }));
    writeFileSync(join(account.home, 'mine.pub'), `${publicKey} sam@laptop\n`);
    writeFileSync(join(account.home, 'other.pub'), `${newPublicKey()} sam@desk\n`);
    const args = ['key-pair', ...usual.slice(0, 4), '--key-name', 'sam-key-pair', '--key-dir', 'keys'];
    const other = await account.run([...args, '--public-key', 'other.pub']);
    expect([other.code, told(other).conflicts]).toEqual([1, [node]]);
    const run = await account.run([...args, '--public-key', 'mine.pub']);
    expect(run.code, run.stderr).toBe(0);
    expect(account.writes()).toEqual([]);
    expect(keyFiles(account)).toEqual([]);
    expect(await pairs(account)).toEqual([{ name: 'sam-key-pair', publicKey }]);
  });
});

describe.concurrent('a key file that is here already', () => {
  test('is imported when EC2 has no pair of that name, and is never written over', async () => {
    const first = await openAccount(moto);
    const keys = join(first.home, 'keys');
    const args = ['key-pair', ...usual.slice(0, 4), '--key-name', 'sam-key-pair', '--key-dir', keys];
    expect((await first.run(args)).code).toBe(0);
    const file = join(keys, 'sam-key-pair.pem');
    const before = readFileSync(file, 'utf8');
    const second = await openAccount(moto);
    const run = await second.run(args);
    expect(run.code, run.stderr).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(await pairs(second)).toEqual(await pairs(first));
  });

  test('of another kind than --key-type asks for is a conflict', async () => {
    const account = await openAccount(moto);
    const args = ['key-pair', ...usual.slice(0, 4), '--key-name', 'sam-key-pair', '--key-dir', 'keys'];
    expect((await account.run(args)).code).toBe(0);
    account.recorder.clear();
    const run = await account.run([...args, '--key-type', 'ed25519']);
    expect([run.code, told(run).conflicts]).toEqual([1, expect.arrayContaining([`computer/${region}/key-file`])]);
    expect(account.writes()).toEqual([]);
  });
});
