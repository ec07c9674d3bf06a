import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { keyProgram, withFolder } from './keys/programs.ts';

/** Serves on a free port of 127.0.0.1 while `work` runs, which gets the URL. */
export async function serving<T>(listener: RequestListener, work: (url: string) => Promise<T>): Promise<T> {
  return during(createServer(listener), (port) => work(`http://127.0.0.1:${port}/`));
}

/** The same over TLS, with a certificate for 127.0.0.1 that nobody trusts unless told. */
export async function servingSecurely<T>(
  listener: RequestListener,
  work: (url: string, certificate: string) => Promise<T>,
): Promise<T> {
  const [key, cert] = await withFolder(async (_write, folder) => {
    const files = ['-keyout', `${folder}/key`, '-out', `${folder}/cert`];
    const subject = ['-subj', '/CN=checkip.example', '-addext', 'subjectAltName=IP:127.0.0.1'];
    await keyProgram('openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, ...files);
    return Promise.all([readFile(`${folder}/key`, 'utf8'), readFile(`${folder}/cert`, 'utf8')]);
  });
  return during(createSecureServer({ key, cert }, listener), (port) => work(`https://127.0.0.1:${port}/`, cert));
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
