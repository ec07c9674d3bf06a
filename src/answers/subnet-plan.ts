import ipaddr from 'ipaddr.js';
import type { Range } from './addresses.ts';

/** AWS keeps five addresses of every subnet: network, router, DNS, future use, broadcast. */
const RESERVED = 5;
const SMALLEST_SUBNET = 28;

export interface SubnetPlan {
  /** Canonical ranges, one a zone; fewer than asked for when the VPC is too small. */
  readonly cidrs: readonly string[];
  /** Private ones, one a zone; none unless asked for, and fewer when the VPC is too small. */
  readonly privateCidrs: readonly string[];
  /** Addresses that instances can have in each. */
  readonly usable: number;
  /** Addresses of the VPC that are in no subnet. */
  readonly free: number;
}

/**
 * Ranges for `count` public subnets at the start of a VPC, and for as many private ones at the start of its upper half: what is public
 * stays where it is when private ones are added, and both can grow. All are of one size.
 * Large VPCs are cut into sixteen (a /16 gives /20s), smaller ones into eight, and never below the /28 that EC2 allows.
 */
export function planSubnets(vpc: Range, count: number, withPrivate = false): SubnetPlan {
  const prefix = subnetPrefix(vpc);
  const size = 2 ** (32 - prefix);
  const room = 2 ** (prefix - vpc.prefix);
  const start = addressNumber(vpc.first);
  const slots = (from: number, wanted: number) =>
    Array.from({ length: Math.max(0, Math.min(wanted, room - from)) }, (_, index) => {
      return `${numberAddress(start + (from + index) * size)}/${prefix}`;
    });
  const cidrs = slots(0, count);
  const privateCidrs = withPrivate ? slots(Math.max(room / 2, cidrs.length), count) : [];
  const free = (room - cidrs.length - privateCidrs.length) * size;
  return { cidrs, privateCidrs, usable: size - RESERVED, free };
}

/** In how many zones there is room for a public and a private subnet, at most `count`; 0 where there is not even for one pair. */
export function zonesWithPrivate(vpc: Range, count: number): number {
  return Math.min(count, Math.floor(2 ** (subnetPrefix(vpc) - vpc.prefix) / 2));
}

/** The longest prefix of a VPC with room for a public and a private subnet in so many zones. */
export function longestPrefixFor(count: number): number {
  return SMALLEST_SUBNET - Math.ceil(Math.log2(count * 2));
}

const subnetPrefix = (vpc: Range): number => Math.min(SMALLEST_SUBNET, vpc.prefix + (vpc.prefix <= 18 ? 4 : 3));

function addressNumber(address: ipaddr.IPv4): number {
  return address.octets.reduce((number, octet) => number * 256 + octet, 0);
}

function numberAddress(number: number): string {
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256);
  return new ipaddr.IPv4(octets).toString();
}
