import { AttachRolePolicyCommand, DetachRolePolicyCommand } from '@aws-sdk/client-iam';
import { unlessAbsent } from '../aws/reads/absent.ts';
import { rolePolicies } from '../aws/reads/roles.ts';
import { type AwsResource, known, nameOfPolicy } from './aws-resource.ts';
import { roleInUse, usersOfRole } from './iam-role-users.ts';

export interface RolePolicySpec {
  readonly roleName: string;
  readonly policyArn: string;
}
export interface RolePolicyLive {
  readonly [fact: string]: string;
  readonly roleName: string;
  readonly policyArn: string;
}

/** A managed policy attached to a role (iam:AttachRolePolicy; attaching twice is success). */
export const iamRolePolicy: AwsResource<RolePolicySpec, RolePolicyLive> = {
  type: 'iam.role-policy',
  title: (live) => `${nameOfPolicy(live.policyArn)} → ${live.roleName}`,
  identity: 'policyArn',
  sameBy: ['roleName', 'policyArn'],
  refersTo: [
    { fact: 'roleName', type: 'iam.role', is: 'roleName', serves: true },
    // A policy of the account's own cannot go before it was taken off.
    { fact: 'policyArn', type: 'iam.policy', is: 'policyArn' },
  ],
  async find(cx, _id, spec) {
    const roleName = known(spec.roleName);
    const policyArn = known(spec.policyArn);
    if (roleName === undefined || policyArn === undefined) return [];
    const attached = (await rolePolicies(cx, roleName))?.includes(policyArn);
    return attached ? [{ live: { roleName, policyArn }, mark: 'unmarked' }] : [];
  },
  compare: () => [],
  async create(cx, _id, spec) {
    await cx.clients.iam.send(new AttachRolePolicyCommand({ RoleName: spec.roleName, PolicyArn: spec.policyArn }));
    return { ...spec };
  },
  /** Instances that work with the role. */
  blockers: (cx, { roleName }) => roleInUse(cx, roleName),
  /** iam:DetachRolePolicy */
  async remove(cx, { roleName, policyArn }) {
    await unlessAbsent(cx.clients.iam.send(new DetachRolePolicyCommand({ RoleName: roleName, PolicyArn: policyArn })));
  },
  async gains(cx, spec) {
    const roleName = known(spec.roleName);
    return roleName === undefined ? [] : usersOfRole(cx, roleName);
  },
};
