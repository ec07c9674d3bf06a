import { randomBytes } from 'node:crypto';
import type { AccountData } from './account.ts';
import { settleNatGateways } from './ec2-nat-gateway-states.ts';
import { settleEndpoints } from './ec2-vpc-endpoint-states.ts';
import { ec2Failure } from './failure.ts';
import { newRegion } from './new-region.ts';
import type { Call } from './operation.ts';
import type { RegionData } from './region-data.ts';
import { findRegion, type RegionFacts } from './regions.ts';

/** Is the region of the call switched on for this account? Throws what a name without an endpoint gives: ENOTFOUND. */
export function isEnabled(call: Call, service: string): boolean {
  const facts = findRegion(call.region);
  if (!facts) throw unknownHost(`${service}.${call.region}.amazonaws.com`);
  return !facts.optIn || call.account.enabledRegions.includes(call.region);
}

/** The region the call is for. Throws AuthFailure when the region is not switched on. */
export function here(call: Call): RegionData {
  if (!isEnabled(call, 'ec2')) {
    throw ec2Failure('AuthFailure', 'AWS was not able to validate the provided access credentials', 401);
  }
  const region = regionIn(call.account, call.region);
  settleEndpoints(region, call.now);
  settleNatGateways(region, call.now);
  return region;
}

/** The names and zones of the region the call is for. */
export function zonesHere(call: Call): RegionFacts['zones'] {
  return findRegion(call.region)?.zones ?? [];
}

/** One region of the account, made when it is first looked at. */
export function regionIn(account: AccountData, name: string): RegionData {
  const region = account.regions[name] ?? newRegion(name, account.defaultVpc);
  account.regions[name] = region;
  return region;
}

/** A new id, e.g. `vpc-` and 17 hexadecimal digits. */
export function newId(prefix: string): string {
  return `${prefix}-0${randomBytes(8).toString('hex')}`;
}

function unknownHost(host: string): Error {
  return Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND', syscall: 'getaddrinfo' });
}
