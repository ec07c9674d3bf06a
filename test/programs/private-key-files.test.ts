import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { generateKeyPair } from '../../src/computer/keys/generate.ts';
import { readPublicKey } from '../../src/computer/keys/read.ts';
import { keyProgram, withFolder, withoutComment } from './programs.ts';

const PASSPHRASE = 'correct horse';

/** A private key made by ssh-keygen and the public half it wrote beside it. */
async function sshKeygen(...args: string[]): Promise<{ text: string; publicKey: string }> {
  return withFolder(async (_write, folder) => {
    await keyProgram('ssh-keygen', '-q', '-f', `${folder}/key`, '-C', 'someone@example', ...args);
    const publicKey = withoutComment(await readFile(`${folder}/key.pub`, 'utf8'));
    return { text: await readFile(`${folder}/key`, 'utf8'), publicKey };
  });
}

describe('the public half of a private key file', () => {
  it.each([
    ['openssh-key-v1, ED25519', ['-t', 'ed25519', '-N', '']],
    ['openssh-key-v1, RSA', ['-t', 'rsa', '-b', '2048', '-N', '']],
    ['openssh-key-v1 with a passphrase', ['-t', 'ed25519', '-N', PASSPHRASE]],
    [
      'openssh-key-v1 with a cipher that adds a tag',
      ['-t', 'ed25519', '-N', PASSPHRASE, '-Z', 'aes256-gcm@openssh.com'],
    ],
    ['openssh-key-v1, ECDSA', ['-t', 'ecdsa', '-N', '']],
    ['PKCS#1', ['-t', 'rsa', '-b', '2048', '-m', 'PEM', '-N', '']],
    ['PKCS#8', ['-t', 'rsa', '-b', '2048', '-m', 'PKCS8', '-N', '']],
  ])('is read from %s', async (_what, args) => {
    const key = await sshKeygen(...args);
    expect(readPublicKey(key.text)).toBe(key.publicKey);
    expect(readPublicKey(key.text.replaceAll('\n', '\r\n'))).toBe(key.publicKey);
  });

  it('is read from PKCS#8 ED25519 as openssl writes it', async () => {
    const text = `${await keyProgram('openssl', 'genpkey', '-algorithm', 'ed25519')}\n`;
    expect(text).toContain('BEGIN PRIVATE KEY');
    expect(readPublicKey(text)).toMatch(/^ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI[A-Za-z0-9+/]{43}$/);
  });

  it.each([
    ['2', 'rsa', ''],
    ['3', 'rsa', ''],
    ['2', 'ed25519', PASSPHRASE],
    ['3', 'ed25519', PASSPHRASE],
  ] as const)(
    'is read from PPK version %s, %s, passphrase %j, as puttygen writes it',
    async (version, type, passphrase) => {
      const { privateFile, publicKey } = await generateKeyPair(type, 'ppk', 'a comment');
      await withFolder(async (write, folder) => {
        const from = await write('from.ppk', privateFile);
        const secret = await write('passphrase', passphrase);
        const how = [
          '-O',
          'private',
          '--ppk-param',
          `version=${version}`,
          '-P',
          '--new-passphrase',
          secret,
          '-o',
          `${folder}/to.ppk`,
        ];
        await keyProgram('puttygen', from, ...how);
        const text = await readFile(`${folder}/to.ppk`, 'utf8');
        expect(text.startsWith(`PuTTY-User-Key-File-${version}: `)).toBe(true);
        expect(readPublicKey(text)).toBe(publicKey);
        expect(readPublicKey(text.replaceAll('\n', '\r\n'))).toBe(publicKey);
      });
    },
  );

  it.each([
    ['PKCS#1', ['-m', 'PEM']],
    ['PKCS#8', ['-m', 'PKCS8']],
  ])('cannot be read from %s with a passphrase', async (_what, form) => {
    const { text } = await sshKeygen('-t', 'rsa', '-b', '2048', '-N', PASSPHRASE, ...form);
    expect(readPublicKey(text)).toBeUndefined();
  });

  it.each([
    '',
    'hello',
    'ssh-ed25519 AAAA someone',
    '-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n',
  ])('is undefined for %j', (text) => expect(readPublicKey(text)).toBeUndefined());

  it.each([
    ['rsa', 'pem'],
    ['ed25519', 'pem'],
    ['rsa', 'ppk'],
    ['ed25519', 'ppk'],
  ] as const)('is undefined for every %s %s file that was cut short', async (type, format) => {
    const { privateFile } = await generateKeyPair(type, format, 'a comment');
    const body = privateFile.trimEnd();
    for (let length = 0; length < body.length; length += 7)
      expect(readPublicKey(body.slice(0, length))).toBeUndefined();
  });

  it('is undefined for a PPK whose private half was changed', async () => {
    const { privateFile } = await generateKeyPair('ed25519', 'ppk', 'a comment');
    const changed = privateFile.replace(
      /(Private-Lines: 1\n.{20})(.)/,
      (_all, head, letter) => head + (letter === 'A' ? 'B' : 'A'),
    );
    expect(changed).not.toBe(privateFile);
    expect(readPublicKey(changed)).toBeUndefined();
  });
});
