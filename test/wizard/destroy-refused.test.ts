import { describe, expect, test } from 'vitest';
import type { AccountData } from '../../src/sandbox/account.ts';
import { type Runs, runs } from './run.ts';
import { account, last, OWN, SURE, stays } from './undone.ts';

const REGION = 'ap-northeast-2';

/** A set-up with everything of its own, and then something of somebody else's. */
async function setUpAnd(change: (data: AccountData) => void): Promise<Runs> {
  const here = await runs();
  expect(await here.run({ yes: true, flags: OWN })).toBe(0);
  await here.sandbox.edit(change);
  return here;
}

function regionOf({ regions }: AccountData) {
  const region = regions[REGION];
  if (!region) throw new TypeError('no such region');
  return region;
}

/** An instance in the first of our subnets, and its network interface. */
function launch(data: AccountData, of: { group?: boolean; profile?: boolean; key?: boolean } = {}): void {
  const region = regionOf(data);
  const vpc = region.vpcs.find(({ isDefault }) => !isDefault);
  const subnet = region.subnets.find(({ vpcId, cidr }) => vpcId === vpc?.id && cidr === '10.0.0.0/20');
  const group = region.securityGroups.find(({ name }) => name.startsWith('ecs-instances'));
  const where = {
    vpcId: vpc?.id ?? '',
    subnetId: subnet?.id ?? '',
    groupIds: of.group && group ? [group.id] : [],
    tags: [],
  };
  const profile = 'arn:aws:iam::123456789012:instance-profile/ecsInstanceRole';
  region.instances.push({
    ...where,
    id: 'i-0123456789abcdef0',
    state: 'running',
    ...(of.key ? { keyName: region.keyPairs[0]?.name ?? '' } : {}),
    ...(of.profile ? { instanceProfileArn: profile } : {}),
  });
  const about = { description: '', interfaceType: 'interface', privateIp: '10.0.0.10' };
  region.networkInterfaces.push({ ...where, ...about, id: 'eni-0123456789abcdef0' });
}

const person = {
  id: 'AIDAEXAMPLE',
  path: '/',
  created: 0,
  visibleAt: 0,
  tags: [],
  attachedPolicies: [],
  inlinePolicies: [],
};

