import { isPrivate, meetsDockerBridge, overlap, parseRange } from '../answers/addresses.ts';
import type { Draft } from '../answers/answers.ts';
import { planSubnets } from '../answers/subnet-plan.ts';
import type { Finding } from './step.ts';
import { privateFindings } from './vpc-private-findings.ts';
import { DEFAULT_CIDR, DEFAULT_NAME, nameOf, type VpcSeen } from './vpc-seen.ts';

/** What to know of a new VPC before it is made. */
export function newVpcFindings(seen: VpcSeen, draft: Draft, region: string): readonly Finding[] {
  const range = parseRange(draft.vpcCidr ?? DEFAULT_CIDR);
  const facts = { cidr: range.cidr };
  const findings: Finding[] = [];
  if (seen.blocked) {
    const vpc = draft.vpcName ?? DEFAULT_NAME;
    findings.push({ level: 'warning', code: 'vpc.public-access-blocked', facts: { vpc } });
  }
  if (meetsDockerBridge(range)) findings.push({ level: 'warning', code: 'vpc.docker-bridge', facts });
  if (!isPrivate(range)) findings.push({ level: 'warning', code: 'vpc.not-private', facts });
  const others = seen.all.filter((vpc) => vpc !== seen.ours && meets(vpc, range));
  if (others.length > 0) {
    const vpc = others.map((other) => nameOf(seen.all, other.VpcId ?? '')).join(', ');
    findings.push({ level: 'warning', code: 'vpc.overlaps', facts: { ...facts, vpc } });
  }
  const plan = planSubnets(range, draft.azs ?? 2, draft.privateSubnets);
  const code = plan.cidrs.length < (draft.azs ?? 2) ? 'vpc.one-zone-only' : 'vpc.subnet-room';
  const level = code === 'vpc.subnet-room' ? 'info' : 'warning';
  findings.push({
    level,
    code,
    facts: { ...facts, subnets: String(plan.cidrs.length), usable: String(plan.usable), free: String(plan.free) },
  });
  return [...findings, ...privateFindings(seen, draft, plan, region)];
}

/** What keeps a chosen VPC from being of use. */
export function chosenVpcFindings(seen: VpcSeen, draft: Draft): readonly Finding[] {
  const vpcId = draft.vpc === 'default' ? (seen.defaultVpc?.VpcId ?? '') : (draft.vpc ?? '');
  const vpc = nameOf(seen.all, vpcId);
  const unfit = (seen.unfit.get(vpcId) ?? []).map((code): Finding => ({ level: 'warning', code, facts: { vpc } }));
  const chosen = seen.all.find((one) => one.VpcId === vpcId);
  const bridged = rangesOf(chosen).filter((cidr) => meetsDockerBridge(parseRange(cidr)));
  const docker = bridged.map((cidr): Finding => ({ level: 'warning', code: 'vpc.docker-bridge', facts: { cidr } }));
  const needsNew: Finding[] = draft.privateSubnets
    ? [{ level: 'warning', code: 'vpc.private-needs-new', facts: { vpc } }]
    : [];
  return [...unfit, ...docker, ...needsNew];
}

type Vpc = VpcSeen['all'][number];

/** All of a VPC's IPv4 ranges: more may have been added to its first. */
function rangesOf(vpc: Vpc | undefined): readonly string[] {
  const more = (vpc?.CidrBlockAssociationSet ?? [])
    .filter(({ CidrBlockState }) => !/^(disassociat|fail)/.test(CidrBlockState?.State ?? ''))
    .flatMap(({ CidrBlock }) => CidrBlock ?? []);
  return [...new Set([...(vpc?.CidrBlock ? [vpc.CidrBlock] : []), ...more])];
}

const meets = (vpc: Vpc, range: ReturnType<typeof parseRange>): boolean =>
  rangesOf(vpc).some((cidr) => overlap(parseRange(cidr), range));
