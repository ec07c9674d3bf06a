import type { RequestListener, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { findOwnAddress, type OwnAddress } from '../../src/computer/own-address.ts';
import { here } from './here.ts';
import { serving } from './loopback.ts';

const ADDRESS = '52.95.110.1';
const quick = () => ({ computer: here({ sleep: async () => undefined }), timeoutMilliseconds: 2000 });

/** What is found when the service answers with this text. */
function whenToldOf(body: string): Promise<OwnAddress> {
  return serving(
    (_request, response) => response.end(body),
    (url) => findOwnAddress({ url, ...quick() }),
  );
}

/** What is found when the service behaves like this, and how often it was asked. */
async function when(answer: (response: ServerResponse, time: number) => void, timeoutMilliseconds = 2000) {
  let times = 0;
  const listener: RequestListener = (_request, response) => answer(response, ++times);
  const found = await serving(listener, (url) => findOwnAddress({ url, ...quick(), timeoutMilliseconds }));
  return { found, times };
}

describe("one's own address", () => {
  it.each([`${ADDRESS}\n`, ADDRESS, ` ${ADDRESS} \r\n`])('is what the service says: %j', async (body) => {
    expect(await whenToldOf(body)).toEqual({ address: ADDRESS });
  });

  it.each([
    ...[
      '',
      'localhost',
      '1.2.3',
      '1.2.3.4.5',
      '1.2.3.256',
      '52.095.110.1',
      '0x34.95.110.1',
      '878669313',
      '52.95.110.1/32',
    ],
    ...[
      `${ADDRESS}, 10.0.0.1`,
      `${ADDRESS}\n${ADDRESS}`,
      `<p>${ADDRESS}</p>`,
      '2001:db8::1',
      '::ffff:52.95.110.1',
      `-${ADDRESS}`,
    ],
  ])('is not taken from %j', async (body) => {
    expect(await whenToldOf(body)).toEqual({ refused: 'not-an-address', detail: body.replace('\n', '?') });
  });

  it('is not taken from an answer that would move the cursor, nor is that shown as it came', async () => {
    expect(await whenToldOf('\u001b[2J\u202e52')).toEqual({ refused: 'not-an-address', detail: '?[2J???52' });
  });

  it.each([
    ...[
      '10.0.0.1',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '100.64.0.1',
      '100.127.255.255',
      '127.0.0.1',
      '169.254.1.1',
    ],
    ...['0.0.0.0', '0.1.2.3', '192.0.0.1', '192.0.2.1', '198.18.0.1', '198.19.255.255', '198.51.100.1', '203.0.113.7'],
    ...['224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255'],
  ])('is not %s, which nobody on the internet has', async (address) => {
    expect(await whenToldOf(`${address}\n`)).toEqual({ refused: 'private', detail: address });
  });

  it.each([
    '9.255.255.255',
    '11.0.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '198.20.0.0',
    '223.255.255.255',
  ])('may be %s, just outside such a range', async (address) => expect(await whenToldOf(address)).toEqual({ address }));

  it.each([301, 302, 307, 403, 500, 204])(
    'is not taken from an answer with status %i, and no redirect is followed',
    async (status) => {
      const { found, times } = await when((response) =>
        response.writeHead(status, { location: '/again' }).end(ADDRESS),
      );
      expect(found).toEqual({ refused: 'status', detail: String(status) });
      expect(times).toBe(1);
    },
  );

  it('is not taken from an answer of more than 64 bytes, even one that never ends', async () => {
    expect(await whenToldOf(ADDRESS.padEnd(64))).toEqual({ address: ADDRESS });
    expect(await whenToldOf(ADDRESS.padEnd(65))).toEqual({ refused: 'too-long', detail: '64' });
    const endless = await when((response) => response.write('x'.repeat(100)));
    expect(endless).toEqual({ found: { refused: 'too-long', detail: '64' }, times: 1 });
  });

  it('is waited for only so long, for the first byte and for the last', async () => {
    const silent = await when(() => undefined, 150);
    expect(silent).toEqual({ found: { refused: 'timeout', detail: '150' }, times: 1 });
    const stuck = await when((response) => response.write('52.95'), 150);
    expect(stuck).toEqual({ found: { refused: 'timeout', detail: '150' }, times: 1 });
  });

  it('is asked for once more when the network fails, and not a third time', async () => {
    const second = await when((response, time) => (time === 1 ? response.destroy() : response.end(ADDRESS)));
    expect(second).toEqual({ found: { address: ADDRESS }, times: 2 });
    const cutShort = await when((response) =>
      response.writeHead(200, { 'content-length': '30' }).write('52', () => response.destroy()),
    );
    expect(cutShort).toEqual({ found: { refused: 'unreachable', detail: 'ECONNRESET' }, times: 2 });
  });

  it('is taken from an answer that lasts until the connection ends', async () => {
    const { found, times } = await when((response) => {
      response.socket?.end(`HTTP/1.0 200 OK\r\n\r\n${ADDRESS}\n`);
    });
    expect({ found, times }).toEqual({ found: { address: ADDRESS }, times: 1 });
  });

  it('is unknown where nobody listens', async () => {
    const url = await serving(
      () => undefined,
      async (url) => url,
    );
    expect(await findOwnAddress({ url, ...quick() })).toEqual({ refused: 'unreachable', detail: 'ECONNREFUSED' });
  });

  it('is no longer asked for when the run is stopped', async () => {
    const reason = new Error('stopped');
    await expect(
      findOwnAddress({ url: 'http://127.0.0.1:1/', ...quick(), signal: AbortSignal.abort(reason) }),
    ).rejects.toBe(reason);
    const controller = new AbortController();
    const stop: RequestListener = () => controller.abort(reason);
    const asked = serving(stop, (url) => findOwnAddress({ url, ...quick(), signal: controller.signal }));
    await expect(asked).rejects.toBe(reason);
  });
});
