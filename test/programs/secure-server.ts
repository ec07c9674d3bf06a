import { readFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { during } from '../computer/loopback.ts';
import { keyProgram, withFolder } from './programs.ts';

/** Serves over TLS on a free port of 127.0.0.1 while `work` runs, with a certificate for 127.0.0.1 that nobody trusts unless told. */
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
