import { AddRoleToInstanceProfileCommand, CreateInstanceProfileCommand, CreateRoleCommand } from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { clusterStep } from '../../src/steps/cluster.ts';
import { instanceRoleStep } from '../../src/steps/instance-role.ts';
import { TRUST } from '../sandbox/practice.ts';
import { asked, NOTHING_ASKED, needs, nodeOf, type Place, place, specOf } from './place.ts';

async function withRole({ iam }: Place, role: string, profile: string): Promise<void> {
  await iam.send(new CreateRoleCommand({ RoleName: role, AssumeRolePolicyDocument: TRUST }));
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: profile }));
  await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: profile, RoleName: role }));
}

const questionsOf = async ({ cx }: Place, draft = {}) =>
  asked(instanceRoleStep.questions(await instanceRoleStep.look(cx(), draft), draft, cx()));

describe('the step "instance-role"', () => {
  it('asks nothing: role and profile have the name the console looks for', async () => {
    expect(await questionsOf(await place())).toEqual([
      ['instanceRole', 'ecsInstanceRole', 'quiet'],
      ['instanceProfile', 'ecsInstanceRole', 'quiet'],
    ]);
    expect(await questionsOf(await place(), { instanceRole: 'web' })).toContainEqual([
      'instanceProfile',
      'web',
      'quiet',
    ]);
  });

  it("keeps a profile under the older guide's name that holds the role", async () => {
    const here = await place();
    await withRole(here, 'ecsInstanceRole', 'ecsInstanceRole-profile');
    expect(await questionsOf(here)).toContainEqual(['instanceProfile', 'ecsInstanceRole-profile', 'quiet']);
    const { draft } = await here.settle(instanceRoleStep);
    expect(draft.instanceProfile).toBe('ecsInstanceRole-profile');
  });

  it("does not keep an older profile that holds another role, or where the role's own is there too", async () => {
    const other = await place();
    await withRole(other, 'web', 'ecsInstanceRole-profile');
    expect(await questionsOf(other)).toContainEqual(['instanceProfile', 'ecsInstanceRole', 'quiet']);
    const both = await place();
    await withRole(both, 'ecsInstanceRole', 'ecsInstanceRole-profile');
    await both.iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'ecsInstanceRole' }));
    expect(await questionsOf(both)).toContainEqual(['instanceProfile', 'ecsInstanceRole', 'quiet']);
  });

  it('puts the role into the profile last, when it has its policy', async () => {
    const { settle } = await place();
    const { seen, draft, cx } = await settle(instanceRoleStep);
    const nodes = instanceRoleStep.nodes(seen, draft, cx, NOTHING_ASKED);
    expect(needs(nodes)).toEqual({
      'account/instance-role': [],
      'account/instance-role-policy': ['account/instance-role'],
      'account/instance-profile': [],
      'account/instance-profile-role': [
        'account/instance-role',
        'account/instance-role-policy',
        'account/instance-profile',
      ],
    });
    expect(nodeOf(nodes, 'account/instance-role-policy').widens).toEqual(['account/instance-role']);
    expect(specOf(nodes, 'account/instance-role')).toMatchObject({
      roleName: 'ecsInstanceRole',
      // IAM takes no Korean in a role's description.
      description: expect.stringMatching(/^[ -~]{1,1000}$/),
    });
    const roleName = { pending: 'account/instance-role', fact: 'roleName' };
    expect(specOf(nodes, 'account/instance-role-policy')).toEqual({
      roleName,
      policyArn: 'arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role',
    });
    expect(specOf(nodes, 'account/instance-profile')).toEqual({ profileName: 'ecsInstanceRole' });
    expect(specOf(nodes, 'account/instance-profile-role')).toEqual({
      profileName: { pending: 'account/instance-profile', fact: 'profileName' },
      roleName,
    });
  });

  it('takes the policy of its partition', async () => {
    const { settle } = await place({ arn: 'arn:aws-us-gov:iam::123456789012:user/alice' });
    const { seen, draft, cx } = await settle(instanceRoleStep);
    const nodes = instanceRoleStep.nodes(seen, draft, cx, NOTHING_ASKED);
    expect(specOf(nodes, 'account/instance-role-policy').policyArn).toBe(
      'arn:aws-us-gov:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role',
    );
  });
});

describe('the step "cluster"', () => {
  it('makes the cluster after the role that ECS itself needs', async () => {
    const { settle } = await place();
    const { seen, draft, cx } = await settle(clusterStep);
    expect(draft).toEqual({ cluster: 'default' });
    const nodes = clusterStep.nodes(seen, draft, cx, NOTHING_ASKED);
    expect(needs(nodes)).toEqual({
      'account/ecs-service-linked-role': [],
      'ap-northeast-2/cluster': ['account/ecs-service-linked-role'],
    });
    expect(nodes.map(({ scope }) => scope)).toEqual(['account', 'ap-northeast-2']);
    expect(specOf(nodes, 'account/ecs-service-linked-role')).toEqual({ service: 'ecs.amazonaws.com' });
    expect(specOf(nodes, 'ap-northeast-2/cluster')).toEqual({ clusterName: 'default' });
  });

  it('wants the name that was answered', async () => {
    const { settle } = await place();
    const { seen, draft, cx } = await settle(clusterStep, { cluster: 'web' });
    const nodes = clusterStep.nodes(seen, draft, cx, NOTHING_ASKED);
    expect(specOf(nodes, 'ap-northeast-2/cluster')).toEqual({ clusterName: 'web' });
  });
});
