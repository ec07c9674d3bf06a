import {
  GetAccountPasswordPolicyCommand,
  GetLoginProfileCommand,
  GetUserCommand,
  type PasswordPolicy,
  paginateGetGroup,
  paginateListAttachedGroupPolicies,
  paginateListGroupPolicies,
  paginateListGroupsForUser,
  paginateListUsers,
  type User,
} from '@aws-sdk/client-iam';
import type { ReadContext } from '../context.ts';
import { everyPage, unlessAbsent } from './absent.ts';
import { accessKeysOf } from './access-keys.ts';
import { eachInFull } from './in-full.ts';

/** iam:GetUser; undefined when there is none of that name. The name is always passed: without it root would be answered for itself. */
export function user(cx: ReadContext, name: string): Promise<User | undefined> {
  return cx.once(`iam:GetUser ${name}`, async () => {
    const answer = await unlessAbsent(cx.clients.iam.send(new GetUserCommand({ UserName: name })));
    return answer?.User;
  });
}

/** Every user, with tags, which iam:ListUsers leaves out and iam:GetUser tells. */
export async function allUsers(cx: ReadContext): Promise<readonly User[]> {
  const listed = await cx.once('iam:ListUsers', () =>
    everyPage(paginateListUsers({ client: cx.clients.iam }, {}), (page) => page.Users),
  );
  return eachInFull(listed, ({ UserName: name = '' }) => user(cx, name));
}

/** iam:GetGroup with all its members' names; undefined when there is no such group. */
export function groupMembers(cx: ReadContext, name: string): Promise<readonly string[] | undefined> {
  return cx.once(`iam:GetGroup ${name}`, () =>
    unlessAbsent(
      everyPage(paginateGetGroup({ client: cx.clients.iam }, { GroupName: name }), (page) =>
        page.Users?.map((member) => member.UserName ?? ''),
      ),
    ),
  );
}

/** iam:ListAttachedGroupPolicies: ARNs; undefined when there is no such group. */
export function groupPolicies(cx: ReadContext, name: string): Promise<readonly string[] | undefined> {
  return cx.once(`iam:ListAttachedGroupPolicies ${name}`, () =>
    unlessAbsent(
      everyPage(paginateListAttachedGroupPolicies({ client: cx.clients.iam }, { GroupName: name }), (page) =>
        page.AttachedPolicies?.map((policy) => policy.PolicyArn ?? ''),
      ),
    ),
  );
}

/** iam:ListGroupPolicies: names of the inline policies; undefined when there is no such group. */
export function inlineGroupPolicies(cx: ReadContext, name: string): Promise<readonly string[] | undefined> {
  return cx.once(`iam:ListGroupPolicies ${name}`, () =>
    unlessAbsent(
      everyPage(paginateListGroupPolicies({ client: cx.clients.iam }, { GroupName: name }), (page) => page.PolicyNames),
    ),
  );
}

/** iam:ListGroupsForUser: names; undefined when there is no such user. */
export function groupsOfUser(cx: ReadContext, name: string): Promise<readonly string[] | undefined> {
  return cx.once(`iam:ListGroupsForUser ${name}`, () =>
    unlessAbsent(
      everyPage(paginateListGroupsForUser({ client: cx.clients.iam }, { UserName: name }), (page) =>
        page.Groups?.map((group) => group.GroupName ?? ''),
      ),
    ),
  );
}

/** iam:GetLoginProfile: has the user a console password? */
export function hasPassword(cx: ReadContext, userName: string): Promise<boolean> {
  return cx.once(`iam:GetLoginProfile ${userName}`, async () => {
    const answer = await unlessAbsent(cx.clients.iam.send(new GetLoginProfileCommand({ UserName: userName })));
    return answer?.LoginProfile !== undefined;
  });
}

/** iam:ListAccessKeys: ids; undefined when there is no such user. */
export async function accessKeys(cx: ReadContext, userName: string): Promise<readonly string[] | undefined> {
  return (await accessKeysOf(cx, userName))?.map(({ id }) => id);
}

/** iam:GetAccountPasswordPolicy; undefined means AWS's default policy. */
export function passwordPolicy(cx: ReadContext): Promise<PasswordPolicy | undefined> {
  return cx.once('iam:GetAccountPasswordPolicy', async () => {
    const answer = await unlessAbsent(cx.clients.iam.send(new GetAccountPasswordPolicyCommand({})));
    return answer?.PasswordPolicy;
  });
}
