import { Agent, createServer } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import { connect, type Socket } from 'node:net';
import { HttpsProxyAgent } from 'hpagent';
import { describe, expect, it } from 'vitest';
import { CHECKIP_URL, findOwnAddress } from '../../src/computer/own-address.ts';
import { here } from '../computer/here.ts';
import { during, serving } from '../computer/loopback.ts';
import { servingSecurely } from './secure-server.ts';

const ADDRESS = '52.95.110.1';
const quick = () => ({ computer: here({ sleep: async () => undefined }), timeoutMilliseconds: 2000 });
const answering = (_request: unknown, response: { end(text: string): unknown }) => response.end(`${ADDRESS}\n`);

/** A proxy that knows CONNECT, and what it was asked for. */
function proxying<T>(work: (url: string, asked: readonly string[]) => Promise<T>): Promise<T> {
  const asked: string[] = [];
  const proxy = createServer().on('connect', (request, client: Socket) => {
    asked.push(request.url ?? '');
    const { hostname, port } = new URL(`http://${request.url}`);
    const upstream = connect(Number(port), hostname, () => client.write('HTTP/1.1 200 OK\r\n\r\n'));
    for (const socket of [client, upstream]) socket.on('error', () => undefined);
    upstream.pipe(client).pipe(upstream);
  });
  return during(proxy, (port) => work(`http://127.0.0.1:${port}`, asked));
}

describe('the service that tells the address', () => {
  it('is asked over https and believed only with a certificate that is trusted', async () => {
    await servingSecurely(answering, async (url, ca) => {
      expect(await findOwnAddress({ url, ...quick(), agent: new SecureAgent({ ca }) })).toEqual({ address: ADDRESS });
      expect(await findOwnAddress({ url, ...quick() })).toMatchObject({
        refused: 'unreachable',
        detail: expect.stringMatching(/CERT/),
      });
    });
  });

  it('is asked through a proxy where one is given', async () => {
    await servingSecurely(answering, (url, ca) =>
      proxying(async (proxy, asked) => {
        const agent = new HttpsProxyAgent({ proxy, ca });
        expect(await findOwnAddress({ url, ...quick(), agent })).toEqual({ address: ADDRESS });
        expect(asked).toEqual([new URL(url).host]);
        agent.destroy();
      }),
    );
  });

  it.each([
    '',
    'checkip',
    'ftp://127.0.0.1/',
    'file:///etc/hosts',
    'http://checkip.example/',
    'http://127.0.0.1.example/',
    'http://10.0.0.1/',
  ])('is not asked at %j', async (url) => {
    const failed = { code: 'own-address.url', facts: { url }, exitCode: 2 };
    await expect(findOwnAddress({ url, ...quick() })).rejects.toMatchObject(failed);
  });

  it('is asked over plain http only on this computer or where that is allowed', async () => {
    expect(CHECKIP_URL).toMatch(/^https:/);
    await serving(answering, async (url) => {
      const { port } = new URL(url);
      expect(await findOwnAddress({ url: `http://localhost:${port}/`, ...quick() })).toEqual({ address: ADDRESS });
      const toLoopback = new Agent();
      toLoopback.createConnection = () => connect(Number(port), '127.0.0.1');
      const elsewhere = { url: 'http://checkip.example/', ...quick(), agent: toLoopback };
      expect(await findOwnAddress({ ...elsewhere, plainHttp: true })).toEqual({ address: ADDRESS });
    });
  });

  it('is told nothing but that it is asked', async () => {
    const seen: unknown[] = [];
    await serving(
      (request, response) => {
        seen.push(request.method, request.headers);
        response.end(ADDRESS);
      },
      async (url) => {
        await findOwnAddress({ url, ...quick() });
        const { host } = new URL(url);
        expect(seen).toEqual([
          'GET',
          { host, accept: 'text/plain', 'accept-encoding': 'identity', connection: 'close' },
        ]);
      },
    );
  });
});
