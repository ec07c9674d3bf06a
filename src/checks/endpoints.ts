import type { VpcEndpoint } from '@aws-sdk/client-ec2';
import type { ReadContext } from '../aws/context.ts';
import { endpointPolicyOf, letsThrough } from '../aws/endpoint-policy.ts';
import { dnsSettings } from '../aws/reads/network.ts';
import { vpcEndpoints } from '../aws/reads/network-costs.ts';
import { ECS_SERVICES, KNOWN_SERVICES, keyActionOf } from '../steps/endpoints-services.ts';
import { vpcNode } from '../steps/node-ids.ts';
import type { Check, CheckFinding, Examined } from './check.ts';
import { shutOut } from './endpoints-groups.ts';
import { lookAt } from './unseen.ts';

/** Where a VPC has endpoints for agents, they are all three there, and can be used from all over the VPC. */
export const endpointsCheck: Check = {
  id: 'D024',
  name: 'endpoints',
  scope: 'region',
  lights: ['red', 'yellow'],
  fixedBy: 'command',
  async run(examined, region) {
    const look = lookAt(examined, 'vpc', vpcNode(region));
    if (look.kind === 'unseen') return [{ ...look.finding, region }];
    const vpc = look.kind === 'seen' ? String(look.change.live?.vpcId ?? '') : '';
    const cx = examined.contextOf(region);
    const mine = (await vpcEndpoints(cx)).filter((one) => one.VpcId === vpc && endingOf(one) !== undefined);
    if (vpc === '' || mine.length === 0) return [];
    const usable = mine.filter((one) => one.PrivateDnsEnabled && isIn(one, /^available$/i));
    const found = [
      ...failed(mine),
      ...(await noNames(cx, vpc, usable)),
      ...incomplete(usable, vpc, examined, region),
      ...(await shutOut(cx, vpc, usable)),
      ...usable.flatMap((one) => stopped(one, region)),
    ];
    if (usable.length === 0 && found.length === 0) return [];
    const facts = { vpc, services: usable.flatMap((one) => endingOf(one) ?? []).join(', ') };
    const all: readonly CheckFinding[] = found.length > 0 ? found : [{ light: 'green', code: IN_ORDER, facts }];
    return all.map((finding) => ({ ...finding, region }));
  },
};

const IN_ORDER = 'doctor.endpoints.in-order';

/** The service as its name ends; undefined for what is no interface endpoint of a service that is used here. */
function endingOf({ ServiceName = '', VpcEndpointType }: VpcEndpoint): string | undefined {
  if (!/^interface$/i.test(VpcEndpointType ?? '')) return undefined;
  return KNOWN_SERVICES.find((ending) => ServiceName.endsWith(`.${ending}`));
}

const isIn = ({ State }: VpcEndpoint, states: RegExp): boolean => states.test(State ?? '');

function failed(endpoints: readonly VpcEndpoint[]): readonly CheckFinding[] {
  return endpoints
    .filter((one) => isIn(one, /^(failed|rejected|expired)$/i))
    .map((one) => {
      const { VpcEndpointId: endpoint = '', FailureReason, LastError } = one;
      const state = (one.State ?? '').toLowerCase();
      const facts = {
        endpoint,
        service: endingOf(one) ?? '',
        state,
        reason: FailureReason ?? LastError?.Message ?? '',
      };
      return { light: 'red', code: 'doctor.endpoints.failed', facts };
    });
}

/** An endpoint's names are answered by the VPC's own DNS, which has to be on. */
async function noNames(cx: ReadContext, vpc: string, usable: readonly VpcEndpoint[]): Promise<readonly CheckFinding[]> {
  const dns = await dnsSettings(cx, vpc);
  const off = (['support', 'hostnames'] as const).filter((attribute) => dns?.[attribute] === false);
  if (usable.length === 0) return [];
  return off.map((attribute) => {
    const command = `aws ec2 modify-vpc-attribute --region ${cx.region} --vpc-id ${vpc} --enable-dns-${attribute}`;
    return { light: 'red', code: 'doctor.endpoints.no-names', facts: { vpc }, fix: { kind: 'command', command } };
  });
}

/** With some of the three only, an agent's traffic takes the public way; where there is none, it is cut off. */
function incomplete(
  usable: readonly VpcEndpoint[],
  vpc: string,
  examined: Examined,
  region: string,
): readonly CheckFinding[] {
  const there = usable.map(endingOf);
  const missing = ECS_SERVICES.filter((ending) => !there.includes(ending));
  if (missing.length === 0 || missing.length === ECS_SERVICES.length) return [];
  const command = examined.command(`endpoints --region ${region}`);
  const facts = { vpc, missing: missing.join(', ') };
  return [{ light: 'yellow', code: 'doctor.endpoints.incomplete', facts, fix: { kind: 'command', command } }];
}

function stopped(endpoint: VpcEndpoint, region: string): readonly CheckFinding[] {
  const service = endingOf(endpoint) ?? '';
  const action = keyActionOf(service);
  if (letsThrough(endpointPolicyOf(endpoint.PolicyDocument), action)) return [];
  const { VpcEndpointId: id = '' } = endpoint;
  const facts = { service, endpoint: id, action };
  const command = `aws ec2 modify-vpc-endpoint --region ${region} --vpc-endpoint-id ${id} --reset-policy`;
  return [{ light: 'red', code: 'doctor.endpoints.policy-stops', facts, fix: { kind: 'command', command } }];
}
