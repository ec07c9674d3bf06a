import type { Agent, ClientRequest, IncomingMessage } from 'node:http';

export interface GetLimits {
  readonly maximumBytes: number;
  /** From the first connection to the last byte. */
  readonly timeoutMilliseconds: number;
}

/** The body of an answer with status 200, or why there is none. */
export type GetAnswer =
  | { readonly body: string }
  | { readonly failed: 'unreachable' | 'timeout' | 'status' | 'too-long'; readonly detail: string };

/** One GET over http or https: no redirects, no second try, no more bytes than allowed. Rejects only with the signal's reason. */
export async function getOnce(
  url: URL,
  limits: GetLimits,
  agent: Agent | undefined,
  signal: AbortSignal | undefined,
): Promise<GetAnswer> {
  // Not needed before it is asked for, and slow to load.
  const { request } = url.protocol === 'https:' ? await import('node:https') : await import('node:http');
  signal?.throwIfAborted();
  const headers = { accept: 'text/plain', 'accept-encoding': 'identity' };
  const sent = request(url, { agent: agent ?? false, headers });
  const stop = () => sent.destroy();
  signal?.addEventListener('abort', stop, { once: true });
  const answer = await answerOf(sent, limits);
  signal?.removeEventListener('abort', stop);
  sent.destroy();
  signal?.throwIfAborted();
  return answer;
}

function answerOf(sent: ClientRequest, limits: GetLimits): Promise<GetAnswer> {
  return new Promise((resolve) => {
    const finish = (answer: GetAnswer) => {
      clearTimeout(timer);
      resolve(answer);
    };
    const unreachable = (error?: Error) => finish({ failed: 'unreachable', detail: failureCode(error) });
    const late = () => finish({ failed: 'timeout', detail: String(limits.timeoutMilliseconds) });
    const timer = setTimeout(late, limits.timeoutMilliseconds);
    let answered = false;
    sent.on('error', unreachable);
    // With a body that lasts until the connection ends, the request closes before the answer has.
    sent.on('close', () => answered || unreachable());
    sent.on('response', (response) => {
      answered = true;
      response.on('error', unreachable);
      response.on('close', () => unreachable());
      readBody(response, limits.maximumBytes, finish);
    });
    sent.end();
  });
}

function readBody(response: IncomingMessage, maximumBytes: number, finish: (answer: GetAnswer) => void): void {
  if (response.statusCode !== 200) {
    finish({ failed: 'status', detail: String(response.statusCode) });
    return;
  }
  let body = Buffer.alloc(0);
  response.on('data', (chunk: Buffer) => {
    body = Buffer.concat([body, chunk]);
    if (body.length > maximumBytes) finish({ failed: 'too-long', detail: String(maximumBytes) });
  });
  response.on('end', () => finish({ body: body.toString('latin1') }));
}

/** `ENOTFOUND`, `CERT_HAS_EXPIRED` and their like; a connection that just ended was reset. */
function failureCode(error: Error | undefined): string {
  return error !== undefined && 'code' in error && typeof error.code === 'string' ? error.code : 'ECONNRESET';
}
