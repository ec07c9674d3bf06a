import { signInUrl } from '../aws/partition.ts';
import type { PasswordPolicy } from '../computer/password.ts';
import { shortPath } from '../computer/short-path.ts';
import type { Choice, NodeId } from '../engine/resource.ts';
import type { AwsNode } from '../resources/aws-resource.ts';
import { credentialsFile } from '../resources/credentials-file.ts';
import { iamGroupMembership } from '../resources/iam-group-membership.ts';
import { iamLoginProfile } from '../resources/iam-login-profile.ts';
import { iamUser, type UserSpec } from '../resources/iam-user.ts';
import type { Place } from './step.ts';

/** A person who signs in to the console, and the group that says what they may do. */
export interface UserPlan {
  readonly step: string;
  readonly ids: {
    readonly user: NodeId;
    readonly membership: NodeId;
    readonly credentials: NodeId;
    readonly password: NodeId;
  };
  readonly user: UserSpec;
  readonly groupName: string;
  readonly group: NodeId;
  /** What the group may do: a member before that would have to be asked for. */
  readonly groupPolicies: readonly NodeId[];
  readonly credentialsPath: string;
  readonly passwordPolicy: PasswordPolicy | undefined;
  /** Is the CSV part of this: to be written, or there? */
  readonly withCredentials: boolean;
  /** Is a generated password still to be sent from the CSV? */
  readonly needsPassword: boolean;
  readonly passwordReset: boolean;
  /** Names a reset of the password; empty when none is asked for. */
  readonly reset: string;
  /** The answers each came from. */
  readonly answers: { readonly user: string; readonly credentials?: string; readonly password?: string };
  /** Where the CSV could go instead. */
  readonly otherFile?: Choice;
}

/** User, membership, the CSV and the password, in the order in which no half of it gives more than the whole. */
export function userNodes(plan: UserPlan, place: Place): readonly AwsNode[] {
  const { ids, groupName, credentialsPath: path, answers, otherFile } = plan;
  const { userName } = plan.user;
  const { partition, accountId } = place.setup.identity;
  const account = { step: plan.step, scope: 'account' } as const;
  const password = { signInUrl: signInUrl(partition, accountId), passwordPolicy: plan.passwordPolicy };
  const list = (answer: string | undefined) => (answer === undefined ? [] : [answer]);
  const csv: AwsNode = {
    id: ids.credentials,
    step: plan.step,
    scope: 'computer',
    needs: [],
    onlyFor: ids.password,
    resource: credentialsFile,
    value: shortPath(path, place.computer),
    answers: list(answers.credentials),
    ...(otherFile ? { otherwise: [otherFile] } : {}),
    spec: () => ({
      ...{ path, userName, ...password, passwordNode: ids.password, needsPassword: plan.needsPassword },
      ...(otherFile ? { pathFlag: otherFile.flag } : {}),
    }),
  };
  return [
    {
      ...account,
      id: ids.user,
      needs: [],
      serial: `iam:user:${userName}`,
      resource: iamUser,
      value: userName,
      answers: [answers.user],
      spec: () => plan.user,
    },
    {
      ...account,
      id: ids.membership,
      // After the policies: attaching one to a group that has members already would have to be asked for.
      needs: [plan.group, ...plan.groupPolicies, ids.user],
      serial: `iam:group:${groupName}`,
      widens: [ids.user],
      letsIn: true,
      resource: iamGroupMembership,
      value: `${userName} → ${groupName}`,
      answers: [],
      spec: (outputs) => ({
        groupName: outputs.of(plan.group, 'groupName'),
        userName: outputs.of(ids.user, 'userName'),
      }),
    },
    ...(plan.withCredentials ? [csv] : []),
    {
      ...account,
      id: ids.password,
      needs: plan.withCredentials ? [ids.user, ids.credentials] : [ids.user],
      serial: `iam:user:${userName}`,
      widens: [ids.user],
      letsIn: true,
      resource: iamLoginProfile,
      value: userName,
      answers: list(answers.password),
      spec: (outputs) => ({
        userName: outputs.of(ids.user, 'userName'),
        credentialsFile: path,
        passwordReset: plan.passwordReset,
        reset: plan.reset,
        ...password,
      }),
    },
  ];
}
