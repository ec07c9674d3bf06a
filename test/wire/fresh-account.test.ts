import { createPublicKey } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { told } from '../e2e/told.ts';
import type { Inventory } from '../support/inventory.ts';
import { startMoto } from '../support/moto.ts';
import type { RunResult } from '../support/run.ts';
import { openAccount, region, type TestAccount, usual } from './account.ts';

const setup = { 'aws-ecs-setup:setup-id': '<setup-id>' };
const tags = (node: string, name?: string) => ({
  ...setup,
  'aws-ecs-setup:node': node,
  ...(name ? { Name: name } : {}),
});
const ec2Trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};
const rule = (direction: 'in' | 'out', ports: string | undefined, peer: string, node?: string) => ({
  direction,
  protocol: ports === undefined ? '-1' : 'tcp',
  ports,
  peer,
  tags: node ? tags(`${region}/ingress-${node}`) : {},
});

/** The public key in a PEM private key, as OpenSSH writes it (RFC 4253, 6.6). */
function sshRsa(pem: string): string {
  const { n = '', e = '' } = createPublicKey(pem).export({ format: 'jwk' });
  const framed = (bytes: Buffer) => Buffer.concat([Buffer.from([0, 0, bytes.length >> 8, bytes.length & 255]), bytes]);
  const positive = (text: string) => Buffer.concat([Buffer.from([0]), Buffer.from(text, 'base64url')]);
  const blob = [Buffer.from('ssh-rsa'), Buffer.from(e, 'base64url'), positive(n)].map(framed);
  return `ssh-rsa ${Buffer.concat(blob).toString('base64')}`;
}

