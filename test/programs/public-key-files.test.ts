import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { generateKeyPair } from '../../src/computer/keys/generate.ts';
import { parsePublicKey, samePublicKey } from '../../src/computer/keys/public-key.ts';
import { SetupError } from '../../src/engine/errors.ts';
import { keyProgram, withFolder, withoutComment } from './programs.ts';

async function sshKeygen(...args: string[]): Promise<{ line: string; rfc4716: string; publicKey: string }> {
  return withFolder(async (_write, folder) => {
    await keyProgram('ssh-keygen', '-q', '-f', `${folder}/key`, '-N', '', '-C', 'someone@example', ...args);
    const line = await readFile(`${folder}/key.pub`, 'utf8');
    const rfc4716 = await keyProgram('ssh-keygen', '-e', '-m', 'RFC4716', '-f', `${folder}/key.pub`);
    return { line, rfc4716, publicKey: withoutComment(line) };
  });
}

function refusal(text: string): SetupError {
  try {
    parsePublicKey(text);
  } catch (error) {
    if (error instanceof SetupError) return error;
    throw error;
  }
  throw new Error('it was taken');
}

describe('a public key given by the person', () => {
  it.each([
    ['ssh-ed25519', ['-t', 'ed25519']],
    ['ssh-rsa', ['-t', 'rsa', '-b', '1024']],
    ['ssh-rsa', ['-t', 'rsa', '-b', '2048']],
    ['ssh-rsa', ['-t', 'rsa', '-b', '4096']],
  ])(
    'is taken as %s (%j), without its comment',
    async (type, args) => {
      const { line, rfc4716, publicKey } = await sshKeygen(...args);
      for (const text of [line, rfc4716, publicKey, `\uFEFF# my key\r\n\r\n${line.trim()}\r\n`]) {
        expect(parsePublicKey(text)).toEqual({ type, publicKey });
      }
    },
    30_000,
  );

  it('is taken from RFC 4716 whose headers go on in the next line', async () => {
    const { rfc4716, publicKey } = await sshKeygen('-t', 'ed25519');
    const text = rfc4716.replace('\n', '\nSubject: me\nx-note: one \\\ntwo, and nothing: else\n');
    expect(parsePublicKey(text).publicKey).toBe(publicKey);
  });

  it('of a size EC2 does not import is refused with its size', async () => {
    const { line, rfc4716 } = await sshKeygen('-t', 'rsa', '-b', '3072');
    for (const text of [line, rfc4716]) {
      expect(refusal(text)).toMatchObject({ code: 'public-key.size', facts: { bits: '3072' }, exitCode: 2 });
    }
  });

  it('of a type EC2 does not import is refused with its type', async () => {
    const { line, rfc4716 } = await sshKeygen('-t', 'ecdsa');
    for (const text of [line, rfc4716]) {
      expect(refusal(text)).toMatchObject({
        code: 'public-key.type',
        facts: { type: 'ecdsa-sha2-nistp256' },
        exitCode: 2,
      });
    }
    expect(refusal('ssh-dss AAAAB3NzaC1kc3M= old')).toMatchObject({
      code: 'public-key.type',
      facts: { type: 'ssh-dss' },
    });
    expect(refusal('sk-ssh-ed25519@openssh.com AAAA').code).toBe('public-key.type');
  });

  it.each([
    ['rsa', 'pem'],
    ['ed25519', 'pem'],
    ['ed25519', 'ppk'],
  ] as const)(
    'that is a private key by mistake (%s %s) is told apart, and nothing of it is repeated',
    async (type, format) => {
      const { privateFile } = await generateKeyPair(type, format, 'me');
      expect(refusal(privateFile)).toMatchObject({ code: 'public-key.private', facts: {}, exitCode: 2 });
    },
  );

  it('is refused when there are two', async () => {
    const { line } = await sshKeygen('-t', 'ed25519');
    expect(refusal(line + line)).toMatchObject({ code: 'public-key.several', exitCode: 2 });
  });

  it('is refused as unreadable when it is cut short, of another type than it says, or something else', async () => {
    const { publicKey } = await sshKeygen('-t', 'ed25519');
    const base64 = publicKey.split(' ')[1] ?? '';
    const cut = Buffer.from(base64, 'base64').subarray(0, 40).toString('base64');
    const longer = Buffer.concat([Buffer.from(base64, 'base64'), Buffer.of(0)]).toString('base64');
    for (const text of [
      '',
      'hello world',
      'ssh-ed25519',
      'ssh-ed25519 !!!!',
      `ssh-ed25519 ${cut}`,
      `ssh-ed25519 ${longer}`,
      `ssh-rsa ${base64}`,
      base64,
      '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----',
      `---- BEGIN SSH2 PUBLIC KEY ----\nAAAABG1pbmUAAAAA\n---- END SSH2 PUBLIC KEY ----`,
    ]) {
      expect(refusal(text), text).toMatchObject({ code: 'public-key.unreadable', exitCode: 2 });
    }
  });
});

describe('two public keys', () => {
  it('are the same whatever comment and white space they carry', async () => {
    const { publicKey } = await generateKeyPair('ed25519', 'pem', '');
    expect(samePublicKey(publicKey, `${publicKey} alice-key-pair-us-east-1\n`)).toBe(true);
    expect(samePublicKey(`  ${publicKey.replace(' ', '\t ')}`, publicKey)).toBe(true);
  });

  it('differ when the key differs, and nothing equals nothing', async () => {
    const one = (await generateKeyPair('ed25519', 'pem', '')).publicKey;
    const two = (await generateKeyPair('ed25519', 'pem', '')).publicKey;
    expect(samePublicKey(one, two)).toBe(false);
    expect(samePublicKey(one, one.replace('ssh-ed25519', 'ssh-rsa'))).toBe(false);
    expect(samePublicKey('', '')).toBe(false);
    expect(samePublicKey('ssh-ed25519', 'ssh-ed25519')).toBe(false);
  });
});
