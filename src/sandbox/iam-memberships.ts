import type {
  AddUserToGroupCommandInput,
  ListGroupsForUserCommandInput,
  RemoveUserFromGroupCommandInput,
} from '@aws-sdk/client-iam';
import { iamFailure } from './failure.ts';
import { findGroup, findUser } from './iam-entities.ts';
import { groupView } from './iam-groups.ts';
import { iamPage } from './iam-input.ts';
import { type Call, operation } from './operation.ts';

const MOST_GROUPS = 10;

/** Adding twice is no error. */
function add(call: Call, input: AddUserToGroupCommandInput): object {
  const group = findGroup(call, input.GroupName);
  const user = findUser(call, input.UserName);
  if (user.groups.includes(group.name)) return {};
  if (user.groups.length >= MOST_GROUPS) {
    throw iamFailure('LimitExceeded', `Cannot exceed quota for GroupsPerUser: ${MOST_GROUPS}`);
  }
  user.groups.push(group.name);
  return {};
}

function remove(call: Call, input: RemoveUserFromGroupCommandInput): object {
  const group = findGroup(call, input.GroupName);
  const user = findUser(call, input.UserName);
  if (!user.groups.includes(group.name)) {
    throw iamFailure('NoSuchEntity', `User ${user.name} is not in group ${group.name}.`);
  }
  user.groups = user.groups.filter((name) => name !== group.name);
  return {};
}

function list(call: Call, input: ListGroupsForUserCommandInput): object {
  const user = findUser(call, input.UserName);
  const groups = call.account.iam.groups.filter((group) => user.groups.includes(group.name));
  const { items, rest } = iamPage(groups, input);
  return { Groups: items.map(groupView), ...rest };
}

export const membershipOperations = {
  AddUserToGroup: operation<AddUserToGroupCommandInput>(['GroupName', 'UserName'], add),
  RemoveUserFromGroup: operation<RemoveUserFromGroupCommandInput>(['GroupName', 'UserName'], remove),
  ListGroupsForUser: operation<ListGroupsForUserCommandInput>(['UserName', 'Marker', 'MaxItems'], list),
};
