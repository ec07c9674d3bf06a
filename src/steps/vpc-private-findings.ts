import type { Draft } from '../answers/answers.ts';
import type { SubnetPlan } from '../answers/subnet-plan.ts';
import { dollars, PRICES_AS_OF } from '../prices/prices.ts';
import { stepOfNode } from './node-ids.ts';
import type { Finding } from './step.ts';
import { natPrice } from './vpc-private-questions.ts';
import type { VpcSeen } from './vpc-seen.ts';

/** What to know of the private part of a new VPC, and where it could cost less. */
export function privateFindings(seen: VpcSeen, draft: Draft, plan: SubnetPlan, region: string): readonly Finding[] {
  const findings: Finding[] = [];
  const { s3Endpoint, nat = 'none' } = draft;
  if (s3Endpoint && !seen.s3Service) findings.push({ level: 'warning', code: 'vpc.no-s3-service', facts: { region } });
  if (!draft.privateSubnets) return findings;
  const count = plan.privateCidrs.length;
  const short = count < (draft.azs ?? 2);
  findings.push({
    level: short ? 'warning' : 'info',
    code: short ? 'vpc.too-few-private' : 'vpc.private-room',
    facts: { subnets: String(count), usable: String(plan.usable), free: String(plan.free) },
  });
  const hasEndpoints = [...seen.made].some((node) => stepOfNode(node) === 'endpoints');
  if (nat === 'none' && !draft.with?.includes('endpoints') && !hasEndpoints) {
    findings.push({ level: 'warning', code: 'vpc.private-no-way-out' });
  }
  if (nat === 'per-az' && count > 1) {
    const saving = dollars(natPrice(region) * (count - 1));
    const facts = { count: String(count), saving, asOf: PRICES_AS_OF };
    findings.push({ level: 'info', code: 'vpc.nat-one-is-cheaper', facts });
  }
  if (nat === 'one' && count > 1) findings.push({ level: 'info', code: 'vpc.nat-one-zone' });
  if (nat !== 'none' && !s3Endpoint) findings.push({ level: 'warning', code: 'vpc.s3-endpoint-is-free' });
  return findings;
}
