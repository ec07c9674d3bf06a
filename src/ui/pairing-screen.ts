import type { encode } from 'uqr';
import type { DeviceToPair } from '../aws/pairing.ts';
import { halfBlocks, otpauthUris, QUIET_ZONES } from './qr.ts';
import type { Screen } from './screen.ts';
import { wrap } from './table.ts';

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** Below everything: what is going on, and what is typed. */
export const FOOT_ROWS = 2;
const GAP = 2;
/** A column of text narrower than this is hard to read. */
const NARROWEST = 30;

/**
 * The lines that show a device's secret: the code to scan with words beside it where colours and the size allow it, else words alone, and
 * in the smallest of terminals no more than the secret.
 */
export function pairingScreen(
  device: DeviceToPair,
  size: Size,
  screen: Screen,
  draw: typeof encode,
): readonly string[] {
  const room = size.rows - FOOT_ROWS;
  const fits = (lines: readonly string[]) => lines.length <= room;
  const withCode = screen.colour.level > 0 ? drawings(device, size, screen, draw).find(fits) : undefined;
  if (withCode) return withCode;
  const width = size.columns - 1;
  const all = words(device, width, screen, 'mfa.type-secret');
  return fits(all) ? all : secretLines(device, width, screen).slice(0, room);
}

/** Every way to draw the code beside the words that is narrow enough, the best first. */
function drawings(device: DeviceToPair, { columns }: Size, screen: Screen, draw: typeof encode) {
  return otpauthUris(device).flatMap((uri) =>
    QUIET_ZONES.flatMap((quietZone) => {
      const code = halfBlocks(draw, uri, quietZone);
      const width = columns - (code[0]?.length ?? 0) - GAP - 1;
      return width < NARROWEST ? [] : [beside(code, words(device, width, screen, 'mfa.scan'), screen)];
    }),
  );
}

function beside(code: readonly string[], text: readonly string[], { colour }: Screen): readonly string[] {
  // Black on white whatever the terminal's own colours are: cameras do not read it the other way round.
  const painted = code.map((line) => colour.black.bgWhiteBright(line));
  const blank = ' '.repeat(code[0]?.length ?? 0);
  const rows = Math.max(code.length, text.length);
  return Array.from({ length: rows }, (_, row) => `${painted[row] ?? blank}${' '.repeat(GAP)}${text[row] ?? ''}`);
}

function words(device: DeviceToPair, width: number, screen: Screen, first: string): readonly string[] {
  const { say, colour } = screen;
  const facts = { user: device.userName, number: String(device.number) };
  const paragraph = (code: string) => wrap(say(code, facts), width);
  return [
    ...paragraph('mfa.title').map((line) => colour.bold(line)),
    '',
    ...paragraph(first),
    ...secretLines(device, width, screen),
    '',
    ...paragraph('mfa.two-codes'),
    '',
    ...paragraph('mfa.leave').map((line) => colour.dim(line)),
  ];
}

/** In fours, as people read and type such a thing. */
function secretLines({ secret }: DeviceToPair, width: number, { colour }: Screen): readonly string[] {
  const groups = secret.match(/.{1,4}/g) ?? [];
  return wrap(groups.join(' '), width).map((line) => colour.cyan(line));
}
