import { managedPolicyArn } from '../aws/partition.ts';
import { instanceProfile, profilesOfRole, role, rolePolicies } from '../aws/reads/roles.ts';
import type { AwsNode } from '../resources/aws-resource.ts';
import { iamInstanceProfile } from '../resources/iam-instance-profile.ts';
import { iamProfileRole } from '../resources/iam-profile-role.ts';
import { iamInstanceRole } from '../resources/iam-role.ts';
import { iamRolePolicy } from '../resources/iam-role-policy.ts';
import {
  INSTANCE_ROLE_POLICY as POLICY,
  INSTANCE_PROFILE as PROFILE,
  INSTANCE_PROFILE_ROLE as PROFILE_ROLE,
  INSTANCE_ROLE as ROLE,
} from './node-ids.ts';
import type { Step } from './step.ts';

const DEFAULT_ROLE = 'ecsInstanceRole';
const POLICY_NAME = 'service-role/AmazonEC2ContainerServiceforEC2Role';

interface InstanceRoleSeen {
  /** A profile under the older guide's name that holds the role already. */
  readonly olderProfile: string | undefined;
}

/** Guide: the container instance role, and the instance profile through which an instance gets it. */
export const instanceRoleStep: Step<InstanceRoleSeen> = {
  id: 'instance-role',
  scope: 'account',
  async look(cx, draft) {
    const roleName = draft.instanceRole ?? DEFAULT_ROLE;
    const olderName = `${roleName}-profile`;
    const [same, older] = await Promise.all([
      instanceProfile(cx, draft.instanceProfile ?? roleName),
      instanceProfile(cx, olderName),
      role(cx, roleName),
      rolePolicies(cx, roleName),
      profilesOfRole(cx, roleName),
    ]);
    const holds = older?.Roles?.some((held) => held.RoleName === roleName);
    return { olderProfile: holds && !same ? olderName : undefined };
  },
  questions: (seen, draft) => [
    { key: 'instanceRole', kind: 'text', text: { code: 'instance-role.question' }, default: DEFAULT_ROLE, quiet: true },
    {
      // The console makes profiles under the role's own name and looks for them there.
      key: 'instanceProfile',
      kind: 'text',
      text: { code: 'instance-profile.question' },
      default: seen.olderProfile ?? draft.instanceRole ?? DEFAULT_ROLE,
      quiet: true,
    },
  ],
  nodes(_seen, draft, place) {
    const roleName = draft.instanceRole ?? DEFAULT_ROLE;
    const profileName = draft.instanceProfile ?? roleName;
    const policyArn = managedPolicyArn(place.setup.identity.partition, POLICY_NAME);
    const common = { step: 'instance-role', scope: 'account' } as const;
    const nodes: AwsNode[] = [
      {
        ...common,
        id: ROLE,
        needs: [],
        serial: `iam:role:${roleName}`,
        resource: iamInstanceRole,
        value: roleName,
        answers: ['instanceRole'],
        spec: () => ({ roleName, description: 'Lets ECS container instances work for their cluster' }),
      },
      {
        ...common,
        id: POLICY,
        needs: [ROLE],
        serial: `iam:role:${roleName}`,
        widens: [ROLE],
        resource: iamRolePolicy,
        value: 'AmazonEC2ContainerServiceforEC2Role',
        answers: [],
        spec: (outputs) => ({ roleName: outputs.of(ROLE, 'roleName'), policyArn }),
      },
      {
        ...common,
        id: PROFILE,
        needs: [],
        serial: `iam:profile:${profileName}`,
        resource: iamInstanceProfile,
        value: profileName,
        answers: ['instanceProfile'],
        spec: () => ({ profileName }),
      },
      {
        ...common,
        id: PROFILE_ROLE,
        // After the policy: an instance that starts in between would come up without it.
        needs: [ROLE, POLICY, PROFILE],
        serial: `iam:profile:${profileName}`,
        resource: iamProfileRole,
        value: `${roleName} → ${profileName}`,
        answers: [],
        otherwise: [{ label: 'choice.other-profile', flag: '--instance-profile NAME', ask: 'instanceProfile' }],
        spec: (outputs) => ({
          profileName: outputs.of(PROFILE, 'profileName'),
          roleName: outputs.of(ROLE, 'roleName'),
        }),
      },
    ];
    return nodes;
  },
  findings: () => [],
  notes: () => [],
};
