import { createHash } from 'node:crypto';
import type { GetPolicyCommandInput } from '@aws-sdk/client-iam';
import { findPolicy } from './iam-managed-policies.ts';
import { type Call, operation } from './operation.ts';

/** When AWS published its oldest managed policies. */
const PUBLISHED = new Date('2015-02-06T18:39:46Z');

function getPolicy(call: Call, input: GetPolicyCommandInput): object {
  const { arn, name, path, attachable } = findPolicy(call, input.PolicyArn);
  const { users, groups, roles } = call.account.iam;
  const holders = [...users, ...groups, ...roles].filter((holder) => holder.attachedPolicies.includes(arn));
  const bounded = [...users, ...roles].filter((holder) => holder.boundary === arn);
  return {
    Policy: {
      PolicyName: name,
      PolicyId: `ANPA${createHash('sha256').update(arn).digest('hex').slice(0, 17).toUpperCase()}`,
      Arn: arn,
      Path: path,
      DefaultVersionId: 'v1',
      AttachmentCount: holders.length,
      PermissionsBoundaryUsageCount: bounded.length,
      IsAttachable: attachable,
      CreateDate: PUBLISHED,
      UpdateDate: PUBLISHED,
      Tags: [],
    },
  };
}

export const policyOperations = {
  GetPolicy: operation<GetPolicyCommandInput>(['PolicyArn'], getPolicy),
};
