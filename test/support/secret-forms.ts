/** One spelling of a secret, looked for as it stands. */
interface Spelling {
  readonly form: string;
  /** One character a byte. */
  readonly text: string;
  /** Capital and small letters are the same in it. */
  readonly folded?: boolean;
}

/** Something that must stand nowhere but in its own file. */
export interface Secret {
  /** `the password`: for the report, which never holds the secret itself. */
  readonly what: string;
  readonly spellings: readonly Spelling[];
}

/** Any 40 characters of its base64 hold one of these blocks whole. */
const BLOCK = 15;

/** A password, a secret access key, a token: in the spellings that files, URLs, JSON, XML and headers give it. */
export function textSecret(what: string, value: string): Secret {
  const bytes = Buffer.from(value);
  const form = new URLSearchParams({ v: value }).toString().slice(2);
  const xml = value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
  const percent = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  return {
    what,
    spellings: [
      { form: 'plain', text: latin1(value) },
      { form: 'json', text: latin1(JSON.stringify(value).slice(1, -1)) },
      { form: 'url', text: encodeURIComponent(value), folded: true },
      { form: 'form', text: form, folded: true },
      { form: 'percent', text: percent, folded: true },
      { form: 'xml', text: latin1(xml) },
      ...encoded(bytes),
    ],
  };
}

/**
 * The private half of a key, from its file (PEM or PPK) and the public half in SSH's form (`ssh-rsa AAAA…`): every block of it that
 * is not public, so that a part of the file is found as well as the whole.
 */
export function keySecret(what: string, file: string, publicKey: string): Secret {
  const bytes = Buffer.from(base64Of(file), 'base64');
  const shared = Buffer.from(publicKey.split(' ')[1] ?? '', 'base64');
  // A single byte beside the public half tells nothing, and looks like whatever stands before or after that half elsewhere.
  const isShared = (block: Buffer) => shared.includes(block.subarray(1)) || shared.includes(block.subarray(0, -1));
  const spellings: Spelling[] = [];
  for (let at = 0; at + BLOCK <= bytes.length; at += BLOCK) {
    const block = bytes.subarray(at, at + BLOCK);
    if (!isShared(block) && !isText(block))
      spellings.push(...encoded(block), { form: 'bytes', text: block.toString('latin1') });
  }
  // The file as a text that was encoded once more.
  for (const line of base64Of(file).split(/\r?\n/))
    if (line.length >= 40) spellings.push(...encoded(Buffer.from(line)));
  if (spellings.length === 0) throw new Error(`${what}: there is no private key in this file`);
  return { what, spellings };
}

/** The comment in an OpenSSH key is the key pair's name, and no secret. */
const isText = (block: Buffer): boolean => /^[\x20-\x7e]+$/.test(block.toString('latin1'));

function base64Of(file: string): string {
  const [, ppk] = /^Private-Lines: \d+\r?\n([\s\S]*?)^Private-(?:MAC|Hash)/m.exec(file) ?? [];
  const [, pem] = /-----BEGIN [A-Z ]*PRIVATE KEY-----([\s\S]*?)-----END/.exec(file) ?? [];
  return ppk ?? pem ?? '';
}

const latin1 = (text: string): string => Buffer.from(text).toString('latin1');

/** In hex, and in base64 wherever in a longer text it begins. */
function encoded(bytes: Uint8Array): readonly Spelling[] {
  const base64 = [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // The characters at both ends hold bits of what is beside it.
    const inside = text.slice([0, 2, 3][before], (before + bytes.length) % 3 === 0 ? undefined : -1);
    return [
      { form: 'base64', text: inside },
      { form: 'base64url', text: inside.replaceAll('+', '-').replaceAll('/', '_') },
    ];
  });
  return [...base64, { form: 'hex', text: Buffer.from(bytes).toString('hex'), folded: true }];
}
