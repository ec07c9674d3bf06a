import type {
  AttachGroupPolicyCommandInput,
  CreateGroupCommandInput,
  DeleteGroupCommandInput,
  DetachGroupPolicyCommandInput,
  GetGroupCommandInput,
  Group,
  ListAttachedGroupPoliciesCommandInput,
  ListGroupPoliciesCommandInput,
} from '@aws-sdk/client-iam';
import { iamFailure } from './failure.ts';
import { attachedPolicies, attachPolicy, detachPolicy, inlinePolicies, refusePolicies } from './iam-attachments.ts';
import type { GroupData } from './iam-data.ts';
import { arnOf, findGroup, newEntity } from './iam-entities.ts';
import { iamPage } from './iam-input.ts';
import { userView } from './iam-users.ts';
import { type Call, operation } from './operation.ts';

/** A group as IAM shows it. */
export function groupView(group: GroupData): Group {
  return {
    Path: group.path,
    GroupName: group.name,
    GroupId: group.id,
    Arn: arnOf('group', group),
    CreateDate: new Date(group.created),
  };
}

function createGroup(call: Call, input: CreateGroupCommandInput): object {
  const { groups } = call.account.iam;
  const entity = newEntity(call, 'group', groups, 300, { name: input.GroupName, path: input.Path });
  const group: GroupData = { ...entity, attachedPolicies: [], inlinePolicies: [] };
  groups.push(group);
  return { Group: groupView(group) };
}

function members(call: Call, group: GroupData) {
  return call.account.iam.users.filter((user) => user.groups.includes(group.name));
}

function getGroup(call: Call, input: GetGroupCommandInput): object {
  const group = findGroup(call, input.GroupName);
  const { items, rest } = iamPage(members(call, group), input);
  return { Group: groupView(group), Users: items.map((user) => userView(user)), ...rest };
}

function deleteGroup(call: Call, input: DeleteGroupCommandInput): object {
  const group = findGroup(call, input.GroupName);
  if (members(call, group).length > 0) {
    throw iamFailure('DeleteConflict', 'Cannot delete entity, must remove users from group first.');
  }
  refusePolicies(group);
  const { groups } = call.account.iam;
  groups.splice(groups.indexOf(group), 1);
  return {};
}

export const groupOperations = {
  CreateGroup: operation<CreateGroupCommandInput>(['GroupName', 'Path'], createGroup),
  GetGroup: operation<GetGroupCommandInput>(['GroupName', 'Marker', 'MaxItems'], getGroup),
  DeleteGroup: operation<DeleteGroupCommandInput>(['GroupName'], deleteGroup),
  ListAttachedGroupPolicies: operation<ListAttachedGroupPoliciesCommandInput>(
    ['GroupName', 'PathPrefix', 'Marker', 'MaxItems'],
    (call, input) => attachedPolicies(call, findGroup(call, input.GroupName), input),
  ),
  ListGroupPolicies: operation<ListGroupPoliciesCommandInput>(['GroupName', 'Marker', 'MaxItems'], (call, input) =>
    inlinePolicies(findGroup(call, input.GroupName), input),
  ),
  AttachGroupPolicy: operation<AttachGroupPolicyCommandInput>(['GroupName', 'PolicyArn'], (call, input) => {
    attachPolicy(call, findGroup(call, input.GroupName), input.PolicyArn, 'PoliciesPerGroup');
    return {};
  }),
  DetachGroupPolicy: operation<DetachGroupPolicyCommandInput>(['GroupName', 'PolicyArn'], (call, input) => {
    detachPolicy(findGroup(call, input.GroupName), input.PolicyArn);
    return {};
  }),
};
