import { type Options, wrapAnsi as wrapLetters } from 'fast-wrap-ansi';

/** Letters of one column each, which neither end a line nor change its colour. */
const PLAIN = /^[ -~]*$/;

/**
 * Text broken into lines as fast-wrap-ansi does it, letter by letter; plain text that fits, as most does, is left as it is. inquirer, which wraps
 * every choice before it draws any, wraps with this too (build/plugins/unused-parts.mjs).
 */
export function wrapAnsi(text: string, columns: number, options: Options = {}): string {
  const isTrimmed = options.trim === false || text === text.trim();
  return text.length <= columns && isTrimmed && PLAIN.test(text) ? text : wrapLetters(text, columns, options);
}
