import { createHmac } from 'node:crypto';

const period = 30_000;
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an authenticator app shows at a time (milliseconds since the epoch) for a secret it was given: RFC 6238, SHA-1, 30 seconds. */
export function totp(secret: string, at: number, digits = 6): string {
  const time = Math.floor(at / period);
  const counter = Uint8Array.from({ length: 8 }, (_, byte) => Math.floor(time / 256 ** (7 - byte)) % 256);
  const mac = createHmac('sha1', bytesOf(secret)).update(counter).digest();
  const offset = (mac[19] ?? 0) % 16;
  const four = [0, 1, 2, 3].map((index) => mac[offset + index] ?? 0);
  const number = four.reduce((sum, byte, index) => sum * 256 + (index === 0 ? byte % 128 : byte), 0);
  return String(number).slice(-digits).padStart(digits, '0');
}

/** The codes an app shows one after the other from a time on. */
export const twoCodes = (secret: string, at: number): readonly [string, string] => [
  totp(secret, at),
  totp(secret, at + period),
];

/** RFC 4648, without padding. */
function bytesOf(secret: string): Uint8Array {
  let bits = 0n;
  for (const letter of secret) bits = bits * 32n + BigInt(letters.indexOf(letter));
  const spare = BigInt((secret.length * 5) % 8);
  const hex = (bits >> spare).toString(16).padStart(Math.floor((secret.length * 5) / 8) * 2, '0');
  return Buffer.from(hex, 'hex');
}
