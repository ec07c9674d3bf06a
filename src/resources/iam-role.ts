import { CreateRoleCommand, type Role, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import type { ReadContext } from '../aws/context.ts';
import { allRoles, inlineRolePolicies, profilesOfRole, role, rolePolicies } from '../aws/reads/roles.ts';
import { markOf, tagsFor } from '../aws/tags.ts';
import type { Candidate, Difference } from '../engine/resource.ts';
import { type AwsResource, differs, known } from './aws-resource.ts';
import { giveBackTrust, isInstanceRolePolicy, removeRole, roleBlockers } from './iam-role-undo.ts';
import { markedAmong } from './marked.ts';
import { decodeTrust, EC2_TRUST, sameTrust, trustsEc2, withEc2 } from './trust-policy.ts';

export interface RoleSpec {
  readonly roleName: string;
  /** ASCII only: IAM refuses anything else. */
  readonly description: string;
}
export interface RoleLive {
  readonly [fact: string]: string | boolean | undefined;
  readonly roleName: string;
  readonly arn: string;
  readonly trustsEc2: boolean;
  /** The trust policy as compact JSON. */
  readonly trust: string;
  /** The trust policy before EC2 was let in besides, so that it can be given back. */
  readonly previousTrust?: string;
}

/** A role that EC2 instances can take on (iam:CreateRole). */
export const iamInstanceRole: AwsResource<RoleSpec, RoleLive> = {
  type: 'iam.role',
  title: (live) => live.roleName,
  identity: 'roleName',
  tagged: true,
  async find(cx, id, spec, hint) {
    const names = new Set([hint?.roleName, known(spec.roleName)].filter((name) => name !== undefined));
    const found = await Promise.all([...names].map((name) => candidate(cx, id, name, hint)));
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
  async update(cx, _id, spec, live) {
    const trust = withEc2(live.trust || undefined);
    await cx.clients.iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: live.roleName, PolicyDocument: trust }));
    return afterUpdate(spec, live);
  },
  foresee: afterUpdate,
  marked: async (cx) => markedAmong(await allRoles(cx), (found) => liveOf(cx, found)),
  blockers: (cx, { roleName }, leaving) => roleBlockers(cx, roleName, leaving),
  remove: (cx, { roleName }) => removeRole(cx, roleName),
  restore({ roleName, trust, previousTrust }) {
    return previousTrust === undefined ? undefined : (cx) => giveBackTrust(cx, roleName, trust, previousTrust);
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
    const others = (attached ?? []).filter((arn) => !isInstanceRolePolicy(arn));
    return [...profiles, ...others, ...(inline ?? [])];
  },
};

function afterUpdate(_spec: RoleSpec, live: RoleLive): RoleLive {
  const trust = withEc2(live.trust || undefined);
  const previousTrust = live.previousTrust ?? live.trust;
  return { ...live, trust, trustsEc2: true, ...(previousTrust ? { previousTrust } : {}) };
}

async function candidate(
  cx: ReadContext,
  id: string,
  name: string,
  hint: Partial<RoleLive> | undefined,
): Promise<Candidate<RoleLive> | undefined> {
  const found = await role(cx, name);
  if (!found) return undefined;
  const live = { ...liveOf(cx, found), roleName: found.RoleName ?? name };
  // Changed by somebody since, it is theirs to change back.
  const previousTrust = sameTrust(hint?.trust, live.trust) ? hint?.previousTrust : undefined;
  return { live: previousTrust ? { ...live, previousTrust } : live, mark: markOf(found.Tags, cx.setup, id) };
}

function liveOf(cx: ReadContext, found: Role): RoleLive {
  const trust = decodeTrust(found.AssumeRolePolicyDocument);
  return {
    roleName: found.RoleName ?? '',
    arn: found.Arn ?? '',
    trust: trust ?? '',
    trustsEc2: trustsEc2(trust, cx.setup.identity.partition.id),
  };
}
