import { SetupError } from '../../engine/errors.ts';
import { publicLine } from './blob.ts';
import { strictBase64, WireReader } from './wire.ts';

type PublicKeyType = 'ssh-rsa' | 'ssh-ed25519';

export interface PublicKey {
  readonly type: PublicKeyType;
  /** Type and base64, without a comment: what ImportKeyPair takes. */
  readonly publicKey: string;
}

/** ImportKeyPair's RSA sizes, in bits. */
const RSA_SIZES: readonly number[] = [1024, 2048, 4096];
const KEY_TYPE = /^(ssh|ecdsa|sk|rsa)-[a-z0-9@.-]{1,60}$/;
const RFC4716 = /^---- BEGIN SSH2 PUBLIC KEY ----$([\s\S]*)^---- END SSH2 PUBLIC KEY ----$/m;

/**
 * The key in a public key's file: one OpenSSH line, or RFC 4716. Only what EC2 imports is let through.
 *
 * Throws a SetupError with exit code 2: `public-key.private` (it is a private key), `public-key.several`, `public-key.unreadable`,
 * `public-key.type` with `{ type }`, `public-key.size` with `{ bits }`.
 */
export function parsePublicKey(text: string): PublicKey {
  const clean = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (/BEGIN [A-Z0-9 ]*PRIVATE KEY|^PuTTY-User-Key-File-/m.test(clean)) throw refused('private');
  const rfc4716 = RFC4716.exec(clean)?.[1];
  return rfc4716 === undefined ? parseLine(clean) : parseBlob(decode(rfc4716Base64(rfc4716)));
}

/** Whether two public keys are one and the same. Comments and white space do not count: EC2 puts the key pair's name behind the key. */
export function samePublicKey(a: string, b: string): boolean {
  const [typeA, base64A] = a.trim().split(/\s+/);
  const [typeB, base64B] = b.trim().split(/\s+/);
  return base64A !== undefined && typeA === typeB && base64A === base64B;
}

function parseLine(text: string): PublicKey {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  const [line, second] = lines;
  if (line === undefined) throw refused('unreadable');
  const [type, base64] = line.trim().split(/\s+/);
  if (type === undefined || !KEY_TYPE.test(type)) throw refused('unreadable');
  if (second !== undefined) throw refused('several');
  if (!isImportable(type)) throw refused('type', { type });
  const key = parseBlob(decode(base64 ?? ''));
  if (key.type !== type) throw refused('unreadable');
  return key;
}

/** Headers stand before the key, `Name: value`; a line that ends in a backslash goes on in the next one. */
function rfc4716Base64(body: string): string {
  const lines = body.replace(/\\\n/g, '').split('\n');
  return lines.filter((line) => !line.includes(':')).join('');
}

function parseBlob(blob: Buffer): PublicKey {
  try {
    const reader = new WireReader(blob);
    const type = reader.string().toString('latin1');
    if (!KEY_TYPE.test(type)) throw refused('unreadable');
    if (!isImportable(type)) throw refused('type', { type });
    if (type === 'ssh-rsa') checkRsa(reader);
    else if (reader.string().length !== 32) throw refused('unreadable');
    if (reader.left > 0) throw refused('unreadable');
    return { type, publicKey: publicLine(blob) };
  } catch (error) {
    throw error instanceof RangeError ? refused('unreadable') : error;
  }
}

function checkRsa(reader: WireReader): void {
  reader.string();
  const modulus = reader.string();
  if (modulus.length === 0) throw refused('unreadable');
  const bits = BigInt(`0x${modulus.toString('hex')}`).toString(2).length;
  if (!RSA_SIZES.includes(bits)) throw refused('size', { bits: String(bits) });
}

function isImportable(type: string): type is PublicKeyType {
  return type === 'ssh-rsa' || type === 'ssh-ed25519';
}

function decode(base64: string): Buffer {
  const bytes = strictBase64(base64);
  if (bytes === undefined) throw refused('unreadable');
  return bytes;
}

function refused(why: string, facts: Readonly<Record<string, string>> = {}): SetupError {
  return new SetupError(`public-key.${why}`, facts, 2);
}
