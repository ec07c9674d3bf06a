import { isPrivate, meetsDockerBridge, overlap, parseRange } from '../answers/addresses.ts';
import type { Draft } from '../answers/answers.ts';
import { planSubnets } from '../answers/subnet-plan.ts';
import type { Finding } from './step.ts';
import { DEFAULT_CIDR, DEFAULT_NAME, nameOf, type VpcSeen } from './vpc-seen.ts';

/** What to know of a new VPC before it is made. */
export function newVpcFindings(seen: VpcSeen, draft: Draft): readonly Finding[] {
  const range = parseRange(draft.vpcCidr ?? DEFAULT_CIDR);
  const facts = { cidr: range.cidr };
  const findings: Finding[] = [];
  if (seen.blocked) {
    const vpc = draft.vpcName ?? DEFAULT_NAME;
    findings.push({ level: 'warning', code: 'vpc.public-access-blocked', facts: { vpc } });
  }
  if (meetsDockerBridge(range)) findings.push({ level: 'warning', code: 'vpc.docker-bridge', facts });
  if (!isPrivate(range)) findings.push({ level: 'warning', code: 'vpc.not-private', facts });
  const other = seen.all.find((vpc) => vpc !== seen.ours && vpc.CidrBlock && overlap(parseRange(vpc.CidrBlock), range));
  if (other) {
    const vpc = nameOf(seen.all, other.VpcId ?? '');
    findings.push({ level: 'warning', code: 'vpc.overlaps', facts: { ...facts, vpc } });
  }
  const plan = planSubnets(range, draft.azs ?? 2);
  const code = plan.cidrs.length < (draft.azs ?? 2) ? 'vpc.one-zone-only' : 'vpc.subnet-room';
  const level = code === 'vpc.subnet-room' ? 'info' : 'warning';
  findings.push({
    level,
    code,
    facts: { ...facts, subnets: String(plan.cidrs.length), usable: String(plan.usable) },
  });
  return findings;
}

/** What keeps a chosen VPC from being of use. */
export function chosenVpcFindings(seen: VpcSeen, draft: Draft): readonly Finding[] {
  const vpcId = draft.vpc === 'default' ? (seen.defaultVpc?.VpcId ?? '') : (draft.vpc ?? '');
  const vpc = nameOf(seen.all, vpcId);
  return (seen.unfit.get(vpcId) ?? []).map((code) => ({ level: 'warning', code, facts: { vpc } }));
}
