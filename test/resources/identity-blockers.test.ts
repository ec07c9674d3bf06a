import { beforeAll, describe, expect, it } from 'vitest';
import type { Facts, Leaving } from '../../src/engine/resource.ts';
import type { AccountData } from '../../src/sandbox/account.ts';
import type { GroupData, RoleData, UserData } from '../../src/sandbox/iam-data.ts';
import { type Practised, practised } from './practised.ts';
import { ADMIN_POLICY, ROLE_POLICY, type Thing, wholeSetup } from './whole-setup.ts';

let account: Practised;
let thing: (type: string) => Thing;
beforeAll(async () => {
  account = await practised();
  thing = await wholeSetup(account);
});

/** What a set-up makes for a user only where it is asked for. */
const NOT_MADE = ['iam.mfa-device'];

/** Leaves what was made here, and nothing else. */
const oursLeave: Leaving = (type, facts) => {
  if (NOT_MADE.includes(type)) return false;
  const { live } = thing(type);
  return Object.entries(facts).every(([fact, value]) => live[fact] === value);
};
const nothingLeaves: Leaving = () => false;

/** What stands in the way of a thing after a change, which is taken back afterwards. */
async function blockers(type: string, leaving: Leaving, change: (data: AccountData) => void) {
  let before = '';
  await account.edit((_region, data) => {
    before = JSON.stringify(data);
    change(data);
  });
  const { resource, node, live } = thing(type);
  try {
    const [found] = await resource.find(account.look(), node, live as never, live as never);
    const all = (await resource.blockers?.(account.look(), (found?.live ?? live) as never, leaving)) ?? [];
    return all.map(({ reason, facts }) => [reason, facts.names ?? facts.count].join(' '));
  } finally {
    await account.edit((_region, data) => void Object.assign(data, JSON.parse(before)));
  }
}

const user = ({ iam }: AccountData) => iam.users[0] as UserData;
const group = ({ iam }: AccountData) => iam.groups[0] as GroupData;
const role = ({ iam }: AccountData) => iam.roles.find(({ name }) => name === 'ecsInstanceRole') as RoleData;
const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const noChange = () => {};

describe('a user', () => {
  it.each<[string, (data: AccountData) => void]>([
    [
      'user-access-keys AKIAIOSFODNN7EXAMPLE',
      (data) => user(data).accessKeys.push({ id: 'AKIAIOSFODNN7EXAMPLE', active: false, created: 0 }),
    ],
    ['user-mfa-devices GAHT12345678', (data) => user(data).mfaDevices.push({ serial: 'GAHT12345678', enabled: 0 })],
    ['user-ssh-keys APKA1', (data) => Object.assign(user(data), { sshPublicKeys: ['APKA1'] })],
    ['user-service-credentials ACCA1', (data) => Object.assign(user(data), { serviceCredentials: ['ACCA1'] })],
    ['user-certificates TA1', (data) => Object.assign(user(data), { signingCertificates: ['TA1'] })],
    [
      'user-other-groups Billing',
      (data) => {
        data.iam.groups.push({ ...group(data), name: 'Billing' });
        user(data).groups.push('Billing');
      },
    ],
    ['user-policies ReadOnlyAccess', (data) => user(data).attachedPolicies.push(READ_ONLY)],
    ['user-inline-policies more', (data) => user(data).inlinePolicies.push('more')],
  ])('stays for the sake of %s', async (found, change) => {
    expect(await blockers('iam.user', oursLeave, change)).toEqual([`undo.${found}`]);
  });

  it('stays while a password, an access key or a membership of others does', async () => {
    expect(await blockers('iam.user', nothingLeaves, noChange)).toEqual([
      `undo.user-access-keys ${thing('iam.access-key').live.accessKeyId}`,
      'undo.user-password Administrator',
      'undo.user-other-groups Administrators',
    ]);
  });

  it('that is gone has nothing', async () => {
    expect(await blockers('iam.user', oursLeave, (data) => data.iam.users.splice(0))).toEqual([]);
  });
});

