const HIDDEN = '[hidden]';

/** Shorter ones would take ordinary words with them. */
const SHORTEST = 6;

/** What looks like a secret wherever it stands, and what is put in its place. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z0-9 ]*PRIVATE KEY-----|$)/g, HIDDEN],
  // PuTTY's key files.
  [/(Private-Lines: \d+)[\s\S]*?(?=Private-(?:MAC|Hash)|$)/g, `$1 ${HIDDEN}`],
  [/(\b(?:proxy-)?authorization["']?\s*[:=]\s*).*/gi, `$1${HIDDEN}`],
  [/(\bx-amz-(?:credential|signature|security-token)["']?\s*[:=]\s*["']?)[^&\s"']+/gi, `$1${HIDDEN}`],
  [
    /(\b\w*(?:password|secret_?access_?key|session_?token|stringseed|authenticationcode\d?|tokencode)["']?\s*[:=]\s*["']?)[^&\s"',}]+/gi,
    `$1${HIDDEN}`,
  ],
  // The part of a URL before the host.
  [/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/"']*@/gi, `$1${HIDDEN}@`],
  // Access key ids: the last four characters tell which one it is.
  [/(?<![A-Z0-9])(AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{8,}([A-Z0-9]{4})(?![A-Z0-9])/g, '$1…$2'],
  // Secret access keys; a dash or a dot beside it makes it a name or a path.
  [/(?<![A-Za-z0-9/+=_.-])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=_.-])/g, HIDDEN],
  // Session tokens, and any other long base64.
  [/[A-Za-z0-9/+]{100,}={0,2}/g, HIDDEN],
  // Seeds of MFA devices.
  [/(?<![A-Za-z0-9])[A-Z2-7]{32,}(?![A-Za-z0-9])/g, HIDDEN],
];

/** A text without the given secrets, in any of the spellings a text may carry them in, and without what looks like one. */
export function mask(text: string, secrets: Iterable<string> = []): string {
  const spellings = [...secrets].filter((secret) => secret.length >= SHORTEST).flatMap(spellingsOf);
  // The longest first: one may be a part of another.
  const known = spellings
    .toSorted((one, other) => other.length - one.length)
    .reduce((masked, spelling) => masked.replaceAll(spelling, HIDDEN), text);
  return PATTERNS.reduce((masked, [pattern, instead]) => masked.replace(pattern, instead), known);
}

/** The secrets an environment holds, by the names of its variables. */
export function secretsIn(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.entries(env).flatMap(([name, value]) => (value && /SECRET|TOKEN|PASSWORD/i.test(name) ? [value] : []));
}

function spellingsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const json = JSON.stringify(secret).slice(1, -1);
  return [secret, json, encodeURIComponent(secret), bytes.toString('base64'), bytes.toString('base64url')];
}
