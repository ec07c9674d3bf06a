import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { onLoopback } from './on-loopback.ts';
import { type Call, readCall } from './wire-call.ts';

/** An answer made up by the test instead of the target's. */
export interface MadeUpAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a test does to the calls that pass. */
export interface Interference {
  /** Awaited (that holds the call) before it is passed on. `'reset'`: the connection breaks and the target never hears of it. */
  before?(call: Call): Promise<'reset' | MadeUpAnswer | undefined> | 'reset' | MadeUpAnswer | undefined;
  /** Awaited once the target has carried the call out. `'reset'`: the answer is lost on the way; or another takes its place. */
  after?(call: Call, status: number): Promise<'reset' | MadeUpAnswer | undefined> | 'reset' | MadeUpAnswer | undefined;
}

/** A recording forwarder; may be given as AWS_ENDPOINT_URL. */
export interface Recorder {
  readonly url: string;
  /** Every call that arrived, in order; also those that were reset or answered here. */
  readonly calls: readonly Call[];
  /** Replaces what is done to the calls from now on. */
  interfere(interference: Interference): void;
  /** Forgets the calls seen so far. */
  clear(): void;
  stop(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer | string;
}

/** Starts a forwarder on a free loopback port that passes every call on to `targetUrl` unchanged (the Host header too: it is signed). */
export async function startRecorder(targetUrl: string, interference: Interference = {}): Promise<Recorder> {
  const calls: Call[] = [];
  let current = interference;
  const serve = async (incoming: IncomingMessage): Promise<Answer | 'reset'> => {
    const body = Buffer.concat(await incoming.toArray());
    const call = readCall(incoming, body);
    calls.push(call);
    const verdict = await current.before?.(call);
    if (verdict === 'reset') return 'reset';
    if (verdict !== undefined) return { headers: {}, ...verdict };
    const answer = await forward(targetUrl, incoming, body);
    const afterwards = await current.after?.(call, answer.status);
    if (afterwards === 'reset') return 'reset';
    return afterwards === undefined ? answer : { headers: {}, ...afterwards };
  };
  const server = createServer((incoming, outgoing) => {
    serve(incoming).then(
      (answer) => reply(outgoing, answer),
      () => reply(outgoing, 'reset'),
    );
  });
  const { url, stop } = await onLoopback(server);
  return {
    url,
    calls,
    interfere(next) {
      current = next;
    },
    clear() {
      calls.length = 0;
    },
    stop,
  };
}

function reply(outgoing: ServerResponse, answer: Answer | 'reset'): void {
  if (answer === 'reset') {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  outgoing.writeHead(answer.status, endToEnd(answer.headers)).end(answer.body);
}

async function forward(targetUrl: string, incoming: IncomingMessage, body: Buffer): Promise<Answer> {
  const headers = { ...endToEnd(incoming.headers), 'content-length': String(body.length) };
  const outgoing = request(new URL(incoming.url ?? '/', targetUrl), { method: incoming.method ?? 'GET', headers });
  outgoing.end(body);
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  return { status: answer.statusCode ?? 502, headers: answer.headers, body: Buffer.concat(await answer.toArray()) };
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
