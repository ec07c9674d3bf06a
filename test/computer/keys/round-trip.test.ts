import { expect, it } from 'vitest';
import { generateKeyPair } from '../../../src/computer/keys/generate.ts';
import { samePublicKey } from '../../../src/computer/keys/public-key.ts';
import { readPublicKey } from '../../../src/computer/keys/read.ts';

it.each([
  ['rsa', 'pem'],
  ['rsa', 'ppk'],
  ['ed25519', 'pem'],
  ['ed25519', 'ppk'],
] as const)('the public half of a generated %s key can be read back from its %s file', async (type, format) => {
  const { privateFile, publicKey } = await generateKeyPair(type, format, 'alice-key-pair-us-east-1');
  const read = readPublicKey(privateFile);
  expect(read).toBe(publicKey);
  expect(samePublicKey(`${publicKey} a comment`, read ?? '')).toBe(true);
  expect(privateFile).not.toBe((await generateKeyPair(type, format, 'alice-key-pair-us-east-1')).privateFile);
});
