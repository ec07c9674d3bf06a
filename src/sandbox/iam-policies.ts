import { createHash } from 'node:crypto';
import type {
  CreatePolicyCommandInput,
  DeletePolicyCommandInput,
  GetPolicyCommandInput,
  ListEntitiesForPolicyCommandInput,
  ListPoliciesCommandInput,
  Policy,
  TagPolicyCommandInput,
} from '@aws-sdk/client-iam';
import { iamFailure, unsupported } from './failure.ts';
import type { PolicyData } from './iam-data.ts';
import { arnOf, newEntity, visible } from './iam-entities.ts';
import { iamPage, invalid, required, withTags } from './iam-input.ts';
import { findOwnPolicy, findPolicy } from './iam-managed-policies.ts';
import { fitsManaged, validPermissions } from './iam-permission-document.ts';
import { policyVersionOperations } from './iam-policy-versions.ts';
import { type Call, operation } from './operation.ts';

/** When AWS published its oldest managed policies. */
const PUBLISHED = new Date('2015-02-06T18:39:46Z');
const DESCRIPTION = /^[\t\n\r\u0020-\u007e\u00a1-\u00ff]{0,1000}$/;

/** Who has the policy, and whose boundary it is. */
function holders({ account }: Call, arn: string, orBounded = false) {
  const { users, groups, roles } = account.iam;
  const have = <T extends { attachedPolicies: string[]; boundary?: string }>(all: readonly T[]) =>
    all.filter((one) => one.attachedPolicies.includes(arn) || (orBounded && one.boundary === arn));
  const bounded = [...users, ...roles].filter((one) => one.boundary === arn);
  return { users: have(users), groups: have(groups), roles: have(roles), bounded };
}

/** A policy as lists show it: without description and tags. */
function policyView(call: Call, policyArn: string): Policy {
  const { arn, name, path, attachable, own } = findPolicy(call, policyArn);
  const { users, groups, roles, bounded } = holders(call, arn);
  return {
    PolicyName: name,
    PolicyId: own?.id ?? `ANPA${createHash('sha256').update(arn).digest('hex').slice(0, 17).toUpperCase()}`,
    Arn: arn,
    Path: path,
    DefaultVersionId: own?.defaultVersion ?? 'v1',
    AttachmentCount: users.length + groups.length + roles.length,
    PermissionsBoundaryUsageCount: bounded.length,
    IsAttachable: attachable,
    CreateDate: own ? new Date(own.created) : PUBLISHED,
    UpdateDate: own ? new Date(own.versions.at(-1)?.created ?? own.created) : PUBLISHED,
  };
}

function createPolicy(call: Call, input: CreatePolicyCommandInput): object {
  const { policies } = call.account.iam;
  const { Description: description } = input;
  if (description !== undefined && !DESCRIPTION.test(description)) {
    throw invalid("1 validation error detected: Value at 'description' failed to satisfy constraint");
  }
  const document = validPermissions(required(input.PolicyDocument, 'policyDocument'));
  const policy: PolicyData = {
    ...newEntity(call, 'policy', policies, 1500, { name: input.PolicyName, path: input.Path }),
    ...(description === undefined ? {} : { description }),
    tags: withTags([], input.Tags),
    versions: [{ id: 'v1', document, created: call.now }],
    defaultVersion: 'v1',
    made: 1,
  };
  fitsManaged(document);
  policies.push(policy);
  const shown = policyView({ ...call, now: policy.visibleAt }, arnOf('policy', policy));
  return { Policy: { ...shown, Tags: policy.tags } };
}

function deletePolicy(call: Call, input: DeletePolicyCommandInput): object {
  const policy = findOwnPolicy(call, input.PolicyArn);
  const { users, groups, roles, bounded } = holders(call, arnOf('policy', policy));
  if (users.length + groups.length + roles.length + bounded.length > 0) {
    throw iamFailure('DeleteConflict', 'Cannot delete a policy attached to entities.');
  }
  if (policy.versions.length > 1) {
    throw iamFailure(
      'DeleteConflict',
      "This policy has more than one version. Before you delete a policy, you must delete the policy's versions.",
    );
  }
  const { policies } = call.account.iam;
  policies.splice(policies.indexOf(policy), 1);
  return {};
}

/** Only the account's own: nothing here asks for AWS's thousand. */
function listPolicies(call: Call, input: ListPoliciesCommandInput): object {
  if (input.Scope !== 'Local') throw unsupported('a list of policies but the Local ones');
  const own = visible(call, call.account.iam.policies);
  const { items, rest } = iamPage(own, input);
  return { Policies: items.map((policy) => policyView(call, arnOf('policy', policy))), ...rest };
}

function listEntities(call: Call, input: ListEntitiesForPolicyCommandInput): object {
  const { arn } = findPolicy(call, input.PolicyArn);
  const { users, groups, roles } = holders(call, arn, true);
  const all = [
    ...groups.map(({ name, id }) => ({ group: { GroupName: name, GroupId: id } })),
    ...users.map(({ name, id }) => ({ user: { UserName: name, UserId: id } })),
    ...roles.map(({ name, id }) => ({ role: { RoleName: name, RoleId: id } })),
  ];
  const { items, rest } = iamPage(all, input);
  return {
    PolicyGroups: items.flatMap((one) => ('group' in one ? one.group : [])),
    PolicyUsers: items.flatMap((one) => ('user' in one ? one.user : [])),
    PolicyRoles: items.flatMap((one) => ('role' in one ? one.role : [])),
    ...rest,
  };
}

export const policyOperations = {
  CreatePolicy: operation<CreatePolicyCommandInput>(
    ['PolicyName', 'Path', 'PolicyDocument', 'Description', 'Tags'],
    createPolicy,
  ),
  GetPolicy: operation<GetPolicyCommandInput>(['PolicyArn'], (call, input) => {
    const { arn, own } = findPolicy(call, input.PolicyArn);
    return { Policy: { ...policyView(call, arn), Description: own?.description, Tags: own?.tags ?? [] } };
  }),
  DeletePolicy: operation<DeletePolicyCommandInput>(['PolicyArn'], deletePolicy),
  ListPolicies: operation<ListPoliciesCommandInput>(['Scope', 'Marker', 'MaxItems'], listPolicies),
  ListEntitiesForPolicy: operation<ListEntitiesForPolicyCommandInput>(
    ['PolicyArn', 'Marker', 'MaxItems'],
    listEntities,
  ),
  TagPolicy: operation<TagPolicyCommandInput>(['PolicyArn', 'Tags'], (call, input) => {
    const policy = findOwnPolicy(call, input.PolicyArn);
    policy.tags = withTags(policy.tags, required(input.Tags, 'tags'));
    return {};
  }),
  ...policyVersionOperations,
};
