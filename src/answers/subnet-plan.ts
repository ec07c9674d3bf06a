import ipaddr from 'ipaddr.js';
import type { Range } from './addresses.ts';

/** AWS keeps five addresses of every subnet: network, router, DNS, future use, broadcast. */
const RESERVED = 5;
const SMALLEST_SUBNET = 28;

export interface SubnetPlan {
  /** Canonical ranges, one a zone; fewer than asked for when the VPC is too small. */
  readonly cidrs: readonly string[];
  /** Addresses that instances can have in each. */
  readonly usable: number;
}

/**
 * Ranges for `count` public subnets at the start of a VPC, which leaves its upper half free.
 * Large VPCs are cut into sixteen (a /16 gives /20s), smaller ones into eight, and never below the /28 that EC2 allows.
 */
export function planSubnets(vpc: Range, count: number): SubnetPlan {
  const cut = vpc.prefix <= 18 ? 4 : 3;
  const prefix = Math.min(SMALLEST_SUBNET, vpc.prefix + cut);
  const size = 2 ** (32 - prefix);
  const room = 2 ** (prefix - vpc.prefix);
  const start = addressNumber(vpc.first);
  const cidrs = Array.from({ length: Math.min(count, room) }, (_, index) => {
    return `${numberAddress(start + index * size)}/${prefix}`;
  });
  return { cidrs, usable: size - RESERVED };
}

function addressNumber(address: ipaddr.IPv4): number {
  return address.octets.reduce((number, octet) => number * 256 + octet, 0);
}

function numberAddress(number: number): string {
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256);
  return new ipaddr.IPv4(octets).toString();
}
