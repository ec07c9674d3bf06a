import { CreateClusterCommand } from '@aws-sdk/client-ecs';
import { CreateRoleCommand, CreateServiceLinkedRoleCommand, GetRolePolicyCommand } from '@aws-sdk/client-iam';
import { describe, expect, test } from 'vitest';
import { TRUST } from '../sandbox/practice.ts';
import { dataOf, rolesLeft } from './roles-left.ts';
import { type Runs, runs } from './run.ts';
import { last, SURE } from './undone.ts';

const TASKS = { only: ['cluster', 'task-role'], yes: true } as const;
const EXECUTION = 'role ecsTaskExecutionRole: AmazonECSTaskExecutionRolePolicy';
const FARGATE = 'cluster default: FARGATE FARGATE_SPOT disabled';
const SECRET = 'arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:db/password-a1B2c3';
const PARAMETER = 'arn:aws:ssm:ap-northeast-2:123456789012:parameter/web/url';
const KEY = 'arn:aws:kms:ap-northeast-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab';

const changed = (here: Runs) =>
  last(here, 'plan')
    .changes.filter(({ action }) => action !== 'keep')
    .map(({ node, action }) => `${action} ${node}`);
const statements = async (here: Runs, RoleName: string, name: string) => {
  const asked = { RoleName, PolicyName: `aws-ecs-setup-${name}` };
  const { PolicyDocument } = await here.iam.send(new GetRolePolicyCommand(asked));
  return JSON.parse(decodeURIComponent(PolicyDocument ?? '')).Statement;
};
const noteOf = (here: Runs, wanted: string) => last(here, 'next-steps').notes.find(({ code }) => code === wanted);

describe('what Fargate tasks need', () => {
  test('is made, is found whole by a second run, and is taken away again', async () => {
    const here = await runs();
    expect(await here.run(TASKS)).toBe(0);
    const whole = [FARGATE, `${EXECUTION} aws-ecs-setup-log-groups`];
    expect(await rolesLeft(here)).toEqual(whole);
    const role = (await dataOf(here)).iam.roles.find(({ name }) => name === 'ecsTaskExecutionRole');
    expect(JSON.parse(role?.trust ?? '').Statement).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: 'ecs-tasks.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'aws:SourceAccount': '123456789012' },
          ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:*:123456789012:*' },
        },
      },
    ]);
    expect(noteOf(here, 'task-role.note')?.facts).toMatchObject({
      network: 'awsvpcConfiguration={subnets=[SUBNET],securityGroups=[SECURITY-GROUP],assignPublicIp=ENABLED}',
      taskRole: '',
    });
    expect(await here.run(TASKS)).toBe(0);
    expect(changed(here)).toEqual([]);
    expect(await here.destroy(SURE)).toBe(0);
    expect(await rolesLeft(here)).toEqual([]);
  });

  test('names the subnet and the security group of the set-up in the command that starts a task', async () => {
    const here = await runs();
    const only = ['vpc', 'security-group', 'cluster', 'task-role'];
    expect(await here.run({ only, yes: true, flags: { vpc: 'new', 'ssh-cidr': 'none' } })).toBe(0);
    expect(String(noteOf(here, 'task-role.note')?.facts?.network)).toMatch(
      /^awsvpcConfiguration=\{subnets=\[subnet-\w+\],securityGroups=\[sg-\w+\],assignPublicIp=ENABLED\}$/,
    );
  });

  test('may be handed exactly the secrets that were named, and no more when none are', async () => {
    const here = await runs();
    const flags = { 'task-secrets': `${SECRET},${PARAMETER}`, 'task-secrets-key': KEY };
    expect(await here.run({ ...TASKS, flags })).toBe(0);
    expect(await statements(here, 'ecsTaskExecutionRole', 'secrets')).toEqual([
      { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: [SECRET] },
      { Effect: 'Allow', Action: 'ssm:GetParameters', Resource: [PARAMETER] },
      { Effect: 'Allow', Action: 'kms:Decrypt', Resource: [KEY] },
    ]);
    expect(await here.run(TASKS)).toBe(0);
    expect(changed(here)).toEqual([]);
    expect(await here.run({ ...TASKS, flags: { 'task-secrets': SECRET, 'task-secrets-key': 'none' } })).toBe(0);
    expect(await statements(here, 'ecsTaskExecutionRole', 'secrets')).toHaveLength(1);
    expect(await here.run({ ...TASKS, flags: { 'task-secrets': 'none', 'task-log-groups': 'no' } })).toBe(0);
    expect(await rolesLeft(here)).toEqual([FARGATE, EXECUTION]);
    expect(await here.destroy(SURE)).toBe(0);
    expect(await rolesLeft(here)).toEqual([]);
  });

  test.each([
    ['a name', { 'task-secrets': 'password' }, 'input.secret-arn'],
    ['a pattern', { 'task-secrets': SECRET.replace('db/', '*') }, 'input.secret-arn'],
    ['a secret without its last characters', { 'task-secrets': SECRET.slice(0, -7) }, 'input.secret-arn'],
    ['the ARN of another service', { 'task-secrets': 'arn:aws:s3:::my-bucket/secret' }, 'input.secret-arn'],
    ['another partition', { 'task-secrets': SECRET.replace('aws:', 'aws-cn:') }, 'input.other-partition'],
    ['the alias of a key', { 'task-secrets-key': KEY.replace('key/', 'alias/') }, 'input.kms-key-arn'],
    ['a key without secrets', { 'task-secrets-key': KEY }, 'input.key-without-secrets'],
  ])('is refused %s for a secret before anything is made', async (_what, flags, code) => {
    const here = await runs();
    await expect(here.run({ ...TASKS, flags: flags as never })).rejects.toMatchObject({ code, exitCode: 2 });
    expect(await rolesLeft(here)).toEqual([]);
  });

  test('opens shells in containers where that is asked for, with what is missing on this computer', async () => {
    const here = await runs();
    expect(await here.run({ ...TASKS, flags: { 'ecs-exec': 'true' } })).toBe(0);
    expect(await statements(here, 'ecsTaskRole', 'exec')).toEqual([
      {
        Effect: 'Allow',
        Action: ['CreateControlChannel', 'CreateDataChannel', 'OpenControlChannel', 'OpenDataChannel'].map(
          (name) => `ssmmessages:${name}`,
        ),
        Resource: '*',
      },
    ]);
    expect(noteOf(here, 'task-role.note')?.facts).toMatchObject({
      exec: '--enable-execute-command',
      taskRole: 'arn:aws:iam::123456789012:role/ecsTaskRole',
    });
    expect(noteOf(here, 'task-role.plugin-missing')).toBeDefined();
    expect(await here.run({ ...TASKS, flags: { 'ecs-exec': 'no' } })).toBe(0);
    // Tasks may name the role by now.
    expect(await rolesLeft(here)).toContain('role ecsTaskRole:');
    expect(await here.destroy(SURE)).toBe(0);
    expect(await rolesLeft(here)).toEqual([]);
  });

  test('is measured by CloudWatch only where that is asked for, and its price is told', async () => {
    const here = await runs();
    expect(await here.run({ ...TASKS, flags: { 'container-insights': 'enhanced' } })).toBe(0);
    expect(await rolesLeft(here)).toContain('cluster default: FARGATE FARGATE_SPOT enhanced');
    expect(here.told).toContainEqual(expect.objectContaining({ type: 'notice', code: 'task-role.insights-cost' }));
    expect(await here.run({ ...TASKS, flags: { 'container-insights': 'off' } })).toBe(0);
    expect(changed(here)).toEqual(['update ap-northeast-2/cluster-container-insights']);
    expect(await rolesLeft(here)).toContain(FARGATE);
  });
});

