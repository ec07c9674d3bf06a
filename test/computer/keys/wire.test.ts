import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mpint, strictBase64, WireReader, wireString } from '../../../src/computer/keys/wire.ts';

describe('the SSH wire encoding', () => {
  it('writes the numbers of RFC 4251 as it shows them', () => {
    expect(mpint(Buffer.of(0)).toString('hex')).toBe('00000000');
    expect(mpint(Buffer.from('09a378f9b2e332a7', 'hex')).toString('hex')).toBe('0000000809a378f9b2e332a7');
    expect(mpint(Buffer.of(0x80)).toString('hex')).toBe('000000020080');
  });

  it('writes every number in its shortest form and never as a negative one', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 2n ** 256n }), fc.nat(4), (number, zeros) => {
        const hex = number.toString(16);
        const bytes = Buffer.from(`${'00'.repeat(zeros)}${hex.length % 2 ? '0' : ''}${hex}`, 'hex');
        const written = new WireReader(mpint(bytes)).string();
        expect(BigInt(`0x${written.toString('hex')}`)).toBe(number);
        expect((written[0] ?? 0) < 0x80 && !(written[0] === 0 && (written[1] ?? 0) < 0x80)).toBe(true);
      }),
    );
  });

  it('reads back what was written and throws where the bytes end too early', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const written = wireString(Buffer.from(bytes));
        const reader = new WireReader(written);
        expect(reader.string().equals(bytes)).toBe(true);
        expect(reader.left).toBe(0);
        expect(() => new WireReader(written.subarray(0, -1)).string()).toThrow(RangeError);
      }),
    );
  });

  it('takes base64 only where it is exactly that', () => {
    expect(strictBase64('aGVsbG8=')?.toString()).toBe('hello');
    for (const text of ['', 'aGVsbG8', 'aGVs bG8=', 'aGVsbG9=', 'aGVsbG8=x', 'a-_b'])
      expect(strictBase64(text)).toBeUndefined();
  });
});
