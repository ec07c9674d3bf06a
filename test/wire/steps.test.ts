import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Moto, sharedMoto } from '../support/moto.ts';
import { openAccount, region, usual } from './account.ts';
import { deleteDefaultVpc } from './changes.ts';

let moto: Moto;
beforeAll(async () => {
  moto = await sharedMoto();
});

const base = usual.slice(0, 4);
const alone = [
  { step: 'account', flags: [], writes: [] },
  {
    step: 'admin',
    flags: [],
    writes: ['CreateGroup', 'AttachGroupPolicy', 'CreateUser', 'AddUserToGroup', 'CreateLoginProfile'],
  },
  { step: 'alias', flags: ['--alias', 'example-team'], writes: ['CreateAccountAlias'] },
  { step: 'key-pair', flags: ['--key-dir', 'keys'], writes: ['ImportKeyPair'] },
  { step: 'vpc', flags: [], writes: [] },
  {
    step: 'security-group',
    flags: ['--ssh-cidr', '203.0.113.25/32'],
    writes: ['CreateSecurityGroup', ...Array(3).fill('AuthorizeSecurityGroupIngress')],
  },
  {
    step: 'instance-role',
    flags: [],
    writes: ['CreateRole', 'AttachRolePolicy', 'CreateInstanceProfile', 'AddRoleToInstanceProfile'],
  },
  { step: 'cluster', flags: [], writes: ['CreateServiceLinkedRole', 'CreateCluster'] },
  { step: 'aws-cli', flags: [], writes: [] },
];

describe.concurrent('a step alone', () => {
  test.each(alone)('$step makes its own things and nothing else', async ({ step, flags, writes }) => {
    const account = await openAccount(moto);
    const run = await account.run([step, ...base, ...flags]);
    expect(run.code, run.stderr).toBe(0);
    expect([...account.writes()].sort()).toEqual([...writes].sort());
  });

  test('is what --only makes', async () => {
    const [command, only] = [await openAccount(moto), await openAccount(moto)];
    for (const args of [['security-group'], ['init', '--only', 'security-group']]) {
      const account = args.length === 1 ? command : only;
      expect((await account.run([...args, ...usual])).code).toBe(0);
    }
    expect(only.writes().length).toBeGreaterThan(3);
    expect(await only.inventory()).toEqual(await command.inventory());
  });

  test('all of them in order make what init makes', async () => {
    const [whole, pieces] = [await openAccount(moto), await openAccount(moto)];
    const flagsOf = (step: string) => alone.find((one) => one.step === step)?.flags ?? [];
    const every = [...flagsOf('alias'), ...flagsOf('key-pair'), ...flagsOf('security-group')];
    expect((await whole.run(['init', ...base, ...every])).code).toBe(0);
    for (const { step, flags } of alone) expect((await pieces.run([step, ...base, ...flags])).code).toBe(0);
    expect(await pieces.inventory()).toEqual(await whole.inventory());
    pieces.recorder.clear();
    expect((await pieces.run(['init', ...base])).code).toBe(0);
    expect(pieces.writes()).toEqual([]);
  });
});

describe.concurrent('--skip', () => {
  test('leaves the steps out, and is remembered', async () => {
    const account = await openAccount(moto);
    const first = await account.run(['init', ...usual, '--skip', 'admin,cluster']);
    expect(first.code, first.stderr).toBe(0);
    account.recorder.clear();
    const second = await account.run(['init', ...usual]);
    expect([second.code, account.writes()]).toEqual([0, []]);
    const { users, serviceLinkedRoles, roles, regions } = await account.inventory();
    expect([users, serviceLinkedRoles, regions[region]?.clusters]).toEqual([[], [], []]);
    expect(roles).toHaveLength(1);
    // Asked for by name it is not left out any more.
    expect((await account.run(['cluster', ...base])).code).toBe(0);
    expect((await account.inventory()).regions[region]?.clusters).toHaveLength(1);
  });

  test('vpc still finds the default VPC for the security group', async () => {
    const account = await openAccount(moto);
    const run = await account.run(['init', ...usual, '--skip', 'vpc']);
    expect(run.code, run.stderr).toBe(0);
    const groups = (await account.inventory()).regions[region]?.securityGroups ?? [];
    expect(groups.find((group) => group.name !== 'default')?.vpc).toBe('vpc default');
  });
});

describe.concurrent('what a step needs of another', () => {
  test('security-group without a VPC is refused, naming the step vpc', async () => {
    const account = await openAccount(moto);
    await deleteDefaultVpc(account.clients.ec2(region));
    const run = await account.run(['security-group', '--yes', '--region', region, '--ssh-cidr', 'none']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('aws-ecs-setup vpc');
    expect(account.writes()).toEqual([]);
    expect((await account.run(['vpc', ...base])).code).toBe(0);
    const after = await account.run(['security-group', ...usual]);
    expect(after.code, after.stderr).toBe(0);
    const groups = (await account.inventory()).regions[region]?.securityGroups ?? [];
    expect(groups.find((group) => group.name !== 'default')?.vpc).toBe('vpc ecs');
  });
});

describe.concurrent('--answers', () => {
  test.each([
    { file: 'answers.json', text: JSON.stringify({ alias: 'example-team', 'ssh-cidr': 'none', http: false }) },
    { file: 'answers.yaml', text: 'alias: example-team\nssh-cidr: none\nhttp: no\nskip: [admin]\n' },
  ])('$file answers, and a flag counts more', async ({ file, text }) => {
    const account = await openAccount(moto);
    writeFileSync(join(account.home, file), text);
    const run = await account.run(['init', ...base, '--answers', file, '--alias', 'other-team']);
    expect(run.code, run.stderr + run.stdout).toBe(0);
    const { aliases, regions } = await account.inventory();
    expect(aliases).toEqual(['other-team']);
    const group = regions[region]?.securityGroups.find((one) => one.name !== 'default');
    expect(group?.rules.filter((rule) => rule.direction === 'in').map((rule) => rule.ports)).toEqual(['443-443']);
  });
});
