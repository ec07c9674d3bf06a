import { createPrivateKey, createPublicKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { generateKeyPair } from '../../src/computer/keys/generate.ts';
import { readPublicKey } from '../../src/computer/keys/read.ts';
import { keyProgram, withFolder, withoutComment } from './programs.ts';

const COMMENT = 'alice-key-pair-ap-northeast-2';

describe.each(['rsa', 'ed25519'] as const)('a generated %s key', (type) => {
  it('as pem is taken by ssh-keygen and has the public half that was returned', async () => {
    const key = await generateKeyPair(type, 'pem', COMMENT);
    await withFolder(async (write) => {
      const path = await write('key.pem', key.privateFile);
      expect(withoutComment(await keyProgram('ssh-keygen', '-y', '-f', path))).toBe(key.publicKey);
      expect(await keyProgram('ssh-keygen', '-l', '-f', path)).toMatch(
        type === 'rsa' ? /^2048 SHA256:.*\(RSA\)$/ : /^256 SHA256:.*\(ED25519\)$/,
      );
    });
  });

  it('as ppk is taken by puttygen and stays the same key when PuTTY converts it to OpenSSH', async () => {
    const key = await generateKeyPair(type, 'ppk', COMMENT);
    await withFolder(async (write, folder) => {
      const path = await write('key.ppk', key.privateFile);
      expect(await keyProgram('puttygen', path, '-O', 'public-openssh')).toBe(`${key.publicKey} ${COMMENT}`);
      await keyProgram('puttygen', path, '-O', 'private-openssh-new', '-o', `${folder}/converted`);
      expect(withoutComment(await keyProgram('ssh-keygen', '-y', '-f', `${folder}/converted`))).toBe(key.publicKey);
    });
  });

  it.each(['pem', 'ppk'] as const)(
    'as %s reads back to its public key and ends in exactly one newline',
    async (format) => {
      const key = await generateKeyPair(type, format, COMMENT);
      expect(readPublicKey(key.privateFile)).toBe(key.publicKey);
      expect(key.privateFile).toMatch(/[^\n]\n$/);
      expect(key.publicKey).toMatch(/^ssh-(rsa|ed25519) [A-Za-z0-9+/]+={0,2}$/);
    },
  );
});

describe('the files', () => {
  it('are the formats EC2 gives', async () => {
    expect((await generateKeyPair('rsa', 'pem', '')).privateFile).toMatch(/^-----BEGIN RSA PRIVATE KEY-----\n/);
    expect((await generateKeyPair('ed25519', 'pem', '')).privateFile).toMatch(/^-----BEGIN OPENSSH PRIVATE KEY-----\n/);
    expect((await generateKeyPair('ed25519', 'ppk', '')).privateFile).toMatch(/^PuTTY-User-Key-File-3: ssh-ed25519\n/);
  });

  it('are right for one key after another, so that a leading zero byte in one of their numbers does no harm', async () => {
    await withFolder(async (write, folder) => {
      for (let round = 0; round < 5; round++) {
        const key = await generateKeyPair('rsa', 'ppk', COMMENT);
        const path = await write(`${round}.ppk`, key.privateFile);
        await keyProgram('puttygen', path, '-O', 'private-openssh', '-o', `${folder}/${round}.pem`);
        expect(withoutComment(await keyProgram('ssh-keygen', '-y', '-f', `${folder}/${round}.pem`))).toBe(
          key.publicKey,
        );
      }
    });
  });

  it('carry a comment with a line break or Korean letters as one line', async () => {
    const key = await generateKeyPair('ed25519', 'ppk', '앨리스\r\nPrivate-Lines: 9');
    expect(key.privateFile).toContain('\nComment: 앨리스 Private-Lines: 9\n');
    await withFolder(async (write) => {
      const path = await write('key.ppk', key.privateFile);
      expect(withoutComment(await keyProgram('puttygen', path, '-O', 'public-openssh'))).toBe(key.publicKey);
    });
  });

  it('hold a private half that signs for the public one', async () => {
    const { privateFile } = await generateKeyPair('rsa', 'pem', '');
    const key = createPrivateKey(privateFile);
    expect(key.asymmetricKeyDetails).toMatchObject({ modulusLength: 2048, publicExponent: 65537n });
    expect(createPublicKey(key).asymmetricKeyType).toBe('rsa');
  });

  it('differ from one call to the next', async () => {
    const one = await generateKeyPair('ed25519', 'pem', COMMENT);
    expect((await generateKeyPair('ed25519', 'pem', COMMENT)).publicKey).not.toBe(one.publicKey);
  });
});
