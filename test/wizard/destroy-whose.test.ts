import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generateKeyPair } from '../../src/computer/keys/generate.ts';
import type { AccountData } from '../../src/sandbox/account.ts';
import type { UserData } from '../../src/sandbox/iam-data.ts';
import { type Runs, runs } from './run.ts';
import { ACCOUNT, account, last, OWN, PLAIN, SURE, stays } from './undone.ts';

const REGION = 'ap-northeast-2';
const ADMINISTRATOR_ACCESS = 'arn:aws:iam::aws:policy/AdministratorAccess';
const statePath = ({ folder }: Runs) => join(folder, 'state', 'sandbox', `aws-${ACCOUNT}.json`);

/** Somebody's user. */
const user = (name: string, groups: readonly string[]): UserData => ({
  name,
  id: `AIDAEXAMPLE${name.toUpperCase()}`,
  path: '/',
  created: 0,
  visibleAt: 0,
  tags: [],
  attachedPolicies: [],
  inlinePolicies: [],
  groups: [...groups],
  accessKeys: [],
  mfaDevices: [],
});

function regionOf({ regions }: AccountData) {
  const region = regions[REGION];
  if (!region) throw new TypeError('no such region');
  return region;
}

describe('what somebody else had put there is not taken for what was made here in its place', () => {
  test('the membership of another user, once ours was deleted by hand', async () => {
    const here = await runs();
    expect(await here.run({ yes: true, only: ['admin'], flags: PLAIN })).toBe(0);
    await here.sandbox.edit(({ iam }) => {
      iam.users.splice(0, 1, user('sam', ['Administrators']));
    });
    await here.run({ yes: true, only: ['admin'], flags: { 'admin-user': 'sam' } });
    await here.destroy(SURE);
    expect((await account(here)).users).toMatchObject([{ name: 'sam', groups: ['Administrators'] }]);
  });

  test('the policy of another group, once ours was deleted by hand', async () => {
    const here = await runs();
    expect(await here.run({ yes: true, only: ['admin'], flags: PLAIN })).toBe(0);
    await here.sandbox.edit(({ iam }) => {
      const [ours] = iam.groups;
      if (!ours) throw new TypeError('no group');
      iam.groups.push({ ...ours, name: 'ops', id: 'AGPAEXAMPLEOPS', attachedPolicies: [ADMINISTRATOR_ACCESS] });
      iam.groups.shift();
      for (const one of iam.users) one.groups = [];
    });
    await here.run({ yes: true, only: ['admin'], flags: { 'admin-group': 'ops' } });
    await here.destroy(SURE);
    expect((await account(here)).groups).toMatchObject([{ name: 'ops', policies: [ADMINISTRATOR_ACCESS] }]);
  });

  test("a person's own private key, where ours was", async () => {
    const here = await runs();
    expect(await here.run({ yes: true, only: ['key-pair'], flags: PLAIN })).toBe(0);
    const path = join(here.folder, 'keys', `alice-key-pair-${REGION}.pem`);
    const { privateFile } = await generateKeyPair('ed25519', 'pem', 'mine');
    await rm(path);
    await writeFile(path, privateFile);
    await chmod(path, 0o400);
    expect(await here.run({ yes: true, only: ['key-pair'], flags: PLAIN })).toBe(1);
    await here.destroy(SURE);
    expect(existsSync(path) && (await readFile(path, 'utf8'))).toBe(privateFile);
  });
});

test('a copy that carries our tags beside the recorded thing is left by --yes', async () => {
  const here = await runs();
  expect(await here.run({ yes: true, flags: OWN })).toBe(0);
  await here.sandbox.edit((data) => {
    const groups = regionOf(data).securityGroups;
    const ours = groups.find(({ name }) => name.startsWith('ecs-instances'));
    if (ours) groups.push({ ...structuredClone(ours), id: 'sg-0123456789abcdef0', name: 'copy' });
  });
  expect(await here.destroy(SURE)).toBe(1);
  const left = last(here, 'undo-plan').things.filter(({ type }) => type === 'ec2.security-group');
  expect(left.map(({ title, action, known }) => `${title.split(' ')[0]} ${action} ${known}`).sort()).toEqual([
    'copy leave tag',
    'ecs-instances-default-cluster remove record',
  ]);
  expect((await account(here)).regions[REGION]?.securityGroups.map(({ name }) => name)).toContain('copy');
});

