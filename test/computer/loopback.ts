import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Serves on a free port of 127.0.0.1 while `work` runs, which gets the URL. */
export async function serving<T>(listener: RequestListener, work: (url: string) => Promise<T>): Promise<T> {
  return during(createServer(listener), (port) => work(`http://127.0.0.1:${port}/`));
}

/** Listens on a free port of 127.0.0.1 while `work` runs. */
export async function during<T>(server: Server, work: (port: number) => Promise<T>): Promise<T> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await work((server.address() as AddressInfo).port);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
