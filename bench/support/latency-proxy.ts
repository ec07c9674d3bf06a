import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { setImmediate as immediate, setTimeout as sleep } from 'node:timers/promises';
import { atFileEnd } from '../../test/support/leftovers.ts';
import { onLoopback } from '../../test/support/on-loopback.ts';
import type { MadeUpAnswer } from '../../test/support/proxy.ts';
import { type Call, readCall } from '../../test/support/wire-call.ts';

/** A call with the moments it passed through the proxy, in milliseconds of `performance.now()`. */
export interface HeldCall extends Call {
  /** It had arrived whole. */
  readonly arrived: number;
  /** It was passed on. */
  readonly passedOn: number;
  /** Its answer was sent back. */
  readonly answered: number;
  readonly status: number;
  /** It never reached the other side. */
  readonly refused: boolean;
}

/** The other side: the address of a server, or what answers in its place. */
export type Target = string | ((call: Call) => Promise<MadeUpAnswer>);

export interface LatencyOptions {
  /** Milliseconds every request is held. */
  readonly hold: number;
  /** Where a call goes, e.g. by its region. */
  target(call: Call): Target;
  /** Asked when a call was held long enough: an answer that is given in place of the target's. */
  refuse?(call: Call): MadeUpAnswer | undefined;
}

/** A forwarder as far away as AWS; may be given as AWS_ENDPOINT_URL. */
export interface LatencyProxy {
  readonly url: string;
  /** Every call answered so far, in the order of their answers. */
  readonly calls: readonly HeldCall[];
  /** Forgets the calls seen so far. */
  clear(): void;
  stop(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: Buffer | string;
}

/** Starts it on a free loopback port. Calls are held side by side, each from its own arrival on, and passed on with the signed Host header. */
export async function startLatencyProxy(options: LatencyOptions): Promise<LatencyProxy> {
  const calls: HeldCall[] = [];
  const agent = new Agent({ keepAlive: true, maxSockets: 512 });
  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const body = await bodyOf(incoming);
    const arrived = performance.now();
    const call = readCall(incoming, body);
    const passedOn = await waitUntil(arrived + options.hold);
    const refusal = options.refuse?.(call);
    const answer = refusal ?? (await answerOf(options.target(call), call, incoming, body, agent));
    outgoing.writeHead(answer.status, endToEnd({ ...answer.headers })).end(answer.body);
    const { status } = answer;
    calls.push({ ...call, arrived, passedOn, answered: performance.now(), status, refused: refusal !== undefined });
  };
  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch(() => outgoing.socket?.resetAndDestroy());
  });
  // A connection is kept as long as AWS keeps one, so that none is closed under a request.
  server.keepAliveTimeout = 350_000;
  const { url, stop } = await onLoopback(server);
  atFileEnd(() => agent.destroy());
  return {
    url,
    calls,
    clear() {
      calls.length = 0;
    },
    async stop() {
      agent.destroy();
      await stop();
    },
  };
}

/** Timers count in whole milliseconds, and may go off early or late by one: the last of them is waited for turn by turn. */
async function waitUntil(moment: number): Promise<number> {
  for (;;) {
    const left = moment - performance.now();
    if (left <= 0) return performance.now();
    await (left > 2 ? sleep(left - 2) : immediate());
  }
}

async function answerOf(
  target: Target,
  call: Call,
  incoming: IncomingMessage,
  body: Buffer,
  agent: Agent,
): Promise<Answer | MadeUpAnswer> {
  return typeof target === 'string' ? forward(target, incoming, body, agent) : target(call);
}

async function forward(target: string, incoming: IncomingMessage, body: Buffer, agent: Agent): Promise<Answer> {
  const headers = { ...endToEnd(incoming.headers), 'content-length': String(body.length) };
  const outgoing = request(new URL(incoming.url ?? '/', target), { method: incoming.method ?? 'GET', headers, agent });
  outgoing.end(body);
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  return { status: answer.statusCode ?? 502, headers: answer.headers, body: await bodyOf(answer) };
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  message.on('data', (part: Buffer) => parts.push(part));
  await once(message, 'end');
  return Buffer.concat(parts);
}

/** Without the headers that speak of one connection only (RFC 9110, 7.6.1); the body is passed on whole. */
function endToEnd(headers: Answer['headers']): Record<string, string | string[]> {
  const own = ['connection', 'keep-alive', 'transfer-encoding', 'te', 'trailer', 'upgrade'];
  return Object.fromEntries(
    Object.entries(headers).filter(
      (entry): entry is [string, string | string[]] => entry[1] !== undefined && !own.includes(entry[0]),
    ),
  );
}
