import type { encode } from 'uqr';
import type { DeviceToPair } from '../aws/pairing.ts';

/** Light modules around a code, in the order of how well cameras like it; 4 is what the standard asks for. */
export const QUIET_ZONES = [4, 2, 1] as const;

/**
 * What an authenticator app reads of a device, the best name for it first, the shortest last: a shorter text makes a smaller picture.
 * SHA-1, six digits and thirty seconds need not be said.
 */
export function otpauthUris({ userName, accountId, secret }: DeviceToPair): readonly string[] {
  const account = `${encodeURIComponent(userName)}@${accountId}`;
  const issued = (issuer: string) => `otpauth://totp/${issuer}:${account}?secret=${secret}&issuer=${issuer}`;
  return [issued('Amazon%20Web%20Services'), issued('AWS'), `otpauth://totp/${account}?secret=${secret}`];
}

/** A code in half blocks, two rows of modules in a line: dark ones are drawn, light ones are left out. */
export function halfBlocks(draw: typeof encode, text: string, quietZone: number): readonly string[] {
  const { data, size } = draw(text, { ecc: 'L', border: quietZone });
  const isDark = (row: number, column: number) => data[row]?.[column] === true;
  const block = (row: number, column: number) => {
    const [upper, lower] = [isDark(row, column), isDark(row + 1, column)];
    if (upper) return lower ? '█' : '▀';
    return lower ? '▄' : ' ';
  };
  const columns = Array.from({ length: size }, (_, column) => column);
  const lines = Array.from({ length: Math.ceil(size / 2) }, (_, line) => 2 * line);
  return lines.map((row) => columns.map((column) => block(row, column)).join(''));
}
