import { AttachRolePolicyCommand } from '@aws-sdk/client-iam';
import { profilesOfRole, rolePolicies } from '../aws/reads/roles.ts';
import { type AwsResource, known, nameOfPolicy } from './aws-resource.ts';

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
  async gains(cx, spec) {
    const roleName = known(spec.roleName);
    return roleName === undefined ? [] : profilesOfRole(cx, roleName);
  },
};
