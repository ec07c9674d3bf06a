import { CreateSecurityGroupCommand, DeleteSecurityGroupCommand, type SecurityGroup } from '@aws-sdk/client-ec2';
import { unlessAbsent } from '../aws/reads/absent.ts';
import { securityGroups } from '../aws/reads/instances.ts';
import { markOf, tagsFor } from '../aws/tags.ts';
import type { Difference } from '../engine/resource.ts';
import { type AwsResource, differs, known } from './aws-resource.ts';
import { securityGroupBlockers } from './ec2-security-group-blockers.ts';
import { markedAmong } from './marked.ts';

export interface SecurityGroupSpec {
  readonly groupName: string;
  readonly vpcId: string;
  /** ASCII only, and never changed afterwards: EC2 cannot. */
  readonly description: string;
}
export interface SecurityGroupLive {
  readonly [fact: string]: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly vpcId: string;
}

/** A security group (ec2:CreateSecurityGroup). Its name is unique in the VPC whatever the case of its letters. */
export const ec2SecurityGroup: AwsResource<SecurityGroupSpec, SecurityGroupLive> = {
  type: 'ec2.security-group',
  title: (live) => `${live.groupName} ${live.groupId}`,
  identity: 'groupId',
  tagged: true,
  sideBySide: true,
  refersTo: [{ fact: 'vpcId', type: 'ec2.vpc', is: 'vpcId' }],
  async find(cx, id, spec) {
    const vpcId = known(spec.vpcId);
    const name = known(spec.groupName)?.toLowerCase();
    const found = (await securityGroups(cx)).filter(
      (group) =>
        markOf(group.Tags, cx.setup, id) === 'ours' ||
        (group.VpcId === vpcId && group.GroupName?.toLowerCase() === name),
    );
    return found.map((group) => ({ live: liveOf(group), mark: markOf(group.Tags, cx.setup, id) }));
  },
  compare(spec, live) {
    const differences: Difference[] = [];
    if (differs(spec.groupName, live.groupName)) {
      differences.push({ fact: 'groupName', want: known(spec.groupName), have: live.groupName, fix: 'conflict' });
    }
    // A VPC still to be made cannot be the one this group lives in, and a group cannot move.
    if (known(spec.vpcId) !== live.vpcId) {
      const reason = 'conflict.group-in-other-vpc';
      differences.push({ fact: 'vpcId', want: known(spec.vpcId), have: live.vpcId, fix: 'conflict', reason });
    }
    return differences;
  },
  async create(cx, id, spec) {
    const { groupName, vpcId, description } = spec;
    const answer = await cx.clients.ec2.send(
      new CreateSecurityGroupCommand({
        GroupName: groupName,
        Description: description,
        VpcId: vpcId,
        TagSpecifications: [{ ResourceType: 'security-group', Tags: tagsFor(cx.setup, id, groupName) }],
      }),
    );
    return { groupId: answer.GroupId ?? '', groupName, vpcId };
  },
  marked: async (cx) => markedAmong(await securityGroups(cx), liveOf),
  blockers: (cx, { groupId }, leaving) => securityGroupBlockers(cx, groupId, leaving),
  /** ec2:DeleteSecurityGroup; its rules go with it. */
  async remove(cx, { groupId }) {
    await unlessAbsent(cx.clients.ec2.send(new DeleteSecurityGroupCommand({ GroupId: groupId })));
  },
};

const liveOf = (group: SecurityGroup): SecurityGroupLive => ({
  groupId: group.GroupId ?? '',
  groupName: group.GroupName ?? '',
  vpcId: group.VpcId ?? '',
});
