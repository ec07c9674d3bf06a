import type { RegionData, VpcEndpointData } from './region-data.ts';

/** How long an interface endpoint of the practice account is being made, and being taken away. */
export const SETTLING = 4000;
/** How much longer its network interfaces and its private DNS name stay. */
const LINGERING = 3000;

/** Brings the endpoints of a region to where they are by now. */
export function settleEndpoints(region: RegionData, now: number): void {
  for (const endpoint of [...region.vpcEndpoints]) settle(region, endpoint, now);
}

function settle(region: RegionData, endpoint: VpcEndpointData, now: number): void {
  const { settles } = endpoint;
  if (settles === undefined || settles > now) return;
  if (endpoint.state === 'pending') {
    endpoint.state = 'available';
    delete endpoint.settles;
  } else if (endpoint.state === 'deleting') {
    endpoint.state = 'deleted';
    endpoint.settles = settles + LINGERING;
    settle(region, endpoint, now);
  } else if (endpoint.state === 'deleted') {
    const { interfaceIds = [] } = endpoint;
    region.networkInterfaces = region.networkInterfaces.filter(({ id }) => !interfaceIds.includes(id));
    region.vpcEndpoints = region.vpcEndpoints.filter((one) => one !== endpoint);
  }
}

/** Is it on its way out, so that nothing shows it any more although its remains are still there? */
export function isHidden({ state, settles }: VpcEndpointData): boolean {
  return state === 'deleted' && settles !== undefined;
}
