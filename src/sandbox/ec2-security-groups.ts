import type {
  CreateSecurityGroupCommandInput,
  DeleteSecurityGroupCommandInput,
  DescribeSecurityGroupsCommandInput,
} from '@aws-sdk/client-ec2';
import { absent } from './ec2-absent.ts';
import { filtered } from './ec2-filters.ts';
import { findSecurityGroup, findVpc } from './ec2-find.ts';
import { ec2Page, selectByIds } from './ec2-input.ts';
import { here, newId } from './ec2-region.ts';
import { groupDescription, groupName } from './ec2-security-group-text.ts';
import { groupArn, groupFacets, groupView } from './ec2-security-group-views.ts';
import { shownTags, tagsOf } from './ec2-tagging.ts';
import { ec2Failure } from './failure.ts';
import { addSecurityGroup } from './new-region.ts';
import { type Call, operation } from './operation.ts';

const MOST_GROUPS = 2500;

function create(call: Call, input: CreateSecurityGroupCommandInput): object {
  const region = here(call);
  const name = groupName(input.GroupName);
  const description = groupDescription(input.Description);
  const home = region.vpcs.find(({ isDefault }) => isDefault);
  if (input.VpcId === undefined && !home) throw ec2Failure('VPCIdNotSpecified', 'No default VPC for this user');
  const vpc = findVpc(call, input.VpcId ?? home?.id);
  const siblings = region.securityGroups.filter(({ vpcId }) => vpcId === vpc.id);
  if (siblings.some((group) => group.name.toLowerCase() === name.toLowerCase())) {
    throw ec2Failure('InvalidGroup.Duplicate', `The security group '${name}' already exists for VPC '${vpc.id}'`);
  }
  if (region.securityGroups.length >= MOST_GROUPS) {
    throw ec2Failure('SecurityGroupLimitExceeded', 'The maximum number of security groups has been reached.');
  }
  const tags = tagsOf(input.TagSpecifications, 'security-group');
  const group = addSecurityGroup(region, vpc.id, { name, description }, newId);
  group.tags = tags;
  return { GroupId: group.id, Tags: shownTags(tags), SecurityGroupArn: groupArn(call, group) };
}

/** `GroupNames` finds groups of the default VPC only. */
function describe(call: Call, input: DescribeSecurityGroupsCommandInput): object {
  const { securityGroups, vpcs } = here(call);
  let groups = selectByIds(securityGroups, input.GroupIds, absent.securityGroup);
  const names = input.GroupNames ?? [];
  if (names.length > 0) {
    const home = vpcs.find(({ isDefault }) => isDefault);
    groups = groups.filter(({ vpcId, name }) => vpcId === home?.id && names.includes(name));
    const missing = names.find((name) => !groups.some((group) => group.name === name));
    if (missing !== undefined) throw absent.securityGroup(missing);
  }
  const page = ec2Page(filtered(groups, input.Filters, groupFacets(call)), input, { ids: input.GroupIds });
  return { SecurityGroups: page.items.map((group) => groupView(call, group)), NextToken: page.NextToken };
}

function remove(call: Call, input: DeleteSecurityGroupCommandInput): object {
  const region = here(call);
  const group = findSecurityGroup(call, input);
  if (group.name === 'default') {
    throw ec2Failure('CannotDelete', `the specified group: "${group.id}" name: "default" cannot be deleted by a user`);
  }
  const used =
    [...region.networkInterfaces, ...region.instances.filter(({ state }) => state !== 'terminated')].some(
      ({ groupIds }) => groupIds.includes(group.id),
    ) || region.securityGroupRules.some((rule) => rule.peerGroupId === group.id && rule.groupId !== group.id);
  if (used) throw ec2Failure('DependencyViolation', `resource ${group.id} has a dependent object`);
  region.securityGroups = region.securityGroups.filter(({ id }) => id !== group.id);
  region.securityGroupRules = region.securityGroupRules.filter(({ groupId }) => groupId !== group.id);
  return { Return: true, GroupId: group.id };
}

export const securityGroupOperations = {
  CreateSecurityGroup: operation<CreateSecurityGroupCommandInput>(
    ['GroupName', 'Description', 'VpcId', 'TagSpecifications'],
    create,
  ),
  DescribeSecurityGroups: operation<DescribeSecurityGroupsCommandInput>(
    ['GroupIds', 'GroupNames', 'Filters', 'MaxResults', 'NextToken'],
    describe,
  ),
  DeleteSecurityGroup: operation<DeleteSecurityGroupCommandInput>(['GroupId', 'GroupName'], remove),
};
