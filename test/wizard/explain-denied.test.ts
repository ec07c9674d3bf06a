import { describe, expect, test } from 'vitest';
import type { Fault } from '../../src/engine/errors.ts';
import type { PlannedChange, RunEvent } from '../../src/wizard/events.ts';
import { explainDenied } from '../../src/wizard/explain-denied.ts';

const region = 'eu-west-1';
const arn = 'arn:aws:iam::123456789012:user/sam';
const identity: RunEvent = {
  type: 'identity',
  accountId: '123456789012',
  arn,
  kind: 'user',
  name: 'sam',
  partition: 'aws',
  regions: [region],
  practice: false,
};
const change = (node: string, type: string, spec: object, scope = region): PlannedChange => ({
  node,
  type,
  step: 'vpc',
  scope,
  action: 'create',
  spec: { ...spec },
  differences: [],
  value: '',
});
const plan: RunEvent = {
  type: 'plan',
  dryRun: false,
  changes: [
    change('eu-west-1/vpc', 'ec2.vpc', { cidr: '10.0.0.0/16' }),
    change('account/instance-role', 'iam.role', { roleName: 'ecsInstanceRole' }, 'account'),
    change('eu-west-1/cluster', 'ecs.cluster', { clusterName: 'web' }),
  ],
};

/** What is told of a refusal that passes. */
function told(event: RunEvent): RunEvent {
  const heard: RunEvent[] = [];
  const report = explainDenied((one) => heard.push(one));
  for (const one of [identity, plan, event]) report(one);
  return heard.at(-1) as RunEvent;
}
const failed = (node: string, fault: Partial<Fault>): RunEvent => ({
  type: 'node-failed',
  node,
  step: 'vpc',
  fault: { kind: 'denied', name: 'AccessDenied', message: '', ...fault },
});
const words = (action: string, resource: string) =>
  `User: ${arn} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows it`;

describe('a refusal', () => {
  test('of EC2, whose message is encoded, is told with what was asked for and what tagging needs', () => {
    const message = 'You are not authorized to perform this operation. Encoded authorization failure message: abc';
    const event = told(failed('eu-west-1/vpc', { name: 'UnauthorizedOperation', action: 'ec2:CreateVpc', message }));
    const resource = 'arn:aws:ec2:eu-west-1:123456789012:vpc/*';
    expect(event).toMatchObject({
      fault: {
        name: 'UnauthorizedOperation',
        facts: { who: arn, resource, also: 'ec2:CreateTags' },
        statement: { Effect: 'Allow', Action: 'ec2:CreateVpc', Resource: resource },
      },
    });
  });

  test('of IAM keeps to the words of AWS: another action, another resource', () => {
    const role = 'arn:aws:iam::123456789012:role/ecsInstanceRole';
    const fault = { action: 'iam:PassRole', message: words('iam:PassRole', role), facts: { resource: role } };
    expect(told(failed('account/instance-role', fault))).toMatchObject({
      fault: { facts: { who: arn, resource: role }, statement: { Action: 'iam:PassRole', Resource: role } },
    });
  });

  test('of ECS is told with the cluster', () => {
    const message = words('ecs:CreateCluster', '*');
    const event = told(
      failed('eu-west-1/cluster', { name: 'AccessDeniedException', action: 'ecs:CreateCluster', message }),
    );
    const Resource = 'arn:aws:ecs:eu-west-1:123456789012:cluster/web';
    expect(event).toMatchObject({ fault: { statement: { Effect: 'Allow', Action: 'ecs:CreateCluster', Resource } } });
    expect(event).not.toHaveProperty('fault.facts.also');
  });

  test.each([
    ['a step', { type: 'step-failed', step: 'alias' }, 'iam:ListAccountAliases', '*'],
    ['the run', { type: 'error', exitCode: 1 }, 'ec2:DescribeRegions', '*'],
    [
      'a step, on what is not known',
      { type: 'step-failed', step: 'admin' },
      'iam:GetUser',
      'arn:aws:iam::123456789012:user/*',
    ],
    ['something that the table does not know', { type: 'error', exitCode: 1 }, 'iam:GetCredentialReport', '*'],
  ] as const)('of %s is told with its statement', (_, event, action, Resource) => {
    const fault = { kind: 'denied', name: 'AccessDenied', message: '', action } as const;
    expect(told({ ...event, fault } as RunEvent)).toMatchObject({
      fault: { facts: { who: arn }, statement: { Effect: 'Allow', Action: action, Resource } },
    });
  });

  test('in a plan is told there', () => {
    const fault = { kind: 'denied', name: 'AccessDenied', message: '', action: 'iam:GetRole' } as const;
    const changes = [{ ...change('account/instance-role', 'iam.role', { roleName: 'web' }, 'account'), fault }];
    const event = told({ type: 'plan', dryRun: true, changes });
    expect(event).toMatchObject({
      changes: [{ fault: { statement: { Resource: 'arn:aws:iam::123456789012:role/web' } } }],
    });
  });

  test('is the only thing explained', () => {
    const other = failed('eu-west-1/vpc', { kind: 'quota', name: 'VpcLimitExceeded', action: 'ec2:CreateVpc' });
    expect(told(other)).toEqual(other);
  });
});
