import { DeleteKeyPairCommand, DescribeKeyPairsCommand, ImportKeyPairCommand } from '@aws-sdk/client-ec2';
import 'aws-sdk-client-mock-vitest/extend';
import { describe, expect, it } from 'vitest';
import { ec2KeyPair } from '../../src/resources/ec2-key-pair.ts';
import { ED25519 } from '../sandbox/practice.ts';
import { account, ownTags } from './account.ts';

const PAIR = 'ap-northeast-2/key-pair';
const OTHER = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
const spec = { keyName: 'alice', publicKey: ED25519 };
const live = { keyPairId: 'key-1', keyName: 'alice', publicKey: ED25519 };
const pending = { pending: 'computer/ap-northeast-2/key-file', fact: 'publicKey' };

describe('a key pair', () => {
  it('is imported by its public half, with its name and our tags', async () => {
    const { ec2, write, writes } = account();
    ec2.on(ImportKeyPairCommand).resolves({ KeyPairId: 'key-1' });
    expect(await ec2KeyPair.create(write, PAIR, spec, 'token')).toEqual(live);
    expect(writes()).toEqual([
      [
        'ImportKeyPair',
        {
          KeyName: 'alice',
          PublicKeyMaterial: Buffer.from(ED25519),
          TagSpecifications: [{ ResourceType: 'key-pair', Tags: ownTags(PAIR, 'alice') }],
        },
      ],
    ]);
  });

  it('is found by its name or our tags, with its public key as its file has it: without the name EC2 puts behind it', async () => {
    const { ec2, read } = account();
    ec2.on(DescribeKeyPairsCommand).resolves({
      KeyPairs: [
        { KeyPairId: 'key-1', KeyName: 'alice', PublicKey: `${ED25519} alice\n` },
        { KeyPairId: 'key-2', KeyName: 'older', PublicKey: OTHER, Tags: ownTags(PAIR) },
        { KeyPairId: 'key-3', KeyName: 'bob' },
      ],
    });
    expect(await ec2KeyPair.find(read, PAIR, spec, undefined)).toEqual([
      { live, mark: 'unmarked' },
      { live: { keyPairId: 'key-2', keyName: 'older', publicKey: OTHER }, mark: 'ours' },
    ]);
    expect(ec2).toHaveReceivedCommandExactlyOnceWith(DescribeKeyPairsCommand, { IncludePublicKey: true });
  });

  it('is the same by its key, not by its comment', () => {
    expect(ec2KeyPair.compare(spec, { ...live, publicKey: `${ED25519} alice` })).toEqual([]);
  });

  it.each([
    ['whose private half is not here', pending, undefined, 'conflict.private-half-missing'],
    ['of another key', OTHER, OTHER, 'conflict.other-key'],
  ])('%s is asked about before it is replaced', (_which, publicKey, want, reason) => {
    expect(ec2KeyPair.compare({ ...spec, publicKey }, live)).toEqual([
      { fact: 'publicKey', want, have: ED25519, fix: 'update', asks: true, reason },
    ]);
  });

  it('that EC2 does not show the key of counts as another', () => {
    expect(ec2KeyPair.compare(spec, { ...live, publicKey: '' })).toMatchObject([{ reason: 'conflict.other-key' }]);
  });

  it('cannot change its name', () => {
    expect(ec2KeyPair.compare({ ...spec, keyName: 'bob' }, live)).toEqual([
      { fact: 'keyName', want: 'bob', have: 'alice', fix: 'conflict' },
    ]);
  });

  it('is replaced by its own id, and ours takes the name', async () => {
    const { ec2, write, writes } = account();
    ec2.on(DeleteKeyPairCommand).resolves({});
    ec2.on(ImportKeyPairCommand).resolves({ KeyPairId: 'key-2' });
    const theirs = { ...live, publicKey: OTHER };
    const after = await ec2KeyPair.update?.(write, PAIR, spec, theirs, ec2KeyPair.compare(spec, theirs));
    expect(after).toEqual({ ...live, keyPairId: 'key-2' });
    expect(writes()).toMatchObject([
      ['DeleteKeyPair', { KeyPairId: 'key-1' }],
      ['ImportKeyPair', { KeyName: 'alice', PublicKeyMaterial: Buffer.from(ED25519) }],
    ]);
  });
});
