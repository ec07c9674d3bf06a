import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { mpint, WireReader, wireString } from './wire.ts';

/** The bytes of one number of a key; throws a TypeError where the key has no such number. */
export function keyPart(jwk: JsonWebKey, name: keyof JsonWebKey): Buffer {
  const value = jwk[name];
  if (typeof value !== 'string') throw new TypeError(`the key has no ${String(name)}`);
  return Buffer.from(value, 'base64url');
}

/** The public half of an RSA or ED25519 private key as SSH sends it (RFC 4253 §6.6, RFC 8709 §4); undefined for other kinds. */
export function publicBlob(privateKey: KeyObject): Buffer | undefined {
  const jwk = createPublicKey(privateKey).export({ format: 'jwk' });
  if (privateKey.asymmetricKeyType === 'rsa') {
    return Buffer.concat([wireString('ssh-rsa'), mpint(keyPart(jwk, 'e')), mpint(keyPart(jwk, 'n'))]);
  }
  if (privateKey.asymmetricKeyType === 'ed25519') {
    return Buffer.concat([wireString('ssh-ed25519'), wireString(keyPart(jwk, 'x'))]);
  }
  return undefined;
}

/** `ssh-ed25519 AAAA…`: the blob names its own type. Throws a RangeError where it does not. */
export function publicLine(blob: Buffer): string {
  const type = new WireReader(blob).string().toString('latin1');
  if (!/^[a-z0-9@.-]{1,64}$/.test(type)) throw new RangeError('the key data names no key type');
  return `${type} ${blob.toString('base64')}`;
}
