import { createHmac } from 'node:crypto';

/** RFC 6238 as AWS's virtual devices use it. */
const STEP_MILLISECONDS = 30_000;
const DIGITS = 6;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** How far a clock may be off for a code to be taken, in steps. */
const WINDOW = 1;
/** How old two codes may be to be recognised as the device's own, in steps: ten minutes. */
const MEMORY = 20;

/** The number of the 30 seconds that a time falls into. */
const stepOf = (now: number): number => Math.floor(now / STEP_MILLISECONDS);

/** The six digits of one step (RFC 4226, 5.3). */
function codeOf(key: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', key).update(counter).digest();
  const at = (digest.at(-1) ?? 0) & 0xf;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** What two codes say of a device: the right ones for now, its own but too old, or no two of its codes in a row. */
export type Judgement = 'now' | 'too-old' | 'wrong';

/** Judges two codes that were made one after the other. */
export function judge(seed: string, codes: readonly [string, string], now: number): Judgement {
  const key = fromBase32(seed);
  const latest = stepOf(now) + WINDOW;
  for (let step = latest; step > latest - MEMORY; step -= 1) {
    if (codeOf(key, step) !== codes[1] || codeOf(key, step - 1) !== codes[0]) continue;
    return step >= stepOf(now) - WINDOW ? 'now' : 'too-old';
  }
  return 'wrong';
}

/** Bytes whose bits fill whole letters: 40 bytes are the 64 letters that AWS gives. */
export function toBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.replace(/.{5}/g, (five) => LETTERS.charAt(Number.parseInt(five, 2)));
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}
