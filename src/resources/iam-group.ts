import { CreateGroupCommand, DeleteGroupCommand } from '@aws-sdk/client-iam';
import { unlessAbsent } from '../aws/reads/absent.ts';
import { groupMembers, groupPolicies, inlineGroupPolicies } from '../aws/reads/users.ts';
import { type AwsResource, differs, known, nameOfPolicy } from './aws-resource.ts';
import { standsInTheWay } from './blocking.ts';

export interface GroupSpec {
  readonly groupName: string;
}
export interface GroupLive {
  readonly [fact: string]: string;
  readonly groupName: string;
}

/** An IAM group (iam:CreateGroup). Groups cannot be tagged: whose it is stands in the state alone. */
export const iamGroup: AwsResource<GroupSpec, GroupLive> = {
  type: 'iam.group',
  title: (live) => live.groupName,
  identity: 'groupName',
  async find(cx, _id, spec, hint) {
    const names = new Set([hint?.groupName, known(spec.groupName)].filter((name) => name !== undefined));
    const found = await Promise.all(
      [...names].map(async (groupName) => ((await groupMembers(cx, groupName)) ? groupName : undefined)),
    );
    // The one we recorded comes first: a changed name is then seen as a changed answer and not as a second group.
    const [first] = found.filter((name) => name !== undefined);
    return first === undefined ? [] : [{ live: { groupName: first }, mark: 'unmarked' }];
  },
  compare(spec, live) {
    if (!differs(spec.groupName, live.groupName)) return [];
    return [{ fact: 'groupName', want: known(spec.groupName), have: live.groupName, fix: 'conflict' }];
  },
  async create(cx, _id, spec) {
    await cx.clients.iam.send(new CreateGroupCommand({ GroupName: spec.groupName }));
    return { groupName: spec.groupName };
  },
  /** iam:DeleteGroup answers DeleteConflict while any of it is there. */
  async blockers(cx, { groupName }, leaving) {
    const [members, attached, inline] = await Promise.all([
      groupMembers(cx, groupName),
      groupPolicies(cx, groupName),
      inlineGroupPolicies(cx, groupName),
    ]);
    const stayingMembers = members?.filter((userName) => !leaving('iam.group-membership', { groupName, userName }));
    const stayingPolicies = attached?.filter((policyArn) => !leaving('iam.group-policy', { groupName, policyArn }));
    return [
      ...standsInTheWay('undo.group-members', stayingMembers),
      ...standsInTheWay('undo.group-policies', stayingPolicies?.map(nameOfPolicy)),
      ...standsInTheWay('undo.group-inline-policies', inline),
    ];
  },
  /** iam:DeleteGroup */
  async remove(cx, { groupName }) {
    await unlessAbsent(cx.clients.iam.send(new DeleteGroupCommand({ GroupName: groupName })));
  },
};
