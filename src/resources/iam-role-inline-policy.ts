import { DeleteRolePolicyCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import type { WriteContext } from '../aws/context.ts';
import { sameDocument, summaryOf } from '../aws/policy-document.ts';
import { unlessAbsent } from '../aws/reads/absent.ts';
import { inlineRolePolicy } from '../aws/reads/policies.ts';
import { type AwsResource, known } from './aws-resource.ts';
import { roleInUse, usersOfRole } from './iam-role-users.ts';

export interface RoleInlinePolicySpec {
  readonly roleName: string;
  /** Begins as `guide-policies.ts` says, by which it is known again where no record tells of it. */
  readonly policyName: string;
  /** JSON */
  readonly document: string;
}
export interface RoleInlinePolicyLive {
  readonly [fact: string]: string;
  readonly roleName: string;
  readonly policyName: string;
  /** Compact JSON. */
  readonly document: string;
}

/** A policy written into a role (iam:PutRolePolicy, which takes the place of one of the same name). */
export const iamRoleInlinePolicy: AwsResource<RoleInlinePolicySpec, RoleInlinePolicyLive> = {
  type: 'iam.role-inline-policy',
  title: (live) => `${live.policyName} → ${live.roleName}`,
  identity: 'policyName',
  sameBy: ['roleName', 'policyName'],
  refersTo: [{ fact: 'roleName', type: 'iam.role', is: 'roleName', serves: true }],
  async find(cx, _id, spec) {
    const roleName = known(spec.roleName);
    const policyName = known(spec.policyName);
    if (roleName === undefined || policyName === undefined) return [];
    const document = await inlineRolePolicy(cx, roleName, policyName);
    return document === undefined ? [] : [{ live: { roleName, policyName, document }, mark: 'unmarked' }];
  },
  compare(spec, live) {
    const document = known(spec.document);
    if (document === undefined || sameDocument(document, live.document)) return [];
    const want = summaryOf(document);
    const have = live.document ? summaryOf(live.document) : '';
    return [{ fact: 'document', want, have, fix: 'update', widens: true }];
  },
  async create(cx, _id, spec) {
    await put(cx, spec);
    return { ...spec };
  },
  async update(cx, _id, spec) {
    await put(cx, spec);
    return { ...spec };
  },
  /** Instances that work with the role. */
  blockers: (cx, { roleName }) => roleInUse(cx, roleName),
  /** iam:DeleteRolePolicy */
  async remove(cx, { roleName, policyName }) {
    const both = { RoleName: roleName, PolicyName: policyName };
    await unlessAbsent(cx.clients.iam.send(new DeleteRolePolicyCommand(both)));
  },
  async gains(cx, spec) {
    const roleName = known(spec.roleName);
    return roleName === undefined ? [] : usersOfRole(cx, roleName);
  },
};

async function put(cx: WriteContext, { roleName, policyName, document }: RoleInlinePolicySpec): Promise<void> {
  const all = { RoleName: roleName, PolicyName: policyName, PolicyDocument: document };
  await cx.clients.iam.send(new PutRolePolicyCommand(all));
}