describe('a group', () => {
  it.each<[string, (data: AccountData) => void]>([
    ['group-members alice', (data) => data.iam.users.push({ ...user(data), name: 'alice' })],
    ['group-policies ReadOnlyAccess', (data) => group(data).attachedPolicies.push(READ_ONLY)],
    ['group-inline-policies more', (data) => group(data).inlinePolicies.push('more')],
  ])('stays for the sake of %s', async (found, change) => {
    expect(await blockers('iam.group', oursLeave, change)).toEqual([`undo.${found}`]);
  });

  it('names only the first of many', async () => {
    const [found] = await blockers('iam.group', oursLeave, (data) => {
      for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) data.iam.users.push({ ...user(data), name });
    });
    expect(found).toBe('undo.group-members a, b, c, d, e, …');
  });
});

describe('the instance role', () => {
  it.each<[string, (data: AccountData) => void]>([
    ['role-policies AdministratorAccess', (data) => role(data).attachedPolicies.push(ADMIN_POLICY)],
    ['role-inline-policies more', (data) => role(data).inlinePolicies.push('more')],
    [
      'role-profiles web',
      (data) => data.iam.instanceProfiles.push({ ...data.iam.instanceProfiles[0], name: 'web' } as never),
    ],
  ])('stays for the sake of %s', async (found, change) => {
    expect(await blockers('iam.role', oursLeave, change)).toEqual([`undo.${found}`]);
  });

  it("is not held by the guide's own policy, whoever attached it", async () => {
    expect(role(JSON.parse(JSON.stringify(await data()))).attachedPolicies).toEqual([ROLE_POLICY]);
    const leaving: Leaving = (type, facts) => type !== 'iam.role-policy' && oursLeave(type, facts);
    expect(await blockers('iam.role', leaving, noChange)).toEqual([]);
  });
});

describe('the instance profile', () => {
  const instance = (state: 'stopped' | 'terminated') => ({
    ...{ id: 'i-0123456789abcdef0', vpcId: 'vpc-1', subnetId: 'subnet-1', groupIds: [], state, tags: [] },
    instanceProfileArn: String(thing('iam.instance-profile').live.arn),
  });
  const inTokyo = (data: AccountData, state: 'stopped' | 'terminated') =>
    data.regions['ap-northeast-1']?.instances.push(instance(state));

  it('stays while an instance uses it, in whichever region', async () => {
    // Looked at, a region is there to be changed.
    await account.sandbox.edit((data) => {
      const seoul = data.regions['ap-northeast-2'];
      if (seoul) data.regions['ap-northeast-1'] = { ...seoul, instances: [] };
    });
    expect(await blockers('iam.instance-profile', oursLeave, (data) => inTokyo(data, 'stopped'))).toEqual([
      'undo.profile-instances i-0123456789abcdef0 (ap-northeast-1)',
    ]);
    expect(await blockers('iam.instance-profile', oursLeave, (data) => inTokyo(data, 'terminated'))).toEqual([]);
  });

  it('stays while it holds a role of others', async () => {
    const other = await blockers('iam.instance-profile', oursLeave, (data) => {
      data.iam.roles.push({ ...role(data), name: 'web' });
      for (const profile of data.iam.instanceProfiles) profile.roles = ['web'];
    });
    expect(other).toEqual(['undo.profile-other-role web']);
  });
});

async function data(): Promise<AccountData> {
  let seen: AccountData | undefined;
  await account.sandbox.edit((all) => {
    seen = JSON.parse(JSON.stringify(all));
  });
  return seen as AccountData;
}

describe('a cluster', () => {
  it.each<[string, Facts]>([
    ['cluster-services 2', { services: 1, drainingServices: 1 }],
    ['cluster-tasks 3', { tasks: 1, pendingTasks: 2 }],
    ['cluster-instances 1', { containerInstances: 1 }],
  ])('stays for the sake of %s', async (found, more) => {
    const change = ({ regions }: AccountData) => void Object.assign(regions['ap-northeast-2']?.clusters[0] ?? {}, more);
    expect(await blockers('ecs.cluster', oursLeave, change)).toEqual([`undo.${found}`]);
  });

  it('stays for the sake of capacity providers other than those of Fargate', async () => {
    const change = ({ regions }: AccountData) =>
      void Object.assign(regions['ap-northeast-2']?.clusters[0] ?? {}, { capacityProviders: ['FARGATE', 'web'] });
    expect(await blockers('ecs.cluster', oursLeave, change)).toEqual(['undo.cluster-capacity-providers web']);
  });
});
