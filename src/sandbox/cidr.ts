import ipaddr from 'ipaddr.js';

/** An IPv4 range in canonical form. */
export interface Range {
  /** `10.0.0.0/16` */
  readonly text: string;
  readonly prefix: number;
  /** First and last address as numbers. */
  readonly first: number;
  readonly last: number;
}

/** Undefined unless the text is four decimal octets and a prefix length. Host bits are cleared, as AWS does. */
export function parseRange(text: string): Range | undefined {
  const [address, length, ...rest] = text.split('/');
  if (address === undefined || length === undefined || rest.length > 0) return undefined;
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) || !/^(\d|[12]\d|3[0-2])$/.test(length)) return undefined;
  const prefix = Number(length);
  const network = ipaddr.IPv4.networkAddressFromCIDR(text);
  const first = network.octets.reduce((sum, octet) => sum * 256 + octet, 0);
  return { text: `${network.toString()}/${prefix}`, prefix, first, last: first + 2 ** (32 - prefix) - 1 };
}

/** The canonical text of an IPv6 range, or undefined. */
export function parseRange6(text: string): string | undefined {
  const [address, length] = text.split('/');
  if (address === undefined || length === undefined || !ipaddr.IPv6.isValid(address) || !/^\d{1,3}$/.test(length)) {
    return undefined;
  }
  if (Number(length) > 128 || address.includes('%')) return undefined;
  return `${ipaddr.IPv6.networkAddressFromCIDR(text).toString()}/${Number(length)}`;
}

/** Is every address of `inner` in `outer`? */
export function contains(outer: Range, inner: Range): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

/** Do they share an address? */
export function overlaps(one: Range, other: Range): boolean {
  return one.first <= other.last && other.first <= one.last;
}

const UNUSABLE = ['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4', '240.0.0.0/4'].map(parseRange);

/** Is it a range no VPC may have: this host, loopback, link-local, multicast, reserved? */
export function isUnusable(range: Range): boolean {
  return UNUSABLE.some((unusable) => unusable !== undefined && overlaps(unusable, range));
}
