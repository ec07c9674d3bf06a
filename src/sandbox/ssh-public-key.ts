import { createHash, createPublicKey } from 'node:crypto';
import { ec2Failure } from './failure.ts';
import type { KeyPairData } from './region-data.ts';

const RSA_BITS = [1024, 2048, 4096];

/** Reads an OpenSSH public key line as ec2:ImportKeyPair takes it. Throws InvalidKey.Format. */
export function readPublicKey(material: Uint8Array): Pick<KeyPairData, 'type' | 'publicKey' | 'fingerprint'> {
  const [algorithm = '', base64 = ''] = Buffer.from(material).toString('utf8').trim().split(/\s+/);
  const blob = Buffer.from(base64, 'base64');
  const [name, ...numbers] = fields(blob);
  if (blob.toString('base64') !== base64 || name?.toString() !== algorithm) throw badFormat();
  const publicKey = `${algorithm} ${base64}`;
  if (algorithm === 'ssh-ed25519' && numbers.length === 1 && numbers[0]?.length === 32) {
    return { type: 'ed25519', publicKey, fingerprint: createHash('sha256').update(blob).digest('base64') };
  }
  const [exponent, modulus] = numbers;
  if (algorithm === 'ssh-rsa' && exponent && modulus && numbers.length === 2) {
    return { type: 'rsa', publicKey, fingerprint: rsaFingerprint(exponent, modulus) };
  }
  throw badFormat();
}

/** MD5 of the key in DER form, colon-separated: how EC2 fingerprints imported RSA keys. */
function rsaFingerprint(exponent: Buffer, modulus: Buffer): string {
  const n = modulus[0] === 0 ? modulus.subarray(1) : modulus;
  const bits = n.length * 8 - Math.clz32(n[0] ?? 0) + 24;
  if (!RSA_BITS.includes(bits)) throw badFormat();
  const jwk = { kty: 'RSA', n: n.toString('base64url'), e: exponent.toString('base64url') };
  const der = createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'der' });
  return createHash('md5')
    .update(der)
    .digest('hex')
    .replace(/(..)(?!$)/g, '$1:');
}

/** The length-prefixed fields of an SSH key blob; none when it does not end where the last one does. */
function fields(blob: Buffer): Buffer[] {
  const found: Buffer[] = [];
  let at = 0;
  while (at + 4 <= blob.length) {
    const end = at + 4 + blob.readUInt32BE(at);
    found.push(blob.subarray(at + 4, end));
    at = end;
  }
  return at === blob.length ? found : [];
}

function badFormat(): Error {
  return ec2Failure('InvalidKey.Format', 'Key is not in valid OpenSSH public key format');
}
