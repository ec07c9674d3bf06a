import { CreateRoleCommand, GetRoleCommand, ListAttachedRolePoliciesCommand } from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { externalRoleStep } from '../../src/steps/external-role.ts';
import { stepOfNode } from '../../src/steps/node-ids.ts';
import { TRUST } from '../sandbox/practice.ts';
import { type Runs, runs } from '../wizard/run.ts';
import { account, last, SURE } from '../wizard/undone.ts';
import { asked, NOTHING_ASKED, needs, place, specOf } from './place.ts';

const ROLE = 'account/external-role';
const alone = (here: Runs, options: Parameters<Runs['run']>[0] = {}) =>
  here.run({ only: ['external-role'], ...options });
const actions = (here: Runs) => last(here, 'plan').changes.map(({ node, action }) => `${node} ${action}`);

describe('the step "external-role"', () => {
  it('asks nothing and wants the role with both policies', async () => {
    const { settle } = await place();
    const { seen, draft, cx } = await settle(externalRoleStep);
    expect(asked(externalRoleStep.questions(seen, {}, cx))).toEqual([['externalRole', 'ecsAnywhereRole', 'quiet']]);
    const nodes = externalRoleStep.nodes(seen, draft, cx, NOTHING_ASKED);
    expect(needs(nodes)).toEqual({
      [ROLE]: [],
      'account/external-role-ssm-policy': [ROLE],
      'account/external-role-ecs-policy': [ROLE],
    });
    expect(specOf(nodes, ROLE)).toMatchObject({
      roleName: 'ecsAnywhereRole',
      service: 'ssm.amazonaws.com',
      sourceArn: 'arn:aws:ssm:*:123456789012:*',
    });
    expect(nodes.map(({ id }) => stepOfNode(id))).toEqual(nodes.map(() => 'external-role'));
  });

  it('names policies and things of the partition it is in', async () => {
    const { settle } = await place({ arn: 'arn:aws-cn:iam::123456789012:user/alice', region: 'cn-north-1' });
    const { seen, draft, cx } = await settle(externalRoleStep);
    const nodes = externalRoleStep.nodes(seen, draft, cx, NOTHING_ASKED);
    expect(specOf(nodes, ROLE).sourceArn).toBe('arn:aws-cn:ssm:*:123456789012:*');
    expect(specOf(nodes, 'account/external-role-ssm-policy').policyArn).toBe(
      'arn:aws-cn:iam::aws:policy/AmazonSSMManagedInstanceCore',
    );
  });

  it('says how a server is registered, and what it costs from then on', async () => {
    const { settle } = await place();
    const { seen, draft, cx } = await settle(externalRoleStep, { cluster: 'web' });
    const notes = externalRoleStep.notes(draft, () => ({ roleName: 'ecsAnywhereRole' }), cx, seen);
    const facts = {
      role: 'ecsAnywhereRole',
      region: 'ap-northeast-2',
      cluster: 'web',
      price: '0.01025',
      month: '7.48',
    };
    expect(notes).toEqual([{ code: 'external-role.note', facts }]);
    expect(externalRoleStep.notes(draft, () => undefined, cx, seen)).toEqual([]);
  });
});

describe('a run with the step "external-role"', () => {
  it('makes the role, trusted by Systems Manager for this account alone, makes nothing the second time, and takes it back', async () => {
    const here = await runs();
    const before = await account(here);
    expect(await alone(here)).toBe(0);
    const { Role } = await here.iam.send(new GetRoleCommand({ RoleName: 'ecsAnywhereRole' }));
    const trust = JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ''));
    expect(trust.Statement).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: 'ssm.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'aws:SourceAccount': '123456789012' },
          ArnLike: { 'aws:SourceArn': 'arn:aws:ssm:*:123456789012:*' },
        },
      },
    ]);
    const policies = await here.iam.send(new ListAttachedRolePoliciesCommand({ RoleName: 'ecsAnywhereRole' }));
    expect(policies.AttachedPolicies?.map(({ PolicyName }) => PolicyName).sort()).toEqual([
      'AmazonEC2ContainerServiceforEC2Role',
      'AmazonSSMManagedInstanceCore',
    ]);
    expect(await alone(here)).toBe(0);
    expect(actions(here).every((action) => action.endsWith(' keep'))).toBe(true);
    expect(await here.destroy(SURE)).toBe(0);
    expect(await account(here)).toEqual(before);
  });

  it('lets Systems Manager into a role that was there before, where nobody gains by it, and takes that back', async () => {
    const here = await runs();
    await here.iam.send(new CreateRoleCommand({ RoleName: 'ecsAnywhereRole', AssumeRolePolicyDocument: TRUST }));
    expect(await alone(here)).toBe(0);
    expect(actions(here)[0]).toBe(`${ROLE} update`);
    expect(await here.destroy(SURE)).toBe(0);
    const { Role } = await here.iam.send(new GetRoleCommand({ RoleName: 'ecsAnywhereRole' }));
    expect(JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ''))).toEqual(JSON.parse(TRUST));
  });

  it('takes another name', async () => {
    const here = await runs();
    expect(await alone(here, { flags: { 'external-role': 'factory' } })).toBe(0);
    await here.iam.send(new GetRoleCommand({ RoleName: 'factory' }));
  });
});