describe('an instance profile that was there before', () => {
  const inUse = async () => {
    const here = await runs();
    await here.sandbox.edit(({ iam }) => {
      const about = { id: 'AIPAEXAMPLE', path: '/', created: 0, visibleAt: 0, tags: [] };
      iam.instanceProfiles.push({ ...about, name: 'ecsInstanceRole', roles: [] });
    });
    expect(await here.run({ yes: true, flags: PLAIN })).toBe(0);
    await here.sandbox.edit((data) => {
      const region = regionOf(data);
      const [vpc] = region.vpcs;
      const [subnet] = region.subnets;
      region.instances.push({
        id: 'i-0123456789abcdef0',
        state: 'running',
        vpcId: vpc?.id ?? '',
        subnetId: subnet?.id ?? '',
        groupIds: [],
        tags: [],
        instanceProfileArn: 'arn:aws:iam::123456789012:instance-profile/ecsInstanceRole',
      });
    });
    return here;
  };

  test('and that an instance uses keeps the role that was put inside, with its policy', async () => {
    const here = await inUse();
    expect(await here.destroy(SURE)).toBe(1);
    expect(Object.keys(stays(here)).sort()).toEqual([
      'account/instance-profile-role',
      'account/instance-role',
      'account/instance-role-policy',
    ]);
    expect(stays(here)['account/instance-profile-role']).toBe('undo.profile-instances');
  });

  test('and a role that was there as well keeps the policy that instances work with', async () => {
    const here = await inUse();
    const state = JSON.parse(readFileSync(statePath(here), 'utf8'));
    for (const node of ['account/instance-role', 'account/instance-profile-role']) state.nodes[node].owner = 'adopted';
    writeFileSync(statePath(here), JSON.stringify(state));
    await here.sandbox.edit(({ iam }) => {
      for (const role of iam.roles) role.tags = [];
    });
    expect(await here.destroy(SURE)).toBe(1);
    expect(stays(here)).toEqual({ 'account/instance-role-policy': 'undo.profile-instances' });
  });
});

test('the only private key of instances stays, though its key pair was deleted by hand', async () => {
  const here = await runs();
  expect(await here.run({ yes: true, only: ['key-pair'], flags: PLAIN })).toBe(0);
  await here.sandbox.edit((data) => {
    const region = regionOf(data);
    const [vpc] = region.vpcs;
    const [pair] = region.keyPairs.splice(0);
    const where = { vpcId: vpc?.id ?? '', subnetId: region.subnets[0]?.id ?? '', groupIds: [], tags: [] };
    region.instances.push({ ...where, id: 'i-0123456789abcdef0', state: 'stopped', keyName: pair?.name ?? '' });
  });
  expect(await here.destroy(SURE)).toBe(1);
  expect(stays(here)).toEqual({ [`computer/${REGION}/key-file`]: 'undo.key-pair-instances' });
  expect(existsSync(join(here.folder, 'keys', `alice-key-pair-${REGION}.pem`))).toBe(true);
  await here.sandbox.edit((data) => void regionOf(data).instances.splice(0));
  expect(await here.destroy(SURE)).toBe(0);
});

describe('what the user whose credentials are used was given stays', () => {
  const arn = `arn:aws:iam::${ACCOUNT}:user/ops/sam`;
  const asSam = () => runs({ Account: ACCOUNT, Arn: arn, UserId: 'AIDAEXAMPLESAM' });

  test('a membership, and with it the group and its policy', async () => {
    const here = await asSam();
    await here.sandbox.edit(({ iam }) => void iam.users.push(user('sam', [])));
    expect(await here.run({ yes: true, flags: { ...PLAIN, 'admin-user': 'sam' } })).toBe(0);
    expect(await here.destroy(SURE)).toBe(1);
    expect(stays(here)).toMatchObject({
      'account/admin-membership': 'undo.signs-the-requests',
      'account/admin-password': 'undo.signs-the-requests',
      'account/admin-group': 'undo.still-holds',
      'account/admin-group-policy': 'undo.needed-by',
    });
    expect((await account(here)).users).toMatchObject([{ name: 'sam', groups: ['Administrators'] }]);
  });

  test('a policy of a group they are in that was there before', async () => {
    const here = await asSam();
    await here.sandbox.edit(({ iam }) => {
      const about = {
        id: 'AGPAEXAMPLE',
        path: '/',
        created: 0,
        visibleAt: 0,
        attachedPolicies: [],
        inlinePolicies: [],
      };
      iam.groups.push({ ...about, name: 'Administrators' });
      iam.users.push(user('sam', ['Administrators']));
    });
    const accept = ['account/admin-group-policy'];
    expect(await here.run({ yes: true, flags: PLAIN, accept })).toBe(0);
    expect(await here.destroy(SURE)).toBe(1);
    expect(stays(here)).toEqual({ 'account/admin-group-policy': 'undo.signs-the-requests' });
  });
});
