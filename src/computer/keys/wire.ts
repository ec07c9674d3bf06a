/** The SSH wire encoding (RFC 4251 §5) that OpenSSH and PuTTY key files are made of. */

/** A 32-bit number, most significant byte first. */
export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** Bytes (or UTF-8 text) after their length. */
export function wireString(value: Buffer | string): Buffer {
  const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
  return Buffer.concat([uint32(bytes.length), bytes]);
}

/** A non-negative number given as big-endian bytes: shortest form, a zero byte in front where the sign bit would be set. */
export function mpint(bigEndian: Buffer): Buffer {
  let start = 0;
  while (start < bigEndian.length && bigEndian[start] === 0) start++;
  const shortest = bigEndian.subarray(start);
  const signed = ((shortest[0] ?? 0) & 0x80) !== 0;
  return wireString(signed ? Buffer.concat([Buffer.of(0), shortest]) : shortest);
}

/** Takes wire values off the front of some bytes. Every method throws a RangeError where the bytes end too early. */
export class WireReader {
  #rest: Buffer;

  constructor(bytes: Buffer) {
    this.#rest = bytes;
  }

  /** How many bytes are still unread. */
  get left(): number {
    return this.#rest.length;
  }

  take(length: number): Buffer {
    if (length > this.#rest.length) throw new RangeError('the key data ends too early');
    const taken = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    return taken;
  }

  uint32(): number {
    return this.take(4).readUInt32BE();
  }

  string(): Buffer {
    return this.take(this.uint32());
  }
}

/** Base64 in lines of `width` characters. */
export function base64Lines(bytes: Buffer, width: number): readonly string[] {
  const text = bytes.toString('base64');
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += width) lines.push(text.slice(at, at + width));
  return lines;
}

/** Bytes of a base64 text, or undefined where it is not exactly that: `Buffer.from` alone skips what it does not know. */
export function strictBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return text !== '' && bytes.toString('base64') === text ? bytes : undefined;
}
