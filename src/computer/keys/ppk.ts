import { createHash, createHmac, type JsonWebKey } from 'node:crypto';
import { keyPart, publicLine } from './blob.ts';
import { base64Lines, mpint, strictBase64, WireReader, wireString } from './wire.ts';

interface Ppk {
  readonly version: string;
  readonly algorithm: string;
  readonly encryption: string;
  readonly comment: string;
  readonly publicBlob: Buffer;
  readonly privateBlob: Buffer;
}

/** The private half as PuTTY keeps it (PuTTY manual, appendix C.3): of RSA d, p, q and 1/q mod p, of ED25519 the 32 bytes of the seed. */
export function ppkPrivateBlob(jwk: JsonWebKey): Buffer {
  if (jwk.kty !== 'RSA') return wireString(keyPart(jwk, 'd'));
  return Buffer.concat((['d', 'p', 'q', 'qi'] as const).map((name) => mpint(keyPart(jwk, name))));
}

/** An unencrypted PuTTY-User-Key-File-3. */
export function encodePpk(publicBlob: Buffer, privateBlob: Buffer, comment: string): string {
  const algorithm = new WireReader(publicBlob).string().toString('latin1');
  const ppk: Ppk = { version: '3', algorithm, encryption: 'none', comment, publicBlob, privateBlob };
  const publicLines = base64Lines(publicBlob, 64);
  const privateLines = base64Lines(privateBlob, 64);
  const lines = [
    `PuTTY-User-Key-File-3: ${algorithm}`,
    'Encryption: none',
    `Comment: ${comment}`,
    `Public-Lines: ${publicLines.length}`,
    ...publicLines,
    `Private-Lines: ${privateLines.length}`,
    ...privateLines,
    `Private-MAC: ${mac(ppk)}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** The public half of a PPK file of version 2 or 3, encrypted or not. Throws where the file is damaged. */
export function readPpk(text: string): string {
  const { fields, blocks } = parts(text);
  const version = fields.has('PuTTY-User-Key-File-3') ? '3' : '2';
  const ppk: Ppk = {
    version,
    algorithm: field(fields, `PuTTY-User-Key-File-${version}`),
    encryption: field(fields, 'Encryption'),
    comment: field(fields, 'Comment'),
    publicBlob: field(blocks, 'Public-Lines'),
    privateBlob: field(blocks, 'Private-Lines'),
  };
  const written = field(fields, 'Private-MAC');
  // The MAC of an encrypted file needs the passphrase; a comment that is not UTF-8 has lost the bytes the MAC was made over.
  const checkable = ppk.encryption === 'none' && !ppk.comment.includes('\uFFFD');
  if (checkable && mac(ppk) !== written.toLowerCase()) throw new RangeError('the private half is damaged');
  return publicLine(ppk.publicBlob);
}

function mac(ppk: Ppk): string {
  const v2Key = () => createHash('sha1').update('putty-private-key-file-mac-key').digest();
  const hmac = ppk.version === '2' ? createHmac('sha1', v2Key()) : createHmac('sha256', Buffer.alloc(0));
  for (const part of [ppk.algorithm, ppk.encryption, ppk.comment, ppk.publicBlob, ppk.privateBlob]) {
    hmac.update(wireString(part));
  }
  return hmac.digest('hex');
}

function parts(text: string): { fields: Map<string, string>; blocks: Map<string, Buffer> } {
  const fields = new Map<string, string>();
  const blocks = new Map<string, Buffer>();
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at++) {
    const [, name, value] = /^([A-Za-z0-9-]+): ?(.*)$/.exec(lines[at] ?? '') ?? [];
    if (name === undefined || value === undefined) continue;
    fields.set(name, value);
    if (!name.endsWith('-Lines')) continue;
    const bytes = strictBase64(lines.slice(at + 1, at + 1 + Number(value)).join(''));
    if (bytes !== undefined) blocks.set(name, bytes);
    at += Number(value);
  }
  return { fields, blocks };
}

function field<T>(from: ReadonlyMap<string, T>, name: string): T {
  const value = from.get(name);
  if (value === undefined) throw new RangeError(`the key file has no ${name}`);
  return value;
}
