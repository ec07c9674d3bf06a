import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startLatencyProxy } from '../../bench/support/latency-proxy.ts';
import { mostAtOnce } from '../../bench/support/traffic.ts';

let received: { readonly url: string | undefined; readonly headers: IncomingHttpHeaders; readonly body: string }[] = [];
const target = createServer(async (incoming, outgoing) => {
  const body = Buffer.concat(await incoming.toArray()).toString();
  received.push({ url: incoming.url, headers: incoming.headers, body });
  outgoing.writeHead(418, { 'x-from': 'target' }).end('short and stout');
});
let targetUrl = '';
beforeAll(async () => {
  target.listen(0, '127.0.0.1');
  await once(target, 'listening');
  targetUrl = `http://127.0.0.1:${(target.address() as AddressInfo).port}`;
});
beforeEach(() => {
  received = [];
});
afterAll(() => {
  target.close();
  target.closeAllConnections();
});

const scope = 'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101';
const createVpc = {
  method: 'POST',
  headers: { authorization: `${scope}/eu-west-1/ec2/aws4_request, SignedHeaders=host, Signature=x`, 'x-own': 'kept' },
  body: 'Action=CreateVpc&CidrBlock=10.0.0.0%2F16',
};
const text = async (answer: Promise<Response>) => (await answer).text();

describe('startLatencyProxy', () => {
  test('passes request and answer on unchanged, the signed Host header too', async () => {
    const proxy = await startLatencyProxy({ hold: 0, target: () => targetUrl });
    const answer = await fetch(`${proxy.url}/path?q=1`, createVpc);
    const got = [answer.status, answer.headers.get('x-from'), await answer.text()];
    expect(got).toEqual([418, 'target', 'short and stout']);
    const [{ url, headers, body } = {}] = received;
    expect({ url, body, own: headers?.['x-own'], host: headers?.host }).toEqual({
      url: '/path?q=1',
      body: createVpc.body,
      own: 'kept',
      host: new URL(proxy.url).host,
    });
  });

  test('holds a request no shorter than it should', async () => {
    const proxy = await startLatencyProxy({ hold: 30, target: () => targetUrl });
    for (let count = 0; count < 5; count += 1) await text(fetch(proxy.url, createVpc));
    const held = proxy.calls.map(({ arrived, passedOn }) => passedOn - arrived);
    expect(held).toHaveLength(5);
    expect(Math.min(...held)).toBeGreaterThanOrEqual(30);
  });

  test('holds requests side by side and not one after another', async () => {
    const proxy = await startLatencyProxy({ hold: 500, target: () => targetUrl });
    await Promise.all(Array.from({ length: 20 }, () => text(fetch(proxy.url, createVpc))));
    expect(mostAtOnce(proxy.calls)).toBe(20);
  });

  test('keeps what was asked of whom and where, and how it was answered', async () => {
    const proxy = await startLatencyProxy({ hold: 0, target: () => targetUrl });
    await text(fetch(proxy.url, createVpc));
    expect(proxy.calls).toMatchObject([
      {
        service: 'ec2',
        region: 'eu-west-1',
        action: 'CreateVpc',
        writes: true,
        parameters: { CidrBlock: '10.0.0.0/16' },
        status: 418,
        refused: false,
      },
    ]);
    proxy.clear();
    expect(proxy.calls).toEqual([]);
  });

  test('sends a call where it belongs: to a server, or to what answers in its place', async () => {
    const answer = async () => ({ status: 200, body: 'from here' });
    const proxy = await startLatencyProxy({
      hold: 0,
      target: ({ action }) => (action === 'CreateVpc' ? targetUrl : answer),
    });
    const other = { ...createVpc, body: 'Action=DescribeVpcs' };
    expect(await text(fetch(proxy.url, other))).toBe('from here');
    expect(await text(fetch(proxy.url, createVpc))).toBe('short and stout');
    expect(received).toHaveLength(1);
  });

  test('lets a refusal take the place of the answer, of which the other side never hears', async () => {
    const refuse = () => ({ status: 503, body: 'too many' });
    const proxy = await startLatencyProxy({ hold: 0, target: () => targetUrl, refuse });
    expect(await text(fetch(proxy.url, createVpc))).toBe('too many');
    expect(received).toEqual([]);
    expect(proxy.calls).toMatchObject([{ status: 503, refused: true }]);
  });

  test('breaks the connection when the other side does', async () => {
    const broken = async () => Promise.reject(new Error('broken'));
    const proxy = await startLatencyProxy({ hold: 0, target: () => broken });
    await expect(fetch(proxy.url, createVpc)).rejects.toThrow();
  });
});