describe('what others use is refused with the reason, and left whole', () => {
  test('a VPC with an instance keeps its gateway, its routes and the subnet in use; the rest goes', async () => {
    const here = await setUpAnd((data) => launch(data));
    expect(await here.destroy(SURE)).toBe(1);
    expect(stays(here)).toMatchObject({
      [`${REGION}/vpc`]: expect.stringMatching(/^undo\./),
      [`${REGION}/public-subnet-1`]: expect.stringMatching(/^undo\./),
      [`${REGION}/internet-gateway`]: 'undo.needed-by',
      [`${REGION}/public-route-table`]: 'undo.needed-by',
      [`${REGION}/default-route`]: 'undo.needed-by',
      [`${REGION}/public-route-table-association-1`]: 'undo.needed-by',
    });
    expect(Object.keys(stays(here))).toHaveLength(6);
    const { vpcs, subnets, internetGateways, securityGroups } = regionOf(await data(here));
    expect(vpcs).toHaveLength(2);
    expect(subnets.filter(({ cidr }) => cidr.startsWith('10.0.'))).toHaveLength(1);
    expect(internetGateways).toHaveLength(2);
    expect(securityGroups.filter(({ name }) => name !== 'default')).toEqual([]);
    expect(last(here, 'leftovers').things).toHaveLength(6);
    expect(last(here, 'result')).toMatchObject({ ok: false, exitCode: 1, summary: { code: 'destroy.left' } });
  });

  test('a security group on an instance keeps its rules, and its VPC; nothing goes on being half there', async () => {
    const here = await setUpAnd((data) => launch(data, { group: true }));
    expect(await here.destroy(SURE)).toBe(1);
    expect(Object.keys(stays(here))).toEqual(
      expect.arrayContaining(
        ['security-group', 'ingress-http', 'ingress-https', 'ingress-ssh', 'vpc'].map((name) => `${REGION}/${name}`),
      ),
    );
  });

  test('an instance profile of a running instance keeps role, policy and membership', async () => {
    const here = await setUpAnd((data) => launch(data, { profile: true }));
    await here.destroy(SURE);
    expect(Object.keys(stays(here))).toEqual(
      expect.arrayContaining(
        ['instance-profile', 'instance-profile-role', 'instance-role', 'instance-role-policy'].map(
          (name) => `account/${name}`,
        ),
      ),
    );
  });

  test('a key pair that an instance was started with keeps its key file', async () => {
    const here = await setUpAnd((data) => launch(data, { key: true }));
    await here.destroy(SURE);
    expect(Object.keys(stays(here))).toEqual(
      expect.arrayContaining([`${REGION}/key-pair`, `computer/${REGION}/key-file`]),
    );
  });

  test('a group with another member keeps its policy; the administrator goes all the same', async () => {
    const here = await setUpAnd(({ iam }) => {
      iam.users.push({ ...person, name: 'sam', groups: ['Administrators'], accessKeys: [], mfaDevices: [] });
    });
    expect(await here.destroy(SURE)).toBe(1);
    expect(stays(here)).toEqual({
      'account/admin-group': expect.stringMatching(/^undo\./),
      'account/admin-group-policy': 'undo.needed-by',
    });
    const { users, groups } = (await data(here)).iam;
    expect(users.map(({ name }) => name)).toEqual(['sam']);
    expect(groups.map(({ attachedPolicies }) => attachedPolicies.length)).toEqual([1]);
  });

  test.each([
    ['an access key', { accessKeys: [{ id: 'AKIAIOSFODNN7EXAMPLE', active: true, created: 0 }] }],
    ['an MFA device', { mfaDevices: [{ serial: 'arn:aws:iam::123456789012:mfa/a', enabled: 0 }] }],
    ['a policy of its own', { inlinePolicies: ['billing'] }],
    ['another policy', { attachedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }],
  ])('an administrator with %s keeps password, membership, group and credentials file', async (_, carried) => {
    const here = await setUpAnd(({ iam }) => {
      const administrator = iam.users[0];
      if (administrator) Object.assign(administrator, carried);
    });
    expect(await here.destroy(SURE)).toBe(1);
    expect(Object.keys(stays(here)).sort()).toEqual(
      ['admin-group', 'admin-group-policy', 'admin-membership', 'admin-password', 'admin-user']
        .map((name) => `account/${name}`)
        .concat('computer/credentials-file'),
    );
  });

  test.each(['services', 'tasks', 'containerInstances', 'pendingTasks'] as const)(
    'a cluster with %s stays',
    async (what) => {
      const here = await setUpAnd((all) => {
        for (const cluster of regionOf(all).clusters) cluster[what] = 1;
      });
      expect(await here.destroy(SURE)).toBe(1);
      expect(Object.keys(stays(here))).toEqual([`${REGION}/cluster`]);
    },
  );

  test('and once they are gone, the same command ends it', async () => {
    const here = await setUpAnd((all) => launch(all, { group: true, profile: true, key: true }));
    expect(await here.destroy(SURE)).toBe(1);
    await here.sandbox.edit((all) => {
      regionOf(all).instances = [];
      regionOf(all).networkInterfaces = [];
    });
    expect(await here.destroy(SURE)).toBe(0);
    expect((await account(here)).roles).toEqual([]);
  });
});

test('never the user whose credentials are used, nor what it lives by', async () => {
  const arn = 'arn:aws:iam::123456789012:user/Administrator';
  const here = await runs({ Account: '123456789012', Arn: arn, UserId: 'AIDAEXAMPLE' });
  expect(await here.run({ yes: true, flags: OWN })).toBe(0);
  expect(await here.destroy(SURE)).toBe(1);
  expect(stays(here)['account/admin-user']).toBe('undo.signs-the-requests');
  expect((await account(here)).users.map(({ name }) => name)).toEqual(['Administrator']);
  expect(Object.keys(stays(here)).every((node) => /admin|credentials/.test(node))).toBe(true);
});

async function data(here: Runs): Promise<AccountData> {
  let found: AccountData | undefined;
  await here.sandbox.edit((all) => {
    found = structuredClone(all);
  });
  if (!found) throw new TypeError('no account');
  return found;
}
