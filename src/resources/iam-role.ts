import { CreateRoleCommand, type Role, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import type { ReadContext } from '../aws/context.ts';
import { decodeDocument } from '../aws/policy-document.ts';
import { allRoles, inlineRolePolicies, profilesOfRole, role, rolePolicies } from '../aws/reads/roles.ts';
import { markOf, tagsFor } from '../aws/tags.ts';
import type { Candidate, Difference } from '../engine/resource.ts';
import { type AwsResource, differs, known } from './aws-resource.ts';
import { isBasicPolicy } from './guide-policies.ts';
import { giveBackTrust, removeRole, roleBlockers } from './iam-role-undo.ts';
import { markedAmong } from './marked.ts';
import { EC2, sameTrust, type Trusted, trustedServices, trustFor, withTrusted } from './trust-policy.ts';

export interface RoleSpec extends Trusted {
  readonly roleName: string;
  /** ASCII only: IAM refuses anything else. */
  readonly description: string;
}
export interface RoleLive {
  readonly [fact: string]: string | readonly string[] | undefined;
  readonly roleName: string;
  readonly arn: string;
  /** The services that may take it on: `ec2.amazonaws.com`. */
  readonly trusts: readonly string[];
  /** The trust policy as compact JSON. */
  readonly trust: string;
  /** The trust policy before another service was let in besides, so that it can be given back. */
  readonly previousTrust?: string;
}

/** A role that a service of AWS can take on: EC2 instances, ECS tasks (iam:CreateRole). */
export const iamRole: AwsResource<RoleSpec, RoleLive> = {
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
    const service = known(spec.service);
    if (service !== undefined && !live.trusts.includes(service)) {
      const want = [...live.trusts, service];
      differences.push({ fact: 'trusts', want, have: live.trusts, fix: 'update', widens: true });
    }
    return differences;
  },
  async create(cx, id, spec) {
    const trust = trustFor(spec);
    const answer = await cx.clients.iam.send(
      new CreateRoleCommand({
        RoleName: spec.roleName,
        Description: spec.description,
        AssumeRolePolicyDocument: trust,
        Tags: tagsFor(cx.setup, id),
      }),
    );
    return { roleName: spec.roleName, arn: answer.Role?.Arn ?? '', trusts: [spec.service], trust };
  },
  async update(cx, _id, spec, live) {
    const after = afterUpdate(spec, live);
    const trust = { RoleName: live.roleName, PolicyDocument: after.trust };
    await cx.clients.iam.send(new UpdateAssumeRolePolicyCommand(trust));
    return after;
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
    // Whoever may start instances or tasks would have what these policies give.
    const others = (attached ?? []).filter((arn) => !isBasicPolicy(arn));
    return [...(known(spec.service) === EC2 ? profiles : []), ...others, ...(inline ?? [])];
  },
};

function afterUpdate(spec: RoleSpec, live: RoleLive): RoleLive {
  const trust = withTrusted(live.trust || undefined, spec);
  const previousTrust = live.previousTrust ?? live.trust;
  return { ...live, trust, trusts: [...live.trusts, spec.service], ...(previousTrust ? { previousTrust } : {}) };
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
  const trust = decodeDocument(found.AssumeRolePolicyDocument);
  return {
    roleName: found.RoleName ?? '',
    arn: found.Arn ?? '',
    trust: trust ?? '',
    trusts: trustedServices(trust, cx.setup.identity),
  };
}
