import type { Agent } from 'node:http';
import ipaddr from 'ipaddr.js';
import { SetupError } from '../engine/errors.ts';
import type { Computer } from './computer.ts';
import { getOnce } from './get-once.ts';

/** AWS's service that answers with the address it was asked from; IPv4 only. */
export const CHECKIP_URL = 'https://checkip.amazonaws.com/';

/** The person's address as the internet sees it, or why it is not known. `detail` is ASCII and may be shown. */
export type OwnAddress = { readonly address: string } | { readonly refused: AddressRefusal; readonly detail: string };

/**
 * - `unreachable` — no answer; detail is the system's code, e.g. `ENOTFOUND`
 * - `timeout` — no whole answer in time; detail is the milliseconds
 * - `status` — another answer than 200 (redirects are not followed); detail is the number
 * - `too-long` — more than 64 bytes; detail is the limit
 * - `not-an-address` — not exactly one IPv4 address; detail is what came
 * - `private` — an address nobody on the internet has (a proxy told its own); detail is the address
 */
export type AddressRefusal = 'unreachable' | 'timeout' | 'status' | 'too-long' | 'not-an-address' | 'private';

export interface OwnAddressRequest {
  /** Where to ask, usually `CHECKIP_URL`. */
  readonly url: string;
  readonly computer: Pick<Computer, 'sleep'>;
  readonly signal?: AbortSignal | undefined;
  /** Reaches the service through a proxy. */
  readonly agent?: Agent | undefined;
  /** For one try; 5000 unless given. */
  readonly timeoutMilliseconds?: number | undefined;
  /** Lets an `http:` URL be asked that is not on this computer: whoever sits in between chooses who may come in. */
  readonly plainHttp?: boolean | undefined;
}

const MAXIMUM_BYTES = 64;
const RETRY_MILLISECONDS = 250;

/**
 * Asks for the person's own IPv4 address, once more where the network fails, and trusts nothing but an address of the public internet.
 * Rejects with the signal's reason when aborted, with `own-address.url` `{ url }` (exit code 2) for a URL that is not to be asked.
 */
export async function findOwnAddress(request: OwnAddressRequest): Promise<OwnAddress> {
  const url = checkUrl(request.url, request.plainHttp === true);
  const limits = { maximumBytes: MAXIMUM_BYTES, timeoutMilliseconds: request.timeoutMilliseconds ?? 5000 };
  let answer = await getOnce(url, limits, request.agent, request.signal);
  if ('failed' in answer && answer.failed === 'unreachable') {
    await request.computer.sleep(RETRY_MILLISECONDS, request.signal);
    answer = await getOnce(url, limits, request.agent, request.signal);
  }
  return 'failed' in answer ? { refused: answer.failed, detail: answer.detail } : judge(answer.body);
}

function judge(body: string): OwnAddress {
  const address = body.trim();
  if (!ipaddr.IPv4.isValidFourPartDecimal(address)) {
    return { refused: 'not-an-address', detail: address.replace(/[^\x20-\x7e]/g, '?') };
  }
  // Whatever is not plain unicast: RFC 1918, carrier-grade NAT, loopback, link-local, multicast, documentation, benchmarking, reserved.
  return ipaddr.IPv4.parse(address).range() === 'unicast' ? { address } : { refused: 'private', detail: address };
}

function checkUrl(text: string, plainHttp: boolean): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const allowed = url?.protocol === 'https:' || (url?.protocol === 'http:' && (plainHttp || isLoopback(url.hostname)));
  if (url === undefined || !allowed) throw new SetupError('own-address.url', { url: text }, 2);
  return url;
}

function isLoopback(hostName: string): boolean {
  return hostName === 'localhost' || hostName === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostName);
}
