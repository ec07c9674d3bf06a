import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { generateKeyPair } from '../../src/computer/keys/generate.ts';
import { keySecret, textSecret } from '../support/secret-forms.ts';
import { findSecrets } from '../support/secret-scan.ts';

const password = 'p4(ss"w&o]r+d/Ü<1>';
const secret = textSecret('the password', password);
const found = (text: string) =>
  findSecrets([secret], [{ where: 'stderr', text: Buffer.from(text).toString('latin1') }]);

describe('a planted password is found', () => {
  test.each([
    ['plain', `{"said":${password}}`],
    ['json', JSON.stringify({ said: password })],
    ['url', `https://example.com/?q=${encodeURIComponent(password)}`],
    ['url', `https://example.com/?q=${encodeURIComponent(password).toLowerCase()}`],
    ['form', new URLSearchParams({ Password: password }).toString()],
    ['percent', [...Buffer.from(password)].map((byte) => `%${byte.toString(16).toUpperCase()}`).join('')],
    ['xml', '<V>p4(ss&quot;w&amp;o]r+d/Ü&lt;1&gt;</V>'],
    ['base64', Buffer.from(password).toString('base64')],
    ['base64', Buffer.from(`:${password}`).toString('base64')],
    ['base64', Buffer.from(`sam${password}and more`).toString('base64')],
    ['base64', Buffer.from(`me:${password}!`).toString('base64')],
    ['base64url', Buffer.from(`x:${password}`).toString('base64url')],
    ['hex', Buffer.from(password).toString('hex')],
    ['hex', Buffer.from(password).toString('hex').toUpperCase()],
  ])('in %s: %s', (form, text) => {
    const [first = ''] = found(text);
    expect(first).toMatch(/^the password \(.*\) in stderr$/);
    if (form !== 'base64url') expect(first).toContain(`(${form})`);
  });

  test('broken over lines', () => {
    const broken = Buffer.from(password)
      .toString('base64')
      .replace(/(.{7})/g, '$1\n  ');
    expect(found(broken)).toEqual(['the password (base64) in stderr']);
  });

  test('and nowhere where it is not', () => {
    expect(found('p4ss word')).toEqual([]);
    expect(found(Buffer.from(password.slice(1)).toString('hex'))).toEqual([]);
  });
});

describe.each([
  ['rsa', 'pem'],
  ['ed25519', 'pem'],
  ['rsa', 'ppk'],
  ['ed25519', 'ppk'],
] as const)('a planted key, %s %s', async (type, format) => {
  const { privateFile, publicKey } = await generateKeyPair(type, format, 'sam-key-pair-ap-northeast-2');
  const key = keySecret('the key', privateFile, publicKey);
  const scan = (text: string) => findSecrets([key], [{ where: 'state', text }]);

  test('is found whole', () => {
    expect(scan(privateFile)).toContain('the key (base64) in state');
    expect(scan(JSON.stringify({ file: privateFile }))).toContain('the key (base64) in state');
    expect(scan(Buffer.from(`x${privateFile}`).toString('base64'))).toEqual(['the key (base64) in state']);
    expect(scan(Buffer.from(privateFile).toString('hex'))).toEqual(['the key (hex) in state']);
  });

  test('is found by 40 characters of its base64, and not by its public half', () => {
    const lines = privateFile.split('\n').filter((line) => /^[A-Za-z0-9+/]{64}$/.test(line));
    const body = lines.join('');
    // In an RSA file the modulus comes first, in an OpenSSH file the public key; the end is private in all of them.
    const end = body.slice(-60, -20);
    if (format === 'pem') expect(scan(`"${end}"`)).toEqual(['the key (base64) in state']);
    expect(scan(publicKey)).toEqual([]);
    expect(scan(`${JSON.stringify({ publicKey })} sam-key-pair-ap-northeast-2`)).toEqual([]);
  });
});

test('the public half of no key is taken for its private half, whatever stands before it', async () => {
  const keys = await Promise.all(Array.from({ length: 500 }, () => generateKeyPair('ed25519', 'pem', 'sam')));
  const mistaken = keys.filter(({ privateFile, publicKey }) => {
    const key = keySecret('the key', privateFile, publicKey);
    return findSecrets([key], [{ where: 'state', text: JSON.stringify({ publicKey }) }]).length > 0;
  });
  expect(mistaken).toHaveLength(0);
});

describe('what needs not be known to be found', () => {
  const scan = (text: string) => findSecrets([], [{ where: 'a file', text }]);

  test.each([
    ['a base32 seed', 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'],
    ['a base32 seed', `otpauth://totp/x?secret=${'JBSWY3DPEHPK3PXP'.repeat(4)}&issuer=AWS`.replace('=J', ' J')],
    ['an access key id', 'signed with ASIAIOSFODNN7EXAMPLE.'],
    ['a private key', generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
    ['a private key', 'Private-Lines: 14'],
  ])('%s', (what, text) => expect(scan(text)).toEqual([`${what} in a file`]));

  test.each([
    'AIDACKCEVSQ6C2EXAMPLE',
    'request 7a62c49f-347e-4fc4-9331-6e8eEXAMPLE',
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJDKgw5eXE0nT5wLDeb+QV+R7NyYrgk6LtBjIvGGDsAu',
  ])('but not %s', (text) => expect(scan(text)).toEqual([]));
});
