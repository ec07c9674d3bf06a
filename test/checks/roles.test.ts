import { CreatePolicyCommand } from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import type { IamData, RoleData } from '../../src/sandbox/iam-data.ts';
import { type Patient, patient, REGION } from './patient.ts';

const named = (iam: IamData, wanted: string) => iam.roles.find(({ name }) => name === wanted) as RoleData;
const wrong = (found: Awaited<ReturnType<Patient['doctor']>>) =>
  found.findings.filter(({ light }) => light !== 'green').map(({ id, light, node, code }) => [id, light, node, code]);
const TASKS = { flags: { with: 'task-role' } } as const;

describe('the roles of tasks', () => {
  it('are green as the set-up left them, and told of with the instance role', async () => {
    const here = await patient({ only: ['instance-role', 'cluster', 'task-role'], flags: { 'ecs-exec': 'true' } });
    const found = await here.doctor();
    expect(found.of('D006').map(({ facts, light }) => `${light} ${facts?.role} ${facts?.service}`)).toEqual([
      'green ecsInstanceRole ec2.amazonaws.com',
      'green ecsTaskExecutionRole ecs-tasks.amazonaws.com',
      'green ecsTaskRole ecs-tasks.amazonaws.com',
    ]);
    expect(found.of('D007').map(({ facts }) => facts?.policy)).toEqual([
      'AmazonEC2ContainerServiceforEC2Role',
      'AmazonECSTaskExecutionRolePolicy',
    ]);
  });

  it.each<[string, string, string, (iam: IamData) => void]>([
    [
      'D006',
      'account/task-execution-role',
      'doctor.role-trust.missing',
      (iam) => {
        const role = named(iam, 'ecsTaskExecutionRole');
        role.trust = role.trust.replace('ecs-tasks.', 'ec2.');
      },
    ],
    [
      'D006',
      'account/task-execution-role',
      'doctor.role-trust.missing',
      (iam) => {
        const role = named(iam, 'ecsTaskExecutionRole');
        role.trust = role.trust.replaceAll('123456789012', '444455556666');
      },
    ],
    [
      'D007',
      'account/task-execution-role-policy',
      'doctor.role-policy.detached',
      (iam) => named(iam, 'ecsTaskExecutionRole').attachedPolicies.splice(0),
    ],
  ])('are red once when broken (%s, %s), and put right', async (id, node, code, change) => {
    const here = await patient(TASKS);
    await here.hurt(({ iam }) => change(iam));
    expect(wrong(await here.doctor())).toEqual([[id, 'red', node, code]]);
    const fixed = await here.doctor({ fix: [] });
    expect(fixed.plan.map((planned) => planned.node)).toEqual([node]);
    expect(wrong(fixed)).toEqual([]);
  });

  it('need Fargate on the cluster, whose absence the set-up tells of', async () => {
    const here = await patient(TASKS);
    await here.hurtRegion(({ clusters }) => clusters[0]?.capacityProviders.splice(0, 1));
    const node = `${REGION}/cluster-capacity-providers`;
    expect(wrong(await here.doctor())).toEqual([['D001', 'red', node, 'doctor.set-up.changed']]);
    expect(wrong(await here.doctor({ fix: [] }))).toEqual([]);
  });
});

describe('pulling images from ECR', () => {
  const ACTIONS = [
    'ecr:BatchCheckLayerAvailability',
    'ecr:BatchGetImage',
    'ecr:GetDownloadUrlForLayer',
    'ecr:GetAuthorizationToken',
  ];
  const document = (Action: string | readonly string[]) =>
    JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource: '*' } });

  it('is in the managed policy, whose four actions are named', async () => {
    const here = await patient({ only: ['instance-role'] });
    expect((await here.doctor()).of('D025')).toMatchObject([
      {
        light: 'green',
        code: 'doctor.ecr-actions.in-policy',
        facts: { policy: 'AmazonEC2ContainerServiceforEC2Role', actions: ACTIONS.join(', ') },
      },
    ]);
  });

  it.each<[string, string | readonly string[], string, string | undefined]>([
    ['all of it', ACTIONS, 'doctor.ecr-actions.in-others', undefined],
    ['it by a pattern', 'ecr:*', 'doctor.ecr-actions.in-others', undefined],
    ['it in other letters', ACTIONS.map((one) => one.toUpperCase()), 'doctor.ecr-actions.in-others', undefined],
    ['a part of it', ['ecr:Get*', 'ecs:Poll'], 'doctor.ecr-actions.missing', ACTIONS.slice(0, 2).join(', ')],
  ])('is told by what a policy of others says that allows %s', async (_what, action, code, missing) => {
    const here = await patient({ only: ['instance-role'] });
    const PolicyArn = 'arn:aws:iam::123456789012:policy/own';
    await here.iam.send(new CreatePolicyCommand({ PolicyName: 'own', PolicyDocument: document(action) }));
    await here.hurt(({ iam }) => {
      named(iam, 'ecsInstanceRole').attachedPolicies = [PolicyArn];
    });
    const [finding] = (await here.doctor()).of('D025');
    expect(finding).toMatchObject({ code, light: missing ? 'yellow' : 'green' });
    if (missing) expect(finding?.facts?.actions).toBe(missing);
  });

  it('may be allowed by an inline policy, and is not told of where there is no policy at all', async () => {
    const here = await patient({ only: ['instance-role'] });
    await here.hurt(({ iam }) => {
      const role = named(iam, 'ecsInstanceRole');
      Object.assign(role, {
        attachedPolicies: [],
        inlinePolicies: ['own'],
        inlineDocuments: { own: document(ACTIONS) },
      });
    });
    expect((await here.doctor()).of('D025')).toMatchObject([{ code: 'doctor.ecr-actions.in-others' }]);
    await here.hurt(({ iam }) => {
      Object.assign(named(iam, 'ecsInstanceRole'), { inlinePolicies: [] });
    });
    expect((await here.doctor()).of('D025')).toEqual([]);
  });
});

describe('trunking that was asked for', () => {
  it('is green where it is on for the account, yellow once where somebody has switched it off, and put right', async () => {
    const here = await patient({ flags: { 'trunking-by': 'account' } });
    expect((await here.doctor()).of('D018')).toMatchObject([{ light: 'green', code: 'doctor.trunking.for-account' }]);
    await here.hurtRegion((region) => Object.assign(region, { accountSettings: {} }));
    const node = `${REGION}/trunking-default`;
    expect(wrong(await here.doctor())).toEqual([['D018', 'yellow', node, 'doctor.trunking.asked-for']]);
    expect(wrong(await here.doctor({ fix: [] }))).toEqual([]);
  });

  it('by the instances themselves can only be told with the command that shows it', async () => {
    const here = await patient({ flags: { with: 'trunking' } });
    const [finding] = (await here.doctor()).of('D018');
    expect(finding).toMatchObject({ light: 'green', code: 'doctor.trunking.by-instances' });
    expect(finding?.facts).toMatchObject({
      role: 'ecsInstanceRole-trunking',
      command: expect.stringContaining('--attribute-name ecs.awsvpc-trunk-id'),
    });
    await here.hurt(({ iam }) => {
      Object.assign(named(iam, 'ecsInstanceRole-trunking'), { inlinePolicies: [] });
    });
    const node = 'account/trunking-role-setting';
    expect(wrong(await here.doctor())).toEqual([['D018', 'yellow', node, 'doctor.trunking.asked-for']]);
  });
});
