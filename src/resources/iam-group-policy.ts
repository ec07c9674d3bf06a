import { AttachGroupPolicyCommand, DetachGroupPolicyCommand } from '@aws-sdk/client-iam';
import { unlessAbsent } from '../aws/reads/absent.ts';
import { groupMembers, groupPolicies } from '../aws/reads/users.ts';
import { type AwsResource, known, nameOfPolicy } from './aws-resource.ts';

export interface GroupPolicySpec {
  readonly groupName: string;
  readonly policyArn: string;
}
export interface GroupPolicyLive {
  readonly [fact: string]: string;
  readonly groupName: string;
  readonly policyArn: string;
}

/** A managed policy attached to a group (iam:AttachGroupPolicy; attaching twice is success). */
export const iamGroupPolicy: AwsResource<GroupPolicySpec, GroupPolicyLive> = {
  type: 'iam.group-policy',
  title: (live) => `${nameOfPolicy(live.policyArn)} → ${live.groupName}`,
  identity: 'policyArn',
  sameBy: ['groupName', 'policyArn'],
  refersTo: [
    { fact: 'groupName', type: 'iam.group', is: 'groupName', serves: true },
    // A policy of the account's own cannot go before it was taken off.
    { fact: 'policyArn', type: 'iam.policy', is: 'policyArn' },
  ],
  async find(cx, _id, spec) {
    const groupName = known(spec.groupName);
    const policyArn = known(spec.policyArn);
    if (groupName === undefined || policyArn === undefined) return [];
    const attached = (await groupPolicies(cx, groupName))?.includes(policyArn);
    return attached ? [{ live: { groupName, policyArn }, mark: 'unmarked' }] : [];
  },
  compare: () => [],
  async create(cx, _id, spec) {
    await cx.clients.iam.send(new AttachGroupPolicyCommand({ GroupName: spec.groupName, PolicyArn: spec.policyArn }));
    return { ...spec };
  },
  /** What the user whose credentials are used works by is not taken from them in the middle of it. */
  async blockers(cx, { groupName }) {
    const { kind, name, arn } = cx.setup.identity;
    const signs = kind === 'user' && (await groupMembers(cx, groupName))?.includes(name);
    return signs ? [{ reason: 'undo.signs-the-requests', facts: { arn } }] : [];
  },
  /** iam:DetachGroupPolicy */
  async remove(cx, { groupName, policyArn }) {
    await unlessAbsent(
      cx.clients.iam.send(new DetachGroupPolicyCommand({ GroupName: groupName, PolicyArn: policyArn })),
    );
  },
  async gains(cx, spec) {
    const groupName = known(spec.groupName);
    return groupName === undefined ? [] : ((await groupMembers(cx, groupName)) ?? []);
  },
};
