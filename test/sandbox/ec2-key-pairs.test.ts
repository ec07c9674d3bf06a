import { generateKeyPairSync } from 'node:crypto';
import {
  DeleteKeyPairCommand,
  DescribeKeyPairsCommand,
  ImportKeyPairCommand,
  type ImportKeyPairCommandInput,
} from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { ED25519, practice, refusal } from './practice.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** An OpenSSH line of a new RSA key. */
function rsaLine(modulusLength: number): string {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength });
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
  const field = (content: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return Buffer.concat([length, content]);
  };
  const modulus = Buffer.concat([Buffer.from([0]), Buffer.from(n, 'base64url')]);
  const blob = [Buffer.from('ssh-rsa'), Buffer.from(e, 'base64url'), modulus].map(field);
  return `ssh-rsa ${Buffer.concat(blob).toString('base64')}`;
}

async function imported(changes: Partial<ImportKeyPairCommandInput> = {}) {
  const { ec2 } = await practice();
  const input = {
    KeyName: 'you-key-pair-ap-northeast-2',
    PublicKeyMaterial: bytes(`${ED25519} you@home\n`),
    ...changes,
  };
  return { ec2, input, answer: ec2.send(new ImportKeyPairCommand(input)) };
}

describe('a key pair', () => {
  it('is found by name, tag and id, and shows its public key when asked', async () => {
    const Tags = [{ Key: 'k', Value: 'v' }];
    const { ec2, input, answer } = await imported({ TagSpecifications: [{ ResourceType: 'key-pair', Tags }] });
    const { KeyPairId = '' } = await answer;
    for (const filter of [
      { Name: 'key-name', Values: [input.KeyName ?? ''] },
      { Name: 'tag:k', Values: ['v'] },
      { Name: 'key-pair-id', Values: [KeyPairId] },
    ]) {
      const { KeyPairs } = await ec2.send(new DescribeKeyPairsCommand({ Filters: [filter] }));
      expect(KeyPairs).toMatchObject([{ KeyPairId, KeyType: 'ed25519', Tags, CreateTime: expect.any(Date) }]);
      expect(KeyPairs?.[0]).not.toHaveProperty('PublicKey');
    }
    const byId = new DescribeKeyPairsCommand({ KeyPairIds: [KeyPairId], IncludePublicKey: true });
    const { KeyPairs } = await ec2.send(byId);
    expect(KeyPairs?.[0]?.PublicKey?.split(' ').slice(0, 2).join(' ')).toBe(ED25519);
  });

  it('has the fingerprint AWS documents for imported keys', async () => {
    expect((await (await imported()).answer).KeyFingerprint).toMatch(/^[A-Za-z0-9+/]{43}=$/);
    const rsa = await imported({ PublicKeyMaterial: bytes(rsaLine(2048)) });
    expect((await rsa.answer).KeyFingerprint).toMatch(/^([0-9a-f]{2}:){15}[0-9a-f]{2}$/);
  });

  it('has one name in a region; deleting what is not there succeeds', async () => {
    const { ec2, input, answer } = await imported();
    await answer;
    expect((await refusal(ec2.send(new ImportKeyPairCommand(input)))).name).toBe('InvalidKeyPair.Duplicate');
    const byName = new DescribeKeyPairsCommand({ KeyNames: ['nobody'] });
    expect((await refusal(ec2.send(byName))).name).toBe('InvalidKeyPair.NotFound');
    await ec2.send(new DeleteKeyPairCommand({ KeyName: input.KeyName }));
    await ec2.send(new DeleteKeyPairCommand({ KeyName: input.KeyName }));
    expect((await ec2.send(new DescribeKeyPairsCommand({}))).KeyPairs).toEqual([]);
  });

  it.each([
    ['a Korean name', { KeyName: '열쇠' }, 'InvalidParameterValue'],
    ['a name with a blank in front', { KeyName: ' key' }, 'InvalidParameterValue'],
    ['no name', { KeyName: '' }, 'MissingParameter'],
    ['a private key', { PublicKeyMaterial: bytes('-----BEGIN OPENSSH PRIVATE KEY-----') }, 'InvalidKey.Format'],
    ['a key cut off', { PublicKeyMaterial: bytes(ED25519.slice(0, -8)) }, 'InvalidKey.Format'],
    [
      'a key of another kind than it says',
      { PublicKeyMaterial: bytes(ED25519.replace('ssh-ed25519', 'ssh-rsa')) },
      'InvalidKey.Format',
    ],
    ['an RSA key of 3072 bits', { PublicKeyMaterial: bytes(rsaLine(3072)) }, 'InvalidKey.Format'],
  ])('is refused with %s', async (_, changes, name) => {
    expect((await refusal((await imported(changes)).answer)).name).toBe(name);
  });
});