describe("somebody else's", () => {
  async function withCluster() {
    const here = await runs();
    await here.iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' }));
    await here.ecs.send(new CreateClusterCommand({ clusterName: 'default', capacityProviders: ['FARGATE'] }));
    return here;
  }

  test('cluster gains what it lacks, keeps what it has, and is given back as it was', async () => {
    const here = await withCluster();
    const before = await rolesLeft(here);
    expect(await here.run({ ...TASKS, flags: { 'container-insights': 'on' } })).toBe(0);
    expect(changed(here)).toEqual(
      expect.arrayContaining([
        'update ap-northeast-2/cluster-capacity-providers',
        'update ap-northeast-2/cluster-container-insights',
      ]),
    );
    expect(await rolesLeft(here)).toContain('cluster default: FARGATE FARGATE_SPOT enabled');
    expect(await here.run(TASKS)).toBe(0);
    expect(changed(here)).toEqual([]);
    expect(await here.destroy(SURE)).toBe(0);
    expect(await rolesLeft(here)).toEqual(before);
  });

  test('execution role with the plain trust policy is used as it is, and given no more than it is for', async () => {
    const here = await runs();
    const plain = TRUST.replace('ec2.', 'ecs-tasks.');
    const RoleName = 'ecsTaskExecutionRole';
    await here.iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: plain }));
    expect(await here.run(TASKS)).toBe(0);
    expect(await rolesLeft(here)).toEqual([FARGATE, EXECUTION]);
    expect((await dataOf(here)).iam.roles.find(({ name }) => name === RoleName)?.trust).toBe(plain);
    expect(await here.destroy(SURE)).toBe(0);
    expect(await rolesLeft(here)).toEqual(['role ecsTaskExecutionRole:']);
  });
});

test('the roles of tasks alone need a cluster, which they do not make', async () => {
  const here = await runs();
  await expect(here.run({ only: ['task-role'], yes: true })).rejects.toMatchObject({ code: 'step.needs', exitCode: 2 });
  expect(await here.run({ only: ['cluster'], yes: true })).toBe(0);
  expect(await here.run({ only: ['task-role'], yes: true })).toBe(0);
  expect(await rolesLeft(here)).toContain(FARGATE);
});
