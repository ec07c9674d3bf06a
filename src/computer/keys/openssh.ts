import { randomBytes } from 'node:crypto';
import { publicLine } from './blob.ts';
import { base64Lines, strictBase64, uint32, WireReader, wireString } from './wire.ts';

const MAGIC = Buffer.from('openssh-key-v1\0', 'latin1');
const BEGIN = '-----BEGIN OPENSSH PRIVATE KEY-----';
const END = '-----END OPENSSH PRIVATE KEY-----';
/** What "no cipher" is padded to. */
const BLOCK = 8;

/** An unencrypted openssh-key-v1 file (OpenSSH PROTOCOL.key) of an ED25519 key; `seed` and `publicBytes` are 32 bytes each. */
export function encodeOpenSshEd25519(seed: Buffer, publicBytes: Buffer, comment: string): string {
  const check = randomBytes(4);
  const secret = Buffer.concat([
    check,
    check,
    wireString('ssh-ed25519'),
    wireString(publicBytes),
    wireString(Buffer.concat([seed, publicBytes])),
    wireString(comment),
  ]);
  const padding = Buffer.from(Array.from({ length: (BLOCK - (secret.length % BLOCK)) % BLOCK }, (_, at) => at + 1));
  const file = Buffer.concat([
    MAGIC,
    wireString('none'),
    wireString('none'),
    wireString(''),
    uint32(1),
    wireString(Buffer.concat([wireString('ssh-ed25519'), wireString(publicBytes)])),
    wireString(Buffer.concat([secret, padding])),
  ]);
  return `${[BEGIN, ...base64Lines(file, 70), END].join('\n')}\n`;
}

/** The public half of an openssh-key-v1 file, which is in clear even when the private half is encrypted. Throws where the file is damaged. */
export function readOpenSsh(text: string): string {
  const body = text.slice(text.indexOf(BEGIN) + BEGIN.length, text.indexOf(END));
  const bytes = text.includes(END) ? strictBase64(body.replace(/\s/g, '')) : undefined;
  if (bytes === undefined) throw new RangeError('the key file is not whole');
  const reader = new WireReader(bytes);
  if (!reader.take(MAGIC.length).equals(MAGIC)) throw new RangeError('the key file is not openssh-key-v1');
  const cipher = reader.string().toString('latin1');
  reader.string();
  reader.string();
  if (reader.uint32() !== 1) throw new RangeError('the key file holds more than one key');
  const blob = reader.string();
  const secret = reader.string();
  // Some ciphers put their tag behind the private half.
  if (cipher === 'none' && (reader.left > 0 || !secret.subarray(0, 4).equals(secret.subarray(4, 8)))) {
    throw new RangeError('the private half is damaged');
  }
  return publicLine(blob);
}
