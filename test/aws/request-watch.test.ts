import { Agent, request } from 'node:http';
import { createServer, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { watchRequests } from '../../src/aws/request-watch.ts';
import { closing, service } from './connected.ts';

const never = new Promise<never>(() => undefined);

function send(url: string, agent?: Agent) {
  const sent = request(url, { method: 'POST', ...(agent ? { agent } : {}) }).on('error', () => undefined);
  sent.end('Action=GetCallerIdentity');
  return sent;
}

/** Whether it has come by the end of the turn. */
async function isDone(promise: Promise<unknown>): Promise<boolean> {
  let done = false;
  void promise.then(() => {
    done = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 30));
  return done;
}

describe('a watch over requests', () => {
  it('tells when one has left, though nobody answers', async () => {
    const { url, seen } = await service(() => ({ silent: true }));
    const watch = closing({ ...watchRequests(), close() {} });
    const left = watch.left(1, never);
    expect(await isDone(left)).toBe(false);
    const sent = send(url);
    await left;
    expect(await isDone(watch.left(2, never))).toBe(false);
    await expect.poll(() => seen.length).toBe(1);
    sent.destroy();
    watch.end();
  });

  it('does not take one for sent that waits for its connection', async () => {
    let connected: () => void = () => undefined;
    const server = closing(createServer());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const watch = watchRequests();
    const agent = new Agent();
    // A connection that is there when the test says so.
    const connect = agent.createConnection.bind(agent);
    agent.createConnection = (options, done) => {
      connected = () => done?.(null, connect(options, undefined) as Socket);
      return undefined;
    };
    const address = server.address();
    const sent = send(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`, agent);
    const left = watch.left(1, never);
    expect(await isDone(left)).toBe(false);
    connected();
    await left;
    sent.destroy();
    watch.end();
  });

  it.each([
    ['came', async () => undefined],
    ['failed', () => Promise.reject(new TypeError('no credentials'))],
  ])('waits no longer when what it was for %s', async (_, ended) => {
    const watch = watchRequests();
    await watch.left(1, ended());
    watch.end();
  });

  it('sees nothing once it has ended', async () => {
    const { url, seen } = await service(() => ({}));
    const watch = watchRequests();
    watch.end();
    send(url);
    await expect.poll(() => seen.length).toBe(1);
    expect(await isDone(watch.left(1, never))).toBe(false);
  });
});
