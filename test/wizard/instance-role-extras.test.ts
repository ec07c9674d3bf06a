import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  GetRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { describe, expect, test } from 'vitest';
import { TRUST } from '../sandbox/practice.ts';
import { dataOf, rolesLeft } from './roles-left.ts';
import { type Runs, runs } from './run.ts';
import { last, SURE } from './undone.ts';

const ONLY = { only: ['instance-role'], yes: true } as const;
const BASE = 'role ecsInstanceRole: AmazonEC2ContainerServiceforEC2Role';
const PROFILE = 'profile ecsInstanceRole: ecsInstanceRole';
const ALL = { 's3-read': 'true', 'cloudwatch-logs': 'true', 'session-manager': 'true' };

const changed = (here: Runs) =>
  last(here, 'plan')
    .changes.filter(({ action }) => action !== 'keep')
    .map(({ node, action }) => `${action} ${node.replace('account/instance-', '')}`);
const inline = async (here: Runs) => {
  const asked = { RoleName: 'ecsInstanceRole', PolicyName: 'aws-ecs-setup-s3-read' };
  const { PolicyDocument } = await here.iam.send(new GetRolePolicyCommand(asked));
  return JSON.parse(decodeURIComponent(PolicyDocument ?? '')).Statement;
};

describe('an instance role with everything that can be asked for', () => {
  test('is made, is found whole by a second run, loses what is not wanted any more, and is taken away', async () => {
    const here = await runs();
    expect(await here.run({ ...ONLY, flags: ALL })).toBe(0);
    const whole = [
      'policy cwlogspolicy: 1',
      PROFILE,
      `${BASE} AmazonS3ReadOnlyAccess AmazonSSMManagedInstanceCore cwlogspolicy`,
    ];
    expect(await rolesLeft(here)).toEqual(whole);
    expect(await here.run(ONLY)).toBe(0);
    expect(changed(here)).toEqual([]);
    const off = { 's3-read': 'no', 'cloudwatch-logs': 'no', 'session-manager': 'no' };
    expect(await here.run({ ...ONLY, flags: off })).toBe(0);
    expect(changed(here).toSorted()).toEqual([
      'remove role-logs',
      'remove role-logs-policy',
      'remove role-s3-policy',
      'remove role-session-policy',
    ]);
    expect(await rolesLeft(here)).toEqual([PROFILE, BASE]);
    expect(await here.run({ ...ONLY, flags: ALL })).toBe(0);
    expect(await rolesLeft(here)).toEqual(whole);
    expect(await here.destroy(SURE)).toBe(0);
    expect(await rolesLeft(here)).toEqual([]);
  });

  test('may read one object alone, and another one or everything when the answer changes', async () => {
    const here = await runs();
    expect(await here.run({ ...ONLY, flags: { 's3-read': 'my-bucket/ecs.config' } })).toBe(0);
    expect(await rolesLeft(here)).toEqual([PROFILE, `${BASE} aws-ecs-setup-s3-read`]);
    expect(await inline(here)).toEqual([
      { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::my-bucket/ecs.config' },
      { Effect: 'Allow', Action: 's3:GetBucketLocation', Resource: 'arn:aws:s3:::my-bucket' },
    ]);
    expect(last(here, 'next-steps').notes).toContainEqual({
      code: 'instance-role.config-file',
      facts: { commands: expect.stringContaining('aws s3 cp "s3://my-bucket/ecs.config" /etc/ecs/ecs.config') },
    });
    expect(await here.run({ ...ONLY, flags: { 's3-read': 'other/ecs.config' } })).toBe(0);
    expect(changed(here)).toEqual(['update role-s3-object']);
    expect((await inline(here))[0].Resource).toBe('arn:aws:s3:::other/ecs.config');
    expect(await here.run({ ...ONLY, flags: { 's3-read': 'all' } })).toBe(0);
    expect(await rolesLeft(here)).toEqual([PROFILE, `${BASE} AmazonS3ReadOnlyAccess`]);
    expect(await here.destroy(SURE)).toBe(0);
    expect(await rolesLeft(here)).toEqual([]);
  });

  test('is gone on with and taken away though the state file was lost', async () => {
    const here = await runs();
    const flags = { ...ALL, 's3-read': 'my-bucket/ecs.config' };
    expect(await here.run({ ...ONLY, flags })).toBe(0);
    const whole = await rolesLeft(here);
    rmSync(join(here.stateDirectory, 'sandbox'), { recursive: true });
    expect(await here.run({ ...ONLY, flags })).toBe(0);
    expect(changed(here)).toEqual([]);
    expect(await rolesLeft(here)).toEqual(whole);
    // Nothing on record tells any more that what is attached to the roles came from us; their tags do.
    expect(await here.destroy(SURE)).toBe(0);
    expect(await rolesLeft(here)).toEqual([]);
  });

  test.each([
    ['s3-read: true', 'AmazonS3ReadOnlyAccess'],
    ['s3-read: my-bucket/ecs.config', 'aws-ecs-setup-s3-read'],
    ['session-manager: true', 'AmazonSSMManagedInstanceCore'],
  ])('is asked for in an answers file: %s', async (line, given) => {
    const here = await runs();
    const answersFile = join(here.folder, 'answers.yaml');
    writeFileSync(answersFile, `${line}\n`);
    expect(await here.run({ ...ONLY, answersFile })).toBe(0);
    expect(await rolesLeft(here)).toEqual([PROFILE, `${BASE} ${given}`]);
  });

  test('is chosen from the checklist of extras by name', async () => {
    const here = await runs();
    const skip = 'account,admin,alias,key-pair,vpc,security-group,cluster,aws-cli';
    expect(await here.run({ yes: true, flags: { with: 's3-read,cloudwatch-logs,session-manager', skip } })).toBe(0);
    expect((await rolesLeft(here)).at(-1)).toBe(
      `${BASE} AmazonS3ReadOnlyAccess AmazonSSMManagedInstanceCore cwlogspolicy`,
    );
    const codes = last(here, 'next-steps').notes.map(({ code }) => code);
    expect(codes).toEqual(
      expect.arrayContaining(['instance-role.config-file', 'instance-role.logs', 'instance-role.sessions']),
    );
  });
});

describe('the policy for logs', () => {
  const create = (here: Runs, Resource: string) =>
    here.iam.send(
      new CreatePolicyCommand({
        PolicyName: 'cwlogspolicy',
        PolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'],
              Resource: [Resource],
            },
          ],
        }),
      }),
    );
  const LOGS = { ...ONLY, flags: { 'cloudwatch-logs': 'true' } } as const;

  test('is bound to the partition and the account', async () => {
    const here = await runs();
    expect(await here.run(LOGS)).toBe(0);
    const [policy] = (await dataOf(here)).iam.policies;
    expect(JSON.parse(policy?.versions[0]?.document ?? '').Statement[0].Resource).toEqual([
      'arn:aws:logs:*:123456789012:log-group:*',
      'arn:aws:logs:*:123456789012:log-group:*:log-stream:*',
    ]);
  });

  test('that somebody made as the guide says is used, and stays theirs', async () => {
    const here = await runs();
    await create(here, 'arn:aws:logs:*:*:*');
    expect(await here.run(LOGS)).toBe(0);
    expect(await rolesLeft(here)).toContain(`${BASE} cwlogspolicy`);
    expect(await here.destroy(SURE)).toBe(0);
    expect(await rolesLeft(here)).toEqual(['policy cwlogspolicy: 1']);
  });

  test('that somebody made in another way is a conflict, and the rest is done', async () => {
    const here = await runs();
    await create(here, 'arn:aws:logs:us-east-1:123456789012:log-group:web');
    expect(await here.run(LOGS)).toBe(1);
    const conflict = last(here, 'plan').changes.find(({ action }) => action === 'conflict');
    expect(conflict).toMatchObject({
      node: 'account/instance-role-logs-policy',
      conflict: { reason: 'conflict.policy-of-others', choices: [{ flag: '--no-cloudwatch-logs' }] },
    });
    expect(await rolesLeft(here)).toEqual(['policy cwlogspolicy: 1', PROFILE, BASE]);
  });
});

