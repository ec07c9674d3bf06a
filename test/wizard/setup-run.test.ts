import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DescribeKeyPairsCommand, ImportKeyPairCommand } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { ED25519 } from '../sandbox/practice.ts';
import { person } from './person.ts';
import { type Runs, runs } from './run.ts';

const NAME = 'alice-key-pair-ap-northeast-2';

/** Somebody made a key pair of the very name, and its private half is elsewhere. */
async function withForeignPair({ ec2 }: Runs): Promise<void> {
  await ec2.send(new ImportKeyPairCommand({ KeyName: NAME, PublicKeyMaterial: Buffer.from(ED25519) }));
}

describe('a key pair whose private half is not here', () => {
  it('can be done without: the step is left out of this run and of those after it', async () => {
    const here = await runs();
    await withForeignPair(here);
    const who = person({}, ['choice.without-ssh']);
    expect(await here.run({ only: ['key-pair', 'cluster'] }, who)).toBe(0);
    expect(who.chosen).toHaveLength(1);
    here.told.splice(0);
    await here.run({ dryRun: true });
    const plan = here.told.flatMap((event) => (event.type === 'plan' ? event.changes : []));
    expect(plan.length).toBeGreaterThan(5);
    expect(plan.map(({ step }) => step)).not.toContain('key-pair');
  });

  it('can be given another name', async () => {
    const here = await runs();
    await withForeignPair(here);
    const who = person({ keyName: [NAME, 'web'] }, ['choice.other-key-name']);
    expect(await here.run({ only: ['key-pair'] }, who)).toBe(0);
    const { KeyPairs = [] } = await here.ec2.send(new DescribeKeyPairsCommand({}));
    expect(KeyPairs.map(({ KeyName }) => KeyName).toSorted()).toEqual([NAME, 'web']);
  });

  it('is replaced only where that was accepted, by a flag or in the answers file', async () => {
    for (const how of ['nowhere', 'flag', 'file']) {
      const here = await runs();
      await withForeignPair(here);
      const answersFile = join(here.folder, 'answers.yaml');
      await writeFile(answersFile, how === 'file' ? 'accept: [ap-northeast-2/key-pair]\n' : 'key-type: rsa\n');
      const accept = how === 'flag' ? ['ap-northeast-2/key-pair'] : [];
      const exitCode = await here.run({ only: ['key-pair'], answersFile, accept });
      const { KeyPairs = [] } = await here.ec2.send(new DescribeKeyPairsCommand({ IncludePublicKey: true }));
      expect([exitCode, KeyPairs[0]?.PublicKey?.includes(ED25519)]).toEqual(how === 'nowhere' ? [1, true] : [0, false]);
    }
  });

  it('cannot be accepted under a name that is not in the plan, wherever it stands', async () => {
    const here = await runs();
    const answersFile = join(here.folder, 'answers.yaml');
    await writeFile(answersFile, 'accept: account/key-pair\n');
    for (const options of [{ answersFile }, { accept: ['account/key-pair'] }]) {
      await expect(here.run({ only: ['key-pair'], ...options })).rejects.toMatchObject({
        code: 'input.unknown-node',
        facts: { flag: '--accept', value: 'account/key-pair' },
        exitCode: 2,
      });
    }
  });
});
