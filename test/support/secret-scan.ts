import type { Secret } from './secret-forms.ts';

/** Something a run left behind or showed while it ran. */
export interface Trace {
  /** `stderr`, `~/.local/…/aws-123456789012.json`, `arguments of process …` */
  readonly where: string;
  /** One character a byte. */
  readonly text: string;
}

/** What is a secret whoever's it is: the seed of an MFA device has no other mark than its letters. */
const LOOKS_SECRET: readonly (readonly [string, RegExp])[] = [
  ['a private key', /-----BEGIN [A-Z0-9 ]*PRIVATE KEY|Private-Lines: \d/],
  ['an access key id', /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/],
  ['a base32 seed', /(?<![A-Za-z0-9+/=_-])[A-Z2-7]{32,}(?![A-Za-z0-9+/_-])/],
];

/**
 * Every secret found in a trace, as `the password (base64) in stderr`; empty is what is hoped for. `shown` looks secret and is not: the id
 * of a key that is told by it.
 */
export function findSecrets(
  secrets: readonly Secret[],
  traces: readonly Trace[],
  shown: readonly string[] = [],
): readonly string[] {
  const found = traces.flatMap(({ where, text }) => {
    const texts = inAllLayouts(text);
    const known = secrets.flatMap(({ what, spellings }) => {
      const spelling = spellings.find((one) =>
        texts.some((layout) => (one.folded ? layout.folded : layout.plain).includes(fold(one))),
      );
      return spelling ? [`${what} (${spelling.form}) in ${where}`] : [];
    });
    const rest = shown.reduce((left, one) => left.replaceAll(one, ''), text);
    const alike = LOOKS_SECRET.filter(([, pattern]) => pattern.test(rest)).map(([what]) => `${what} in ${where}`);
    return [...known, ...alike];
  });
  return [...new Set(found)];
}

const fold = ({ text, folded }: { readonly text: string; readonly folded?: boolean }) =>
  folded ? text.toLowerCase() : text;

/** As it is, and with the line breaks, blanks and escapes taken out that a long value is broken by. */
function inAllLayouts(text: string) {
  const joined = text.replace(/\\[nrt]|\s+/g, '');
  return [text, joined].map((plain) => ({ plain, folded: plain.toLowerCase() }));
}
