import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRolePolicyCommand,
  type Policy,
  paginateListEntitiesForPolicy,
  paginateListPolicies,
} from '@aws-sdk/client-iam';
import type { ReadContext } from '../context.ts';
import { decodeDocument } from '../policy-document.ts';
import { everyPage, unlessAbsent } from './absent.ts';
import { eachInFull } from './in-full.ts';

/** iam:GetPolicy, with tags; undefined when there is none of that ARN. */
export function policy(cx: ReadContext, arn: string): Promise<Policy | undefined> {
  return cx.once(`iam:GetPolicy ${arn}`, async () => {
    const answer = await unlessAbsent(cx.clients.iam.send(new GetPolicyCommand({ PolicyArn: arn })));
    return answer?.Policy;
  });
}

/** iam:GetPolicyVersion: what the version of a managed policy that counts says, as compact JSON. */
export function policyDocument(cx: ReadContext, arn: string): Promise<string | undefined> {
  return cx.once(`iam:GetPolicyVersion ${arn}`, async () => {
    const VersionId = (await policy(cx, arn))?.DefaultVersionId;
    if (VersionId === undefined) return undefined;
    const asked = cx.clients.iam.send(new GetPolicyVersionCommand({ PolicyArn: arn, VersionId }));
    return decodeDocument((await unlessAbsent(asked))?.PolicyVersion?.Document);
  });
}

/** Every managed policy of the account's own, with tags, which iam:ListPolicies leaves out and iam:GetPolicy tells. */
export async function allOwnPolicies(cx: ReadContext): Promise<readonly Policy[]> {
  const listed = await cx.once('iam:ListPolicies', () =>
    everyPage(paginateListPolicies({ client: cx.clients.iam }, { Scope: 'Local' }), (page) => page.Policies),
  );
  return eachInFull(listed, ({ Arn: arn = '' }) => policy(cx, arn));
}

/** What a managed policy is attached to. */
export interface PolicyHolders {
  readonly roles: readonly string[];
  readonly users: readonly string[];
  readonly groups: readonly string[];
}

/** iam:ListEntitiesForPolicy; nobody where there is no such policy. */
export function policyHolders(cx: ReadContext, arn: string): Promise<PolicyHolders> {
  return cx.once(`iam:ListEntitiesForPolicy ${arn}`, async () => {
    const pages = paginateListEntitiesForPolicy({ client: cx.clients.iam }, { PolicyArn: arn });
    const all = (await unlessAbsent(everyPage(pages, (page) => [page]))) ?? [];
    return {
      roles: all.flatMap(({ PolicyRoles = [] }) => PolicyRoles.flatMap(({ RoleName }) => RoleName ?? [])),
      users: all.flatMap(({ PolicyUsers = [] }) => PolicyUsers.flatMap(({ UserName }) => UserName ?? [])),
      groups: all.flatMap(({ PolicyGroups = [] }) => PolicyGroups.flatMap(({ GroupName }) => GroupName ?? [])),
    };
  });
}

/** iam:GetRolePolicy: what an inline policy of a role says, as compact JSON; undefined when there is none of that name. */
export function inlineRolePolicy(cx: ReadContext, roleName: string, policyName: string): Promise<string | undefined> {
  return cx.once(`iam:GetRolePolicy ${roleName} ${policyName}`, async () => {
    const both = { RoleName: roleName, PolicyName: policyName };
    const answer = await unlessAbsent(cx.clients.iam.send(new GetRolePolicyCommand(both)));
    return answer && (decodeDocument(answer.PolicyDocument) ?? '');
  });
}
