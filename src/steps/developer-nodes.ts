import { join } from 'node:path';
import type { Draft } from '../answers/answers.ts';
import { managedPolicyArn } from '../aws/partition.ts';
import type { PasswordPolicy } from '../computer/password.ts';
import type { NodeId } from '../engine/resource.ts';
import type { AwsNode } from '../resources/aws-resource.ts';
import { iamGroup } from '../resources/iam-group.ts';
import { iamGroupPolicy } from '../resources/iam-group-policy.ts';
import { iamPolicy, policyArnOf } from '../resources/iam-policy.ts';
import { type PassableRoles, passRolePolicy } from '../resources/pass-role-policy.ts';
import type { Place } from './step.ts';
import { userNodes } from './user-nodes.ts';

export const DEFAULT_GROUP = 'developers';
export const DEFAULT_POLICY = 'ecs-developers-pass-role';

const GROUP = 'account/developer-group';
const PASS_ROLE = 'account/developer-pass-role';
/** The user's name is part of the ids, so that neither the order of the names nor who else is among them counts. */
export const developerUser = (name: string): NodeId => `account/developer-user-${name}`;
const developerPassword = (name: string): NodeId => `account/developer-password-${name}`;
export const developerCredentials = (name: string): NodeId => `computer/developer-credentials-${name}`;

/** One developer as the look found them. */
export interface Developer {
  readonly name: string;
  readonly hasPassword: boolean;
  readonly hasCredentialsFile: boolean;
}

/** The answers that name roles of the set-up. */
type RoleNames = Pick<Draft, 'instanceRole' | 'trunkingRole' | 'taskExecutionRole' | 'taskRole'>;

/** Those that are known; a step that is not carried out has settled nothing. */
export function rolesIn({ instanceRole, trunkingRole, taskExecutionRole, taskRole }: Draft): RoleNames {
  const all = Object.entries({ instanceRole, trunkingRole, taskExecutionRole, taskRole });
  return Object.fromEntries(all.filter(([, name]) => name !== undefined));
}

function passable({ instanceRole, trunkingRole = '', taskExecutionRole, taskRole = '' }: RoleNames): PassableRoles {
  return {
    tasks: [taskExecutionRole ?? 'ecsTaskExecutionRole', taskRole].filter(Boolean),
    instances: [instanceRole ?? 'ecsInstanceRole', trunkingRole].filter(Boolean),
  };
}

export interface DevelopersPlan {
  readonly developers: readonly Developer[];
  readonly passwordPolicy: PasswordPolicy | undefined;
  /** The names of the set-up's roles as far as earlier runs settled them. */
  readonly roles: RoleNames;
}

/** `~/<user>-<account>-credentials.csv` */
export function developerFile(name: string, place: Pick<Place, 'local' | 'setup'>): string {
  return join(place.local.credentialsDirectory, `${name}-${place.setup.identity.accountId}-credentials.csv`);
}

/** The group with what it may do, then every developer with membership, CSV and password. */
export function developerNodes(plan: DevelopersPlan, draft: Draft, place: Place): readonly AwsNode[] {
  const groupName = draft.developerGroup ?? DEFAULT_GROUP;
  const policyName = draft.developerPolicy ?? DEFAULT_POLICY;
  const { partition } = place.setup.identity;
  const account = { step: 'developers', scope: 'account' } as const;
  const serial = `iam:group:${groupName}`;
  const attached = (name: string, policyArn: string, needs: readonly NodeId[] = []): AwsNode => ({
    ...account,
    id: `${GROUP}-${name}`,
    needs: [GROUP, ...needs],
    serial,
    widens: [GROUP],
    letsIn: true,
    resource: iamGroupPolicy,
    value: policyArn.slice(policyArn.lastIndexOf('/') + 1),
    answers: [],
    spec: (outputs) => ({ groupName: outputs.of(GROUP, 'groupName'), policyArn }),
  });
  const policies = [
    attached('power-user', managedPolicyArn(partition, 'PowerUserAccess')),
    // PowerUserAccess lets nobody change their own password, which the first sign-in asks for.
    attached('change-password', managedPolicyArn(partition, 'IAMUserChangePassword')),
    attached('pass-role', policyArnOf(place.setup, policyName), [PASS_ROLE]),
  ];
  const groupPolicies = policies.map(({ id }) => id);
  return [
    {
      ...account,
      id: GROUP,
      needs: [],
      serial,
      resource: iamGroup,
      value: groupName,
      answers: ['developerGroup'],
      otherwise: [{ label: 'choice.other-developer-group', flag: '--developer-group NAME', ask: 'developerGroup' }],
      spec: () => ({ groupName }),
    },
    {
      ...account,
      id: PASS_ROLE,
      needs: [],
      serial: `iam:policy:${policyName}`,
      resource: iamPolicy,
      value: policyName,
      answers: ['developerPolicy'],
      otherwise: [{ label: 'choice.other-developer-policy', flag: '--developer-policy NAME', ask: 'developerPolicy' }],
      spec: () => ({
        policyName,
        document: passRolePolicy(passable({ ...plan.roles, ...rolesIn(draft) }), place.setup),
        description: 'Lets developers hand the roles of the ECS set-up to tasks and instances',
      }),
    },
    ...policies,
    ...plan.developers.flatMap((one) => oneDeveloper(one, { plan, draft, place, groupName, groupPolicies })),
  ];
}

interface Among {
  readonly plan: DevelopersPlan;
  readonly draft: Draft;
  readonly place: Place;
  readonly groupName: string;
  readonly groupPolicies: readonly NodeId[];
}

function oneDeveloper({ name, hasPassword, hasCredentialsFile }: Developer, among: Among): readonly AwsNode[] {
  const { plan, draft, place, groupName, groupPolicies } = among;
  return userNodes(
    {
      step: 'developers',
      ids: {
        user: developerUser(name),
        membership: `account/developer-membership-${name}`,
        credentials: developerCredentials(name),
        password: developerPassword(name),
      },
      user: { userName: name, tags: [] },
      groupName,
      group: GROUP,
      groupPolicies,
      credentialsPath: developerFile(name, place),
      passwordPolicy: plan.passwordPolicy,
      withCredentials: !hasPassword || hasCredentialsFile,
      needsPassword: !hasPassword,
      passwordReset: draft.passwordReset ?? true,
      reset: '',
      answers: { user: 'developerUsers' },
    },
    place,
  );
}
