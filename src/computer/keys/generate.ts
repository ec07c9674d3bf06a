import { type KeyObject, generateKeyPair as nodeGenerateKeyPair } from 'node:crypto';
import { limiter } from '../../engine/limits.ts';
import { keyPart, publicBlob, publicLine } from './blob.ts';
import { encodeOpenSshEd25519 } from './openssh.ts';
import { encodePpk, ppkPrivateBlob } from './ppk.ts';

/** EC2's KeyType. */
export type KeyType = 'rsa' | 'ed25519';
/** EC2's KeyFormat. */
export type KeyFormat = 'pem' | 'ppk';

export interface GeneratedKey {
  /** What the private key's file holds, with one newline at its end. Secret. */
  readonly privateFile: string;
  /** `ssh-ed25519 AAAA…` or `ssh-rsa AAAA…`, without a comment. */
  readonly publicKey: string;
}

/**
 * To find an RSA key takes a core for a good part of a second. Node works on four such things at once, files among them: with a key for each
 * of many regions, the set-up's own records would wait behind all of them.
 */
const AT_ONCE = 2;
const slots = limiter(AT_ONCE);

/** Private keys, each made or being made, that nobody has asked for yet. They are in memory only. */
const ahead: { readonly type: KeyType; readonly privateKey: Promise<KeyObject> }[] = [];

/** Begins to make keys that will be asked for, of these types in this order; no more than are made at once, for a run may end without any. */
export function beginToGenerate(types: readonly KeyType[]): void {
  for (const type of types.slice(0, AT_ONCE - ahead.length)) {
    const privateKey = slots(() => generatePrivateKey(type));
    // What goes wrong is told to whoever asks for the key.
    privateKey.catch(() => undefined);
    ahead.push({ type, privateKey });
  }
}

/**
 * A new key pair in the files EC2's CreateKeyPair gives: 2048-bit RSA as PKCS#1 PEM, ED25519 as openssh-key-v1, either as PPK version 3.
 * None has a passphrase. `comment` is lost in the PKCS#1 form, which has no room for one.
 */
export async function generateKeyPair(type: KeyType, format: KeyFormat, comment: string): Promise<GeneratedKey> {
  const privateKey = await (takeAhead(type) ?? slots(() => generatePrivateKey(type)));
  const blob = publicBlob(privateKey);
  if (blob === undefined) throw new TypeError(`no public half for a key of type ${type}`);
  return { privateFile: encode(privateKey, blob, format, oneLine(comment)), publicKey: publicLine(blob) };
}

/** Nobody gets the key that another one has got. */
function takeAhead(type: KeyType): Promise<KeyObject> | undefined {
  const at = ahead.findIndex((one) => one.type === type);
  return at < 0 ? undefined : ahead.splice(at, 1)[0]?.privateKey;
}

function encode(privateKey: KeyObject, blob: Buffer, format: KeyFormat, comment: string): string {
  const jwk = privateKey.export({ format: 'jwk' });
  if (format === 'ppk') return encodePpk(blob, ppkPrivateBlob(jwk), comment);
  if (privateKey.asymmetricKeyType === 'ed25519') {
    return encodeOpenSshEd25519(keyPart(jwk, 'd'), keyPart(jwk, 'x'), comment);
  }
  return `${privateKey.export({ type: 'pkcs1', format: 'pem' }).toString().trimEnd()}\n`;
}

function generatePrivateKey(type: KeyType): Promise<KeyObject> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, _publicKey: KeyObject, privateKey: KeyObject) =>
      error ? reject(error) : resolve(privateKey);
    if (type === 'rsa') nodeGenerateKeyPair('rsa', { modulusLength: 2048, publicExponent: 0x10001 }, done);
    else nodeGenerateKeyPair('ed25519', {}, done);
  });
}

/** A line break in a comment would end the PPK's comment line. */
function oneLine(comment: string): string {
  return comment.replace(/\p{Cc}+/gu, ' ').trim();
}
