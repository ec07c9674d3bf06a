import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { HttpHandlerOptions, HttpRequest, HttpResponse } from '@smithy/types';
import { HttpProxyAgent, HttpsProxyAgent } from 'hpagent';
import { getProxyForUrl } from 'proxy-from-env';
import { SetupError } from '../engine/errors.ts';
import type { Env } from './profiles.ts';

/** How requests leave this computer: one set of kept-alive connections for every client, through the proxy the environment names. */
export interface Transport {
  readonly metadata: { readonly handlerProtocol: string };
  /** Throws 'network.proxy-unsupported' {proxy, protocol} for a proxy that speaks neither HTTP nor HTTPS. */
  handle(request: HttpRequest, options?: HttpHandlerOptions): Promise<{ response: HttpResponse }>;
  updateHttpClientConfig(): void;
  httpHandlerConfigs(): Record<string, never>;
  /** Closes the idle connections. A client must not do it for the others, so it has no `destroy`. */
  close(): void;
}

const CONNECT_TIMEOUT = 5_000;
const REQUEST_TIMEOUT = 30_000;
/** More calls at once than the services' paces let through together (pacing.ts), were they all for one address. */
const AGENT = { keepAlive: true, maxSockets: 128 };

/** `env` may shorten the time allowed for one answer by AWS_ECS_SETUP_REQUEST_TIMEOUT (milliseconds); `signal` cuts off what is in flight. */
export function makeTransport(env: Env, signal: AbortSignal): Transport {
  const requestTimeout = Number(env.AWS_ECS_SETUP_REQUEST_TIMEOUT) || REQUEST_TIMEOUT;
  const handlers = new Map<string, NodeHttpHandler>();

  /** One handler for each proxy, and one for requests that go straight out. */
  function handlerFor(proxy: string): NodeHttpHandler {
    const made = handlers.get(proxy);
    if (made) return made;
    const handler = new NodeHttpHandler({
      connectionTimeout: Math.min(CONNECT_TIMEOUT, requestTimeout),
      requestTimeout,
      throwOnRequestTimeout: true,
      ...(proxy ? proxyAgents(proxy) : { httpAgent: AGENT, httpsAgent: AGENT }),
    });
    handlers.set(proxy, handler);
    return handler;
  }

  return {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle(request, { abortSignal, ...options } = {}) {
      // One more that hangs on the run's own would stay as long as that does.
      const stop = abortSignal instanceof AbortSignal ? AbortSignal.any([signal, abortSignal]) : signal;
      const { response } = await handlerFor(proxyFor(request)).handle(
        request as Parameters<NodeHttpHandler['handle']>[0],
        { ...options, abortSignal: stop },
      );
      return { response };
    },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
    close() {
      for (const handler of handlers.values()) handler.destroy();
    },
  };
}

function proxyFor({ protocol, hostname, port }: HttpRequest): string {
  return getProxyForUrl(`${protocol}//${hostname}${port ? `:${port}` : ''}/`);
}

function proxyAgents(proxy: string): { httpAgent: HttpProxyAgent; httpsAgent: HttpsProxyAgent } {
  const url = URL.canParse(proxy) ? new URL(proxy) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    // The address may carry a password, so only host and protocol are told.
    const facts = { proxy: url?.host ?? '', protocol: url?.protocol.replace(':', '') ?? '' };
    throw new SetupError('network.proxy-unsupported', facts, 1);
  }
  return {
    httpAgent: new HttpProxyAgent({ ...AGENT, proxy: url }),
    httpsAgent: new HttpsProxyAgent({ ...AGENT, proxy: url }),
  };
}
