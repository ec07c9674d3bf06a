import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

export interface SeenRequest {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  /** The form fields of the query protocols: `Action`, `SerialNumber`, … */
  readonly form: URLSearchParams;
}

export interface Answer {
  readonly status?: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Close the connection without an answer. */
  readonly hangUp?: boolean;
  /** Leave the connection open and say nothing. */
  readonly silent?: boolean;
}

export interface Loopback {
  readonly url: string;
  readonly seen: SeenRequest[];
  close(): Promise<void>;
}

/** A server on this computer that answers as told; the nth call is `seen.length === n`. */
export async function startService(
  answer: (request: SeenRequest, seen: readonly SeenRequest[]) => Answer,
): Promise<Loopback> {
  const seen: SeenRequest[] = [];
  const server = createServer(async (incoming, outgoing) => {
    let body = '';
    for await (const chunk of incoming) body += chunk;
    const one = { method: incoming.method ?? '', headers: incoming.headers, form: new URLSearchParams(body) };
    seen.push(one);
    const { status = 200, body: text = '', headers = {}, hangUp, silent } = answer(one, seen);
    if (silent) return;
    if (hangUp) return void incoming.socket.destroy();
    outgoing.writeHead(status, { 'content-type': 'text/xml', ...headers }).end(text);
  });
  return { ...(await listen(server)), seen };
}

export interface Proxy extends Omit<Loopback, 'seen'> {
  /** `host:port` of every tunnel asked for. */
  readonly asked: string[];
}

/** A proxy on this computer that opens tunnels, or refuses each with `refusal`. */
export async function startProxy(refusal?: string): Promise<Proxy> {
  const asked: string[] = [];
  const server = createServer((_, outgoing) => void outgoing.writeHead(400).end());
  server.on('connect', (incoming, socket) => {
    asked.push(incoming.url ?? '');
    socket.on('error', () => {});
    if (refusal) return void socket.end(`HTTP/1.1 ${refusal}\r\n\r\n`);
    const [host, port] = (incoming.url ?? '').split(':');
    const upstream = connect(Number(port), host ?? '', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on('error', () => socket.destroy());
    socket.on('close', () => upstream.destroy());
  });
  return { ...(await listen(server)), asked };
}

/** An address on this computer where nobody listens. */
export async function closedAddress(): Promise<string> {
  const { url, close } = await listen(createServer());
  await close();
  return url;
}

async function listen(server: Server): Promise<Pick<Loopback, 'url' | 'close'>> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, close };
}
