import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { atFileEnd } from './leftovers.ts';

/** A server that listens. */
export interface Listening {
  readonly url: string;
  /** Cuts off whoever is still connected; resolves when it is closed. */
  stop(): Promise<void>;
}

/** Has a server listen on a free loopback port until the end of the file's tests, or until it is stopped. */
export async function onLoopback(server: Server): Promise<Listening> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  atFileEnd(stop);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}
