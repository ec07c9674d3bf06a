import type { Draft } from '../answers/answers.ts';
import { letsThrough } from '../aws/endpoint-policy.ts';
import { dollars, monthlyPrice, PRICES_AS_OF } from '../prices/prices.ts';
import { policyFor, subnetsFor } from './endpoints-nodes.ts';
import type { EndpointsSeen } from './endpoints-seen.ts';
import { keyActionOf, type Offered, wantedServices } from './endpoints-services.ts';
import type { Finding } from './step.ts';
import { natPrice } from './vpc-private-questions.ts';
import { nameOf } from './vpc-seen.ts';

type Wanted = readonly (readonly [string, Offered])[];

/** What to know of endpoints before they are made and paid for. */
export function endpointFindings(seen: EndpointsSeen, draft: Draft, region: string): readonly Finding[] {
  const wanted: Wanted = wantedServices(draft).flatMap((ending) => {
    const offered = seen.offered.get(ending);
    return offered ? [[ending, offered] as const] : [];
  });
  return [
    ...costFindings(wanted, seen, region),
    ...placeFindings(wanted, seen, draft, region),
    ...policyFindings(wanted, seen, draft),
    ...s3Findings(seen, draft, region),
  ];
}

/** What they cost a month, beside what else would do. An endpoint is paid for in each zone it stands in. */
function costFindings(wanted: Wanted, seen: EndpointsSeen, region: string): readonly Finding[] {
  const zones = wanted.reduce((sum, [, offered]) => sum + subnetsFor(offered, seen).length, 0);
  const price = monthlyPrice('interface-endpoint', zones, region);
  const nat = natPrice(region);
  const facts = { count: String(wanted.length), price: dollars(price), asOf: PRICES_AS_OF };
  if (zones === 0) return [];
  if (seen.places.wayOut) return [{ level: 'warning', code: 'endpoints.not-needed', facts }];
  if (price <= nat) return [];
  return [{ level: 'info', code: 'endpoints.nat-cheaper', facts: { ...facts, nat: dollars(nat) } }];
}

function placeFindings(wanted: Wanted, seen: EndpointsSeen, draft: Draft, region: string): readonly Finding[] {
  const { places, offered, vpc } = seen;
  const name = vpc ? nameOf([vpc], vpc.VpcId ?? '') : '';
  if (places.subnets.length === 0) return [{ level: 'warning', code: 'endpoints.no-subnets', facts: { vpc: name } }];
  const findings: Finding[] = [];
  const missing = wantedServices(draft).filter((ending) => !offered.has(ending));
  const list = (endings: readonly string[]) => endings.join(', ');
  if (missing.length > 0) {
    findings.push({ level: 'info', code: 'endpoints.service-left-out', facts: { services: list(missing), region } });
  }
  const without = wanted.filter(([, service]) => subnetsFor(service, seen).length === 0).map(([ending]) => ending);
  if (without.length > 0) {
    findings.push({ level: 'warning', code: 'endpoints.no-common-zone', facts: { services: list(without) } });
  }
  const fewer = wanted.filter(([ending, service]) => {
    return !without.includes(ending) && subnetsFor(service, seen).length < places.subnets.length;
  });
  if (fewer.length > 0) {
    const zones = [...new Set(fewer.flatMap(([, service]) => absentZones(service, seen)))];
    const services = list(fewer.map(([ending]) => ending));
    findings.push({ level: 'info', code: 'endpoints.zones-left-out', facts: { services, zones: list(zones) } });
  }
  if (draft.vpc !== 'new') findings.push({ level: 'info', code: 'endpoints.whole-vpc', facts: { vpc: name } });
  return findings;
}

const absentZones = (service: Offered, { places }: EndpointsSeen): readonly string[] =>
  places.subnets.map(({ zone }) => zone).filter((zone) => !service.zones?.includes(zone));

/** A policy that stops what an endpoint is for. */
function policyFindings(wanted: Wanted, seen: EndpointsSeen, draft: Draft): readonly Finding[] {
  const stopped = wanted.filter(([ending, offered]) => {
    return !letsThrough(policyFor(ending, offered, seen, draft), keyActionOf(ending));
  });
  return stopped.map(([service]) => {
    const code = service === 'ecs' ? 'endpoints.policy-stops-agents' : 'endpoints.policy-stops';
    return { level: 'warning', code, facts: { service, action: keyActionOf(service) } };
  });
}

function s3Findings({ places, there, s3Service }: EndpointsSeen, draft: Draft, region: string): readonly Finding[] {
  const findings: Finding[] = [];
  const paid = there.find((one) => one.ServiceName?.endsWith('.s3') && one.VpcEndpointType === 'Interface');
  if (paid) {
    const price = dollars(monthlyPrice('interface-endpoint', paid.SubnetIds?.length ?? 1, region));
    const facts = { endpoint: paid.VpcEndpointId ?? '', price, asOf: PRICES_AS_OF };
    findings.push({ level: 'info', code: 'endpoints.s3-interface', facts });
  }
  const made = draft.vpc === 'new' && draft.s3Endpoint === true;
  const isWithout = !places.wayOut && (!s3Service || (draft.vpc === 'new' && !made));
  if (isWithout) findings.push({ level: 'warning', code: 'endpoints.no-s3' });
  return findings;
}
