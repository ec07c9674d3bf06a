import type { NatGateway, NetworkInterface, VpcEndpoint } from '@aws-sdk/client-ec2';
import type { ReadContext } from '../aws/context.ts';
import { allNatGateways, vpcEndpoints } from '../aws/reads/network-costs.ts';
import type { Leaving } from '../engine/resource.ts';

type Id = string | undefined;

/** Is this VPC endpoint, of either kind, on its way out with the rest? */
export function isLeavingEndpoint(leaving: Leaving, endpointId: Id): boolean {
  return ['ec2.interface-endpoint', 'ec2.gateway-endpoint'].some((type) => leaving(type, { endpointId }));
}

/** Is this NAT gateway on its way out with the rest? */
export function isLeavingGateway(leaving: Leaving, natGatewayId: Id): boolean {
  return leaving('ec2.nat-gateway', { natGatewayId });
}

/** The interfaces that are left when everything has gone that leaves: those of an endpoint or a NAT gateway go with it. */
export async function stayingInterfaces(
  cx: ReadContext,
  faces: readonly NetworkInterface[],
  leaving: Leaving,
): Promise<readonly NetworkInterface[]> {
  if (faces.length === 0) return faces;
  const [endpoints, ofGateways] = await Promise.all([vpcEndpoints(cx), ofLeavingGateways(cx, leaving)]);
  return faces.filter(
    (face) => !ofGateways.includes(face.NetworkInterfaceId) && !goesWithEndpoint(face, endpoints, leaving),
  );
}

/** An endpoint that was deleted is not shown any more while its interfaces still are: they are nobody's by then. */
function goesWithEndpoint(face: NetworkInterface, endpoints: readonly VpcEndpoint[], leaving: Leaving): boolean {
  const { NetworkInterfaceId: id = '', Description: text = '', InterfaceType: type } = face;
  const holds = ({ NetworkInterfaceIds, VpcEndpointId = '' }: VpcEndpoint) =>
    NetworkInterfaceIds?.includes(id) || (VpcEndpointId !== '' && text.includes(VpcEndpointId));
  const holder = endpoints.find(holds);
  return holder ? isLeavingEndpoint(leaving, holder.VpcEndpointId) : type === 'vpc_endpoint';
}

/** A gateway that was told to go takes its interface along too. */
async function ofLeavingGateways(cx: ReadContext, leaving: Leaving): Promise<readonly Id[]> {
  const isGoing = ({ State, NatGatewayId }: NatGateway) =>
    /^(failed|deleting|deleted)$/.test(State ?? '') || isLeavingGateway(leaving, NatGatewayId);
  const gateways = (await allNatGateways(cx)).filter(isGoing);
  return gateways.flatMap((one) => one.NatGatewayAddresses ?? []).map((address) => address.NetworkInterfaceId);
}