test('what is asked for on top widens a role of others that instances use, and is a conflict', async () => {
  const here = await runs();
  expect(await here.run(ONLY)).toBe(0);
  rmSync(join(here.stateDirectory, 'sandbox'), { recursive: true });
  await here.sandbox.edit(({ iam }) => {
    for (const one of [...iam.roles, ...iam.instanceProfiles]) one.tags = [];
  });
  expect(await here.run({ ...ONLY, flags: { 's3-read': 'my-bucket/ecs.config' } })).toBe(1);
  const conflict = last(here, 'plan').changes.find(({ action }) => action === 'conflict');
  expect(conflict).toMatchObject({
    node: 'account/instance-role-s3-object',
    conflict: { reason: 'conflict.widens', facts: { who: 'ecsInstanceRole' } },
  });
  const accept = ['account/instance-role-s3-object'];
  expect(await here.run({ ...ONLY, accept })).toBe(0);
  expect(await here.destroy(SURE)).toBe(0);
  expect(await rolesLeft(here)).toEqual([PROFILE, BASE]);
});

test('a role whose trust policy names another service has it besides when it is used', async () => {
  const here = await runs();
  const tasks = TRUST.replace('ec2.', 'ecs-tasks.');
  await here.iam.send(new CreateRoleCommand({ RoleName: 'ecsInstanceRole', AssumeRolePolicyDocument: tasks }));
  const PolicyArn = 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy';
  await here.iam.send(new AttachRolePolicyCommand({ RoleName: 'ecsInstanceRole', PolicyArn }));
  expect(await here.run(ONLY)).toBe(0);
  expect((await dataOf(here)).iam.roles.at(0)?.trust).toContain('ec2.amazonaws.com');
  expect(await here.destroy(SURE)).toBe(0);
  expect((await dataOf(here)).iam.roles.at(0)?.trust).toBe(tasks);
});