const mode = (path: string) => statSync(path).mode & 0o777;
const filesIn = (directory: string): readonly string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('init --yes in a fresh account', () => {
  let account: TestAccount;
  let untouched: Inventory;
  let run: RunResult;
  let keyPath: string;
  let csvPath: string;
  let statePath: string;

  beforeAll(async () => {
    const moto = await startMoto();
    untouched = await (await openAccount(moto)).inventory();
    account = await openAccount(moto);
    const keys = join(account.home, 'keys');
    const state = join(account.home, 'state');
    const flags = ['--alias', 'example-team', '--key-dir', keys, '--key-name', 'sam-key-pair', '--state-dir', state];
    run = await account.run(['init', ...usual, '--debug', ...flags]);
    keyPath = join(keys, 'sam-key-pair.pem');
    csvPath = join(account.home, `Administrator-${account.id}-credentials.csv`);
    statePath = join(state, readdirSync(state).find((name) => /^aws-\d{12}@.*\.json$/.test(name)) ?? 'no state file');
  });

  test('ends with everything done', () => {
    expect(run.code, run.stderr).toBe(0);
    expect(told(run).failures).toEqual([]);
    expect(told(run).of('verify-done')).toMatchObject([{ unconfirmed: [] }]);
  });

  test("makes the guide's things and changes nothing else", async () => {
    const before = untouched.regions[region];
    const made = await account.inventory();
    expect(made).toEqual({
      ...untouched,
      aliases: ['example-team'],
      groups: [
        {
          name: 'Administrators',
          policies: ['arn:aws:iam::aws:policy/AdministratorAccess'],
          members: ['Administrator'],
        },
      ],
      users: [
        {
          name: 'Administrator',
          tags: tags('account/admin-user'),
          boundary: undefined,
          hasPassword: true,
          groups: ['Administrators'],
          policies: [],
          accessKeys: [],
        },
      ],
      roles: [
        {
          name: 'ecsInstanceRole',
          trust: ec2Trust,
          policies: ['arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role'],
          inlinePolicies: {},
          boundary: undefined,
          tags: tags('account/instance-role'),
        },
      ],
      instanceProfiles: [
        { name: 'ecsInstanceRole', roles: ['ecsInstanceRole'], tags: tags('account/instance-profile') },
      ],
      serviceLinkedRoles: ['ecs.amazonaws.com'],
      regions: {
        [region]: {
          ...before,
          keyPairs: [
            {
              name: 'sam-key-pair',
              type: 'rsa',
              publicKey: 'ssh-rsa <key>',
              tags: tags(`${region}/key-pair`, 'sam-key-pair'),
            },
          ],
          securityGroups: [
            ...(before?.securityGroups ?? []),
            {
              id: 'sg ecs-instances-default-cluster of vpc default',
              name: 'ecs-instances-default-cluster',
              description: expect.stringMatching(/^[\x20-\x7e]+$/),
              vpc: 'vpc default',
              tags: tags(`${region}/security-group`, 'ecs-instances-default-cluster'),
              rules: [
                expect.objectContaining(rule('in', '22-22', '203.0.113.25/32', 'ssh')),
                expect.objectContaining(rule('in', '443-443', '0.0.0.0/0', 'https')),
                expect.objectContaining(rule('in', '80-80', '0.0.0.0/0', 'http')),
                expect.objectContaining(rule('out', undefined, '0.0.0.0/0')),
              ],
            },
          ],
          clusters: [
            {
              name: 'default',
              status: 'ACTIVE',
              capacityProviders: [],
              settings: ['containerInsights=disabled'],
              tags: tags(`${region}/cluster`),
            },
          ],
        },
      },
    });
  });

  test('leaves the private half of the key pair here alone, readable by its owner only', async () => {
    const pem = readFileSync(keyPath, 'utf8');
    expect(mode(keyPath)).toBe(0o400);
    expect((await account.exactly()).regions[region]?.keyPairs[0]?.publicKey).toBe(sshRsa(pem));
    expect(filesIn(join(account.home, 'keys'))).toEqual([keyPath]);
    const bodies = account.recorder.calls.map((call) => JSON.stringify(call.parameters)).join('\n');
    expect(bodies).not.toContain('PRIVATE KEY');
  });

  test('writes the password that AWS was sent into the credentials file', () => {
    expect(mode(csvPath)).toBe(0o600);
    const [header, record, rest] = readFileSync(csvPath, 'utf8').split('\n');
    expect(header).toBe('User name,Password,Console sign-in URL');
    const [user, quoted = '', url] = /^([^,]+),(.+),(https:\S+)$/.exec(record ?? '')?.slice(1) ?? [];
    const password = quoted.startsWith('"') ? quoted.slice(1, -1).replaceAll('""', '"') : quoted;
    expect({ user, url, rest }).toEqual({
      user: 'Administrator',
      url: `https://${account.id}.signin.aws.amazon.com/console`,
      rest: '',
    });
    const sent = account.recorder.calls.filter((call) => call.action === 'CreateLoginProfile');
    expect(sent.map((call) => call.parameters.Password)).toEqual([password]);
    expect(sent[0]?.parameters.PasswordResetRequired).toBe('true');
    expect(password.length).toBeGreaterThanOrEqual(14);
  });

  test('keeps a private state file with a version and every node', () => {
    const state = JSON.parse(readFileSync(statePath, 'utf8'));
    expect(mode(statePath)).toBe(0o600);
    expect(mode(join(account.home, 'state')) & 0o077).toBe(0);
    expect(state.version).toEqual(expect.any(Number));
    expect(state.account).toMatchObject({ partition: 'aws', accountId: account.id });
    expect(Object.keys(state.nodes).sort()).toEqual(
      told(run)
        .plan.map((change) => change.node)
        .sort(),
    );
    expect(state.nodes[`${region}/vpc`].owner).toBe('adopted');
    expect(state.nodes[`${region}/security-group`].owner).toBe('created');
  });

  test('tells no secret: not on the streams, not in any other file', () => {
    const password = String(
      account.recorder.calls.find((call) => call.action === 'CreateLoginProfile')?.parameters.Password,
    );
    const keyLine = readFileSync(keyPath, 'utf8').split('\n')[5] ?? '';
    expect(keyLine).toMatch(/^[\w+/]{64}$/);
    expect(password.length).toBeGreaterThan(8);
    const places = filesIn(account.home).filter((path) => path !== keyPath && path !== csvPath);
    expect(places.length).toBeGreaterThan(0);
    const texts = [run.stdout, run.stderr, ...places.map((path) => readFileSync(path, 'latin1'))];
    for (const text of texts) {
      expect(text.includes(password)).toBe(false);
      expect(text.includes(JSON.stringify(password).slice(1, -1))).toBe(false);
      expect(text).not.toContain(keyLine);
      expect(text).not.toContain('PRIVATE KEY');
    }
  });
});
