import type { NatGatewayData, RegionData } from './region-data.ts';

/** How long a NAT gateway of the practice account is being made, and being taken away; EC2 takes minutes. */
export const MAKING = 5000;
export const DELETING = 4000;
/** How long EC2 goes on showing what failed or was deleted. */
const SHOWN = 3_600_000;

/** Brings the NAT gateways of a region to where they are by now. */
export function settleNatGateways(region: RegionData, now: number): void {
  for (const gateway of [...region.natGateways]) settle(region, gateway, now);
}

function settle(region: RegionData, gateway: NatGatewayData, now: number): void {
  const { settles, state } = gateway;
  if (settles === undefined || settles > now) return;
  delete gateway.settles;
  if (state === 'pending' && !gateway.failure) gateway.state = 'available';
  else if (state === 'pending' || state === 'deleting') {
    gateway.state = state === 'pending' ? 'failed' : 'deleted';
    gateway.settles = settles + SHOWN;
    letGo(region, gateway);
    settle(region, gateway, now);
  } else region.natGateways = region.natGateways.filter((one) => one !== gateway);
}

/** Its network interface goes, and its address is free again. */
function letGo(region: RegionData, { interfaceId, allocationId }: NatGatewayData): void {
  region.networkInterfaces = region.networkInterfaces.filter(({ id }) => id !== interfaceId);
  const address = region.addresses.find(({ id }) => id === allocationId);
  if (address?.networkInterfaceId === interfaceId) delete address?.networkInterfaceId;
}

/** Is it there, or about to be? */
export const stands = ({ state }: NatGatewayData): boolean => state === 'pending' || state === 'available';
