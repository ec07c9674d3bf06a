import { describe, expect, it } from 'vitest';
import { parseIdentity } from '../../src/aws/identity.ts';
import { passRolePolicy } from '../../src/resources/pass-role-policy.ts';

function statements(tasks: readonly string[], instances: readonly string[], partition = 'aws') {
  const identity = parseIdentity({ Account: '111122223333', Arn: `arn:${partition}:iam::111122223333:user/alice` });
  return JSON.parse(passRolePolicy({ tasks, instances }, { identity })).Statement;
}

describe('what developers need besides PowerUserAccess', () => {
  it('is to pass the roles of this account to tasks and to instances alone, and to look at roles', () => {
    expect(statements(['ecsTaskExecutionRole'], ['ecsInstanceRole'])).toMatchObject([
      {
        Action: 'iam:PassRole',
        Resource: ['arn:aws:iam::111122223333:role/ecsTaskExecutionRole'],
        Condition: { StringEquals: { 'iam:PassedToService': ['ecs-tasks.amazonaws.com'] } },
      },
      {
        Action: 'iam:PassRole',
        Resource: ['arn:aws:iam::111122223333:role/ecsInstanceRole*'],
        Condition: { StringEquals: { 'iam:PassedToService': ['ec2.amazonaws.com'] } },
      },
      { Action: ['iam:GetRole', 'iam:ListInstanceProfiles', 'iam:GetInstanceProfile'], Resource: '*' },
    ]);
  });

  it('stretches no further than the name where a role has a name of its own', () => {
    expect(statements(['run'], ['web', 'web-trunking'])[1].Resource).toEqual([
      'arn:aws:iam::111122223333:role/web',
      'arn:aws:iam::111122223333:role/web-trunking',
    ]);
    expect(statements(['run'], ['ecsInstanceRole', 'ecsInstanceRole-trunking'])[1].Resource).toHaveLength(1);
  });

  it('knows the partition, and the older name of EC2 in China', () => {
    const [tasks, instances] = statements(['run'], ['web'], 'aws-cn');
    expect(tasks.Resource).toEqual(['arn:aws-cn:iam::111122223333:role/run']);
    expect(instances.Condition.StringEquals['iam:PassedToService']).toEqual([
      'ec2.amazonaws.com',
      'ec2.amazonaws.com.cn',
    ]);
  });
});
