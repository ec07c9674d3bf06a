import type { Draft } from '../answers/answers.ts';
import { managedPolicyArn, signInUrl } from '../aws/partition.ts';
import type { PasswordPolicy } from '../computer/password.ts';
import { shortPath } from '../computer/short-path.ts';
import type { AwsNode } from '../resources/aws-resource.ts';
import { credentialsFile } from '../resources/credentials-file.ts';
import { iamGroup } from '../resources/iam-group.ts';
import { iamGroupMembership } from '../resources/iam-group-membership.ts';
import { iamGroupPolicy } from '../resources/iam-group-policy.ts';
import { iamLoginProfile } from '../resources/iam-login-profile.ts';
import { iamUser } from '../resources/iam-user.ts';
import type { Place } from './step.ts';

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

/** Group, policy, user, membership, the CSV and the password, in the order in which no half of it gives more than the whole. */
export function adminNodes(plan: AdminPlan, draft: Draft, place: Place): readonly AwsNode[] {
  const { groupName, userName } = plan;
  const { partition, accountId } = place.setup.identity;
  const account = { step: 'admin', scope: 'account' } as const;
  const path = plan.credentialsPath;
  const password = {
    signInUrl: signInUrl(partition, accountId),
    passwordPolicy: plan.passwordPolicy,
  };
  const csv: AwsNode = {
    id: CREDENTIALS,
    step: 'admin',
    scope: 'computer',
    needs: [],
    onlyFor: PASSWORD,
    resource: credentialsFile,
    value: shortPath(path, place.computer),
    answers: ['credentialsFile'],
    otherwise: [{ label: 'choice.other-credentials-file', flag: '--credentials-file FILE', ask: 'credentialsFile' }],
    spec: () => ({ path, userName, ...password, passwordNode: PASSWORD, needsPassword: plan.needsPassword }),
  };
  return [
    {
      ...account,
      id: GROUP,
      needs: [],
      serial: `iam:group:${groupName}`,
      resource: iamGroup,
      value: groupName,
      answers: ['adminGroup'],
      spec: () => ({ groupName }),
    },
    {
      ...account,
      id: GROUP_POLICY,
      needs: [GROUP],
      serial: `iam:group:${groupName}`,
      widens: [GROUP],
      letsIn: true,
      resource: iamGroupPolicy,
      value: 'AdministratorAccess',
      answers: [],
      spec: (outputs) => ({
        groupName: outputs.of(GROUP, 'groupName'),
        policyArn: managedPolicyArn(partition, 'AdministratorAccess'),
      }),
    },
    {
      ...account,
      id: USER,
      needs: [],
      serial: `iam:user:${userName}`,
      resource: iamUser,
      value: userName,
      answers: ['adminUser'],
      spec: () => ({
        userName,
        tags: draft.adminTags ?? [],
        ...(draft.permissionsBoundary ? { permissionsBoundary: draft.permissionsBoundary } : {}),
      }),
    },
    {
      ...account,
      id: MEMBERSHIP,
      // After the policy: attaching it to a group that has members already would have to be asked for.
      needs: [GROUP, GROUP_POLICY, USER],
      serial: `iam:group:${groupName}`,
      widens: [USER],
      letsIn: true,
      resource: iamGroupMembership,
      value: `${userName} → ${groupName}`,
      answers: [],
      spec: (outputs) => ({
        groupName: outputs.of(GROUP, 'groupName'),
        userName: outputs.of(USER, 'userName'),
      }),
    },
    ...(plan.withCredentials ? [csv] : []),
    {
      ...account,
      id: PASSWORD,
      needs: plan.withCredentials ? [USER, CREDENTIALS] : [USER],
      serial: `iam:user:${userName}`,
      widens: [USER],
      letsIn: true,
      resource: iamLoginProfile,
      value: userName,
      answers: ['adminPassword'],
      spec: (outputs) => ({
        userName: outputs.of(USER, 'userName'),
        credentialsFile: path,
        passwordReset: draft.passwordReset ?? true,
        reset: plan.reset,
        ...password,
      }),
    },
  ];
}
