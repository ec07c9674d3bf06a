import ipaddr from 'ipaddr.js';
import { SetupError } from '../engine/errors.ts';

export interface Range {
  /** Canonical: no bits set beyond the prefix. */
  readonly cidr: string;
  readonly prefix: number;
  readonly first: ipaddr.IPv4;
}

const STRICT_RANGE = /^(\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})(?:\/(\d{1,2}))?$/;

/**
 * An IPv4 range in its canonical form (`203.0.113.25/24` is `203.0.113.0/24`, as EC2 reads it); a bare address is a /32.
 * @throws SetupError `input.not-a-range`, exit 2
 */
export function parseRange(text: string): Range {
  const [, address = '', bits = '32'] = STRICT_RANGE.exec(text.trim()) ?? [];
  const prefix = Number(bits);
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) || prefix > 32) throw new SetupError('input.not-a-range', {}, 2);
  const first = ipaddr.IPv4.networkAddressFromCIDR(`${address}/${prefix}`);
  return { cidr: `${first}/${prefix}`, prefix, first };
}

/** Do the two share an address? */
export function overlap(a: Range, b: Range): boolean {
  const [wide, narrow] = a.prefix <= b.prefix ? [a, b] : [b, a];
  return narrow.first.match(wide.first, wide.prefix);
}

const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(parseRange);
/** Docker's own bridge sits there: containers could not reach the VPC. */
const DOCKER_BRIDGE = parseRange('172.17.0.0/16');

/** Is the whole range private (RFC 1918)? */
export function isPrivate(range: Range): boolean {
  return PRIVATE.some((wide) => range.prefix >= wide.prefix && overlap(range, wide));
}

export function meetsDockerBridge(range: Range): boolean {
  return overlap(range, DOCKER_BRIDGE);
}
