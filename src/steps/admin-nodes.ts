import type { Draft } from '../answers/answers.ts';
import { managedPolicyArn } from '../aws/partition.ts';
import type { PasswordPolicy } from '../computer/password.ts';
import type { AwsNode } from '../resources/aws-resource.ts';
import { iamGroup } from '../resources/iam-group.ts';
import { iamGroupPolicy } from '../resources/iam-group-policy.ts';
import type { Place } from './step.ts';
import { userNodes } from './user-nodes.ts';

const GROUP = 'account/admin-group';
const GROUP_POLICY = 'account/admin-group-policy';
export const USER = 'account/admin-user';
const MEMBERSHIP = 'account/admin-membership';
export const PASSWORD = 'account/admin-password';
export const CREDENTIALS = 'computer/credentials-file';

export interface AdminPlan {
  readonly groupName: string;
  readonly userName: string;
  readonly credentialsPath: string;
  readonly passwordPolicy: PasswordPolicy | undefined;
  /** Is the CSV part of this: to be written, or there? */
  readonly withCredentials: boolean;
  /** Is a generated password still to be sent from the CSV? */
  readonly needsPassword: boolean;
  readonly reset: string;
}

/** Group and policy, then the user with membership, CSV and password. */
export function adminNodes(plan: AdminPlan, draft: Draft, place: Place): readonly AwsNode[] {
  const { groupName, userName, ...password } = plan;
  const account = { step: 'admin', scope: 'account', serial: `iam:group:${groupName}` } as const;
  const administrator = userNodes(
    {
      ...password,
      step: 'admin',
      ids: { user: USER, membership: MEMBERSHIP, credentials: CREDENTIALS, password: PASSWORD },
      user: {
        userName,
        tags: draft.adminTags ?? [],
        ...(draft.permissionsBoundary ? { permissionsBoundary: draft.permissionsBoundary } : {}),
      },
      groupName,
      group: GROUP,
      groupPolicies: [GROUP_POLICY],
      passwordReset: draft.passwordReset ?? true,
      answers: { user: 'adminUser', credentials: 'credentialsFile', password: 'adminPassword' },
      otherFile: {
        label: 'choice.other-credentials-file',
        flag: '--credentials-file FILE',
        ask: 'credentialsFile',
      },
    },
    place,
  );
  return [
    {
      ...account,
      id: GROUP,
      needs: [],
      resource: iamGroup,
      value: groupName,
      answers: ['adminGroup'],
      spec: () => ({ groupName }),
    },
    {
      ...account,
      id: GROUP_POLICY,
      needs: [GROUP],
      widens: [GROUP],
      letsIn: true,
      resource: iamGroupPolicy,
      value: 'AdministratorAccess',
      answers: [],
      spec: (outputs) => ({
        groupName: outputs.of(GROUP, 'groupName'),
        policyArn: managedPolicyArn(place.setup.identity.partition, 'AdministratorAccess'),
      }),
    },
    ...administrator,
  ];
}
