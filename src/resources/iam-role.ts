import { CreateRoleCommand, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import type { ReadContext } from '../aws/context.ts';
import { inlineRolePolicies, profilesOfRole, role, rolePolicies } from '../aws/reads/roles.ts';
import { markOf, tagsFor } from '../aws/tags.ts';
import type { Candidate, Difference } from '../engine/resource.ts';
import { type AwsResource, differs, known } from './aws-resource.ts';
import { decodeTrust, EC2_TRUST, trustsEc2, withEc2 } from './trust-policy.ts';

/** The one policy that an instance role is meant to have. */
const INSTANCE_ROLE_POLICY = 'AmazonEC2ContainerServiceforEC2Role';

export interface RoleSpec {
  readonly roleName: string;
  /** ASCII only: IAM refuses anything else. */
  readonly description: string;
}
export interface RoleLive {
  readonly [fact: string]: string | boolean;
  readonly roleName: string;
  readonly arn: string;
  readonly trustsEc2: boolean;
  /** The trust policy as compact JSON. */
  readonly trust: string;
}

/** A role that EC2 instances can take on (iam:CreateRole). */
export const iamInstanceRole: AwsResource<RoleSpec, RoleLive> = {
  type: 'iam.role',
  title: (live) => live.roleName,
  identity: 'roleName',
  tagged: true,
  async find(cx, id, spec, hint) {
    const names = new Set([hint?.roleName, known(spec.roleName)].filter((name) => name !== undefined));
    const found = await Promise.all([...names].map((name) => candidate(cx, id, name)));
    return found.filter((one) => one !== undefined).slice(0, 1);
  },
  compare(spec, live) {
    const differences: Difference[] = [];
    if (differs(spec.roleName, live.roleName)) {
      differences.push({ fact: 'roleName', want: known(spec.roleName), have: live.roleName, fix: 'conflict' });
    }
    if (!live.trustsEc2) {
      differences.push({ fact: 'trustsEc2', want: true, have: false, fix: 'update', widens: true });
    }
    return differences;
  },
  async create(cx, id, spec) {
    const answer = await cx.clients.iam.send(
      new CreateRoleCommand({
        RoleName: spec.roleName,
        Description: spec.description,
        AssumeRolePolicyDocument: EC2_TRUST,
        Tags: tagsFor(cx.setup, id),
      }),
    );
    return { roleName: spec.roleName, arn: answer.Role?.Arn ?? '', trustsEc2: true, trust: EC2_TRUST };
  },
  async update(cx, _id, _spec, live) {
    const trust = withEc2(live.trust || undefined);
    await cx.clients.iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: live.roleName, PolicyDocument: trust }));
    return { ...live, trust, trustsEc2: true };
  },
  async gains(cx, spec) {
    const roleName = known(spec.roleName);
    if (roleName === undefined) return [];
    const [profiles, attached, inline] = await Promise.all([
      profilesOfRole(cx, roleName),
      rolePolicies(cx, roleName),
      inlineRolePolicies(cx, roleName),
    ]);
    // Whoever may start instances would have what these policies give.
    const others = (attached ?? []).filter((arn) => !arn.endsWith(`/${INSTANCE_ROLE_POLICY}`));
    return [...profiles, ...others, ...(inline ?? [])];
  },
};

async function candidate(cx: ReadContext, id: string, name: string): Promise<Candidate<RoleLive> | undefined> {
  const found = await role(cx, name);
  if (!found) return undefined;
  const trust = decodeTrust(found.AssumeRolePolicyDocument);
  const live = {
    roleName: found.RoleName ?? name,
    arn: found.Arn ?? '',
    trust: trust ?? '',
    trustsEc2: trustsEc2(trust, cx.setup.identity.partition.id),
  };
  return { live, mark: markOf(found.Tags, cx.setup, id) };
}
