import { CreateServiceLinkedRoleCommand } from '@aws-sdk/client-iam';
import { ecsServiceLinkedRole } from '../aws/reads/roles.ts';
import type { AwsResource } from './aws-resource.ts';

export interface ServiceLinkedRoleSpec {
  readonly service: string;
}
export interface ServiceLinkedRoleLive {
  readonly [fact: string]: string;
  readonly roleName: string;
  readonly arn: string;
}

/** The role ECS itself works with in this account (iam:CreateServiceLinkedRole). It is AWS's own and is never removed. */
export const ecsServiceLinkedRoleResource: AwsResource<ServiceLinkedRoleSpec, ServiceLinkedRoleLive> = {
  type: 'iam.service-linked-role',
  title: (live) => live.roleName,
  identity: 'roleName',
  async find(cx) {
    const found = await ecsServiceLinkedRole(cx);
    if (!found) return [];
    return [{ live: { roleName: found.RoleName ?? '', arn: found.Arn ?? '' }, mark: 'unmarked' }];
  },
  compare: () => [],
  async create(cx, _id, spec) {
    const answer = await cx.clients.iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: spec.service }));
    return { roleName: answer.Role?.RoleName ?? '', arn: answer.Role?.Arn ?? '' };
  },
};
