import type { ReadContext } from '../aws/context.ts';
import { networkInterfaces } from '../aws/reads/instances.ts';
import { routeTables } from '../aws/reads/network.ts';
import { addresses, natGateways, vpcEndpoints } from '../aws/reads/network-costs.ts';
import { dollars, monthlyPrice, PRICES_AS_OF } from '../prices/prices.ts';
import type { Check, CheckFinding } from './check.ts';

/** What in a region costs money merely by being there, whoever made it: in use it is told, idle it is yellow. */
export const costsCheck: Check = {
  id: 'D020',
  name: 'costs',
  scope: 'region',
  lights: ['yellow'],
  fixedBy: 'command',
  async run(examined, region) {
    const cx = examined.contextOf(region);
    const [held, gateways, sum] = await Promise.all([idleAddresses(cx), idleGateways(cx), everything(cx)]);
    return [...held, ...gateways, sum].map((finding) => ({ ...finding, region }));
  },
};

const estimate = (amount: number) => ({ price: dollars(amount), asOf: PRICES_AS_OF });

async function idleAddresses(cx: ReadContext): Promise<readonly CheckFinding[]> {
  const idle = (await addresses(cx)).filter(({ AssociationId, InstanceId }) => !AssociationId && !InstanceId);
  return idle.map(({ PublicIp = '', AllocationId = '' }) => {
    const command = `aws ec2 release-address --region ${cx.region} --allocation-id ${AllocationId}`;
    const facts = { address: PublicIp, ...estimate(monthlyPrice('public-ipv4')) };
    return { light: 'yellow', code: 'doctor.costs.idle-address', facts, fix: { kind: 'command', command } };
  });
}

/** A NAT gateway is idle when no route leads to it. */
async function idleGateways(cx: ReadContext): Promise<readonly CheckFinding[]> {
  const [gateways, tables] = await Promise.all([natGateways(cx), routeTables(cx)]);
  const routed = new Set(tables.flatMap((table) => table.Routes ?? []).map((route) => route.NatGatewayId));
  const idle = gateways.filter(({ NatGatewayId, State }) => State === 'available' && !routed.has(NatGatewayId));
  return idle.map(({ NatGatewayId: gateway = '' }) => {
    const command = `aws ec2 delete-nat-gateway --region ${cx.region} --nat-gateway-id ${gateway}`;
    const facts = { gateway, ...estimate(monthlyPrice('nat-gateway')) };
    return { light: 'yellow', code: 'doctor.costs.idle-gateway', facts, fix: { kind: 'command', command } };
  });
}

async function everything(cx: ReadContext): Promise<CheckFinding> {
  const [held, faces, gateways, endpoints] = await Promise.all([
    addresses(cx),
    networkInterfaces(cx),
    natGateways(cx),
    vpcEndpoints(cx),
  ]);
  const onInterfaces = faces.map(({ Association }) => Association?.PublicIp);
  const ips = new Set([...held.map(({ PublicIp }) => PublicIp), ...onInterfaces].filter(Boolean)).size;
  const paid = endpoints.filter(({ VpcEndpointType }) => VpcEndpointType === 'Interface');
  // A subnet stands for an Availability Zone: an endpoint has at most one in each.
  const zones = paid.reduce((sum, { SubnetIds }) => sum + (SubnetIds?.length ?? 0), 0);
  const sum =
    monthlyPrice('public-ipv4', ips) +
    monthlyPrice('nat-gateway', gateways.length) +
    monthlyPrice('interface-endpoint', zones);
  if (ips + gateways.length + paid.length === 0) return { light: 'green', code: 'doctor.costs.nothing' };
  const counts = { ips: String(ips), gateways: String(gateways.length), endpoints: String(paid.length) };
  return { light: 'green', code: 'doctor.costs.sum', facts: { ...counts, zones: String(zones), ...estimate(sum) } };
}
