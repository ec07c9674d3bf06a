import { AddUserToGroupCommand, RemoveUserFromGroupCommand } from '@aws-sdk/client-iam';
import { unlessAbsent } from '../aws/reads/absent.ts';
import { accessKeys, groupMembers } from '../aws/reads/users.ts';
import { type AwsResource, known } from './aws-resource.ts';

export interface MembershipSpec {
  readonly groupName: string;
  readonly userName: string;
}
export interface MembershipLive {
  readonly [fact: string]: string;
  readonly groupName: string;
  readonly userName: string;
}

/** A user's membership of a group (iam:AddUserToGroup; adding twice is success). */
export const iamGroupMembership: AwsResource<MembershipSpec, MembershipLive> = {
  type: 'iam.group-membership',
  title: (live) => `${live.userName} → ${live.groupName}`,
  identity: 'groupName',
  sameBy: ['groupName', 'userName'],
  refersTo: [
    { fact: 'groupName', type: 'iam.group', is: 'groupName' },
    { fact: 'userName', type: 'iam.user', is: 'userName', serves: true },
  ],
  async find(cx, _id, spec) {
    const groupName = known(spec.groupName);
    const userName = known(spec.userName);
    if (groupName === undefined || userName === undefined) return [];
    const member = (await groupMembers(cx, groupName))?.includes(userName);
    return member ? [{ live: { groupName, userName }, mark: 'unmarked' }] : [];
  },
  compare: () => [],
  async create(cx, _id, spec) {
    await cx.clients.iam.send(new AddUserToGroupCommand({ GroupName: spec.groupName, UserName: spec.userName }));
    return { ...spec };
  },
  /** iam:RemoveUserFromGroup */
  async remove(cx, { groupName, userName }) {
    await unlessAbsent(
      cx.clients.iam.send(new RemoveUserFromGroupCommand({ GroupName: groupName, UserName: userName })),
    );
  },
  /** Whoever holds an access key of the user would become an administrator. */
  async gains(cx, spec) {
    const userName = known(spec.userName);
    return userName === undefined ? [] : ((await accessKeys(cx, userName)) ?? []);
  },
};
