import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ImportKeyPairCommand } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { generateKeyPair } from '../../src/computer/keys/generate.ts';
import { keyPairStep } from '../../src/steps/key-pair.ts';
import { ED25519 } from '../sandbox/practice.ts';
import { asked, NOTHING_ASKED, needs, nodeOf, type Place, place, SETUP_ID, specOf } from './place.ts';

const PAIR = 'ap-northeast-2/key-pair';
const FILE = 'computer/ap-northeast-2/key-file';
const NAME = 'alice-key-pair-ap-northeast-2';

const questionsOf = async ({ cx }: Place, draft = {}) =>
  keyPairStep.questions(await keyPairStep.look(cx(), draft), draft, cx());

async function inEc2({ ec2 }: Place, name: string, ours = false): Promise<void> {
  const Tags = [
    { Key: 'aws-ecs-setup:setup-id', Value: SETUP_ID },
    { Key: 'aws-ecs-setup:node', Value: PAIR },
  ];
  const tagged = ours ? { TagSpecifications: [{ ResourceType: 'key-pair' as const, Tags }] } : {};
  await ec2.send(new ImportKeyPairCommand({ KeyName: name, PublicKeyMaterial: Buffer.from(ED25519), ...tagged }));
}

describe('the name of the key pair', () => {
  it.each([
    ['alice', NAME],
    ['john.doe', 'john.doe-key-pair-ap-northeast-2'],
    ['EXAMPLE\\alice', 'EXAMPLE-alice-key-pair-ap-northeast-2'],
    ['alice@example.com', 'alice-example.com-key-pair-ap-northeast-2'],
    ['Alice Doe', 'Alice-Doe-key-pair-ap-northeast-2'],
    ['.hidden', 'hidden-key-pair-ap-northeast-2'],
    ['_svc', '_svc-key-pair-ap-northeast-2'],
    ['홍길동', 'my-key-pair-ap-northeast-2'],
    ['', 'my-key-pair-ap-northeast-2'],
  ])('of the local login name %j is %s', async (userName, name) => {
    const here = await place({ computer: { userName } });
    const question = (await questionsOf(here)).find(({ key }) => key === 'keyName');
    expect(question).toMatchObject({ default: name, text: { facts: { region: 'ap-northeast-2' } } });
    expect(question).not.toHaveProperty('found');
  });

  it('is that of its region', async () => {
    const here = await place({ region: 'us-west-1' });
    expect(asked(await questionsOf(here))).toContainEqual(['keyName', 'alice-key-pair-us-west-1', 'asked']);
  });

  it('that EC2 has already is told with the question', async () => {
    const here = await place();
    await inEc2(here, NAME);
    const question = (await questionsOf(here)).find(({ key }) => key === 'keyName');
    expect(question?.found).toEqual({ code: 'key-pair.found', facts: { name: NAME } });
  });

  it('is the one of the pair that an earlier run made, whatever the state says now', async () => {
    const here = await place();
    await inEc2(here, 'of-another-day', true);
    expect(asked(await questionsOf(here))).toContainEqual(['keyName', 'of-another-day', 'asked']);
  });
});

describe('the step "key-pair"', () => {
  it('asks for the name and the type', async () => {
    const here = await place();
    expect(asked(await questionsOf(here))).toEqual([
      ['publicKey', '', 'quiet'],
      ['keyName', NAME, 'asked'],
      ['keyDir', join(here.folder, 'home', '.ssh'), 'quiet'],
      ['keyType', 'rsa', 'asked'],
      ['keyFormat', 'pem', 'quiet'],
    ]);
  });

  it('asks for the format on Windows, where PuTTY is at home', async () => {
    const questions = await questionsOf(await place({ computer: { platform: 'win32' } }));
    expect(asked(questions)).toContainEqual(['keyFormat', 'pem', 'asked']);
    expect(questions.at(-1)?.choices?.map(({ value }) => value)).toEqual(['pem', 'ppk']);
  });

  it('takes the type from a private key that lies there already', async () => {
    const here = await place();
    await mkdir(join(here.folder, 'home', '.ssh'));
    const { privateFile } = await generateKeyPair('ed25519', 'pem', 'alice');
    await writeFile(join(here.folder, 'home', '.ssh', `${NAME}.pem`), privateFile);
    expect(asked(await questionsOf(here, { keyName: NAME }))).toContainEqual(['keyType', 'ed25519', 'quiet']);
  });

  it('makes the file first, for the sake of the pair alone', async () => {
    const here = await place();
    const { seen, draft, cx } = await here.settle(keyPairStep);
    const nodes = keyPairStep.nodes(seen, draft, cx, NOTHING_ASKED);
    expect(needs(nodes)).toEqual({ [FILE]: [], [PAIR]: [FILE] });
    expect(nodeOf(nodes, FILE)).toMatchObject({ scope: 'computer', onlyFor: PAIR });
    const path = join(here.folder, 'home', '.ssh', `${NAME}.pem`);
    expect(specOf(nodes, FILE)).toEqual({ path, keyType: 'rsa', keyFormat: 'pem', comment: NAME });
    expect(specOf(nodes, PAIR)).toEqual({ keyName: NAME, publicKey: { pending: FILE, fact: 'publicKey' } });
    expect(nodeOf(nodes, FILE).value).toBe(`~/.ssh/${NAME}.pem`);
  });

  it('gives a PPK its own ending, in the folder asked for', async () => {
    const here = await place();
    const keyDir = join(here.folder, 'keys');
    const answers = { keyFormat: 'ppk', keyType: 'ed25519', keyName: 'web', keyDir } as const;
    const { seen, draft, cx } = await here.settle(keyPairStep, answers);
    const nodes = keyPairStep.nodes(seen, draft, cx, NOTHING_ASKED);
    expect(specOf(nodes, FILE)).toEqual({
      path: join(keyDir, 'web.ppk'),
      keyType: 'ed25519',
      keyFormat: 'ppk',
      comment: 'web',
    });
  });

  it('names the ways out where the private half of the pair is not here', async () => {
    const { settle } = await place();
    const { seen, draft, cx } = await settle(keyPairStep);
    const nodes = keyPairStep.nodes(seen, draft, cx, NOTHING_ASKED);
    expect(nodeOf(nodes, PAIR).otherwise?.map(({ flag }) => flag)).toEqual([
      '--key-name NAME',
      '--public-key FILE',
      '--skip key-pair',
      '--replace-key-pair',
    ]);
  });
});

describe("the step 'key-pair' with a public key of one's own", () => {
  const withKey = async () => {
    const here = await place();
    const publicKey = join(here.folder, 'id.pub');
    await writeFile(publicKey, `${ED25519} alice@laptop\n`);
    return { here, publicKey };
  };

  it('makes no private key and asks neither type nor format', async () => {
    const { here, publicKey } = await withKey();
    expect(asked(await questionsOf(here, { publicKey }))).toEqual([
      ['publicKey', '', 'quiet'],
      ['keyName', NAME, 'asked'],
    ]);
    const { seen, draft, cx } = await here.settle(keyPairStep, { publicKey });
    const nodes = keyPairStep.nodes(seen, draft, cx, NOTHING_ASKED);
    expect(needs(nodes)).toEqual({ [PAIR]: [] });
    expect(specOf(nodes, PAIR)).toEqual({ keyName: NAME, publicKey: ED25519 });
  });

  it('needs its file no more once the pair is there', async () => {
    const { here, publicKey } = await withKey();
    await inEc2(here, NAME, true);
    await rm(publicKey);
    const { seen, draft, cx } = await here.settle(keyPairStep, { publicKey });
    const nodes = keyPairStep.nodes(seen, draft, cx, NOTHING_ASKED);
    expect(needs(nodes)).toEqual({ [PAIR]: [] });
    expect(specOf(nodes, PAIR).publicKey).toContain(ED25519);
  });

  it('says so where the file has gone before that, and makes no key instead', async () => {
    const { here, publicKey } = await withKey();
    await inEc2(here, NAME);
    await rm(publicKey);
    await expect(keyPairStep.look(here.cx(), { publicKey })).rejects.toMatchObject({
      code: 'input.no-such-file',
      facts: { flag: '--public-key', path: publicKey },
      exitCode: 2,
    });
  });
});

describe('how to log in', () => {
  const done = (results: Readonly<Record<string, Readonly<Record<string, string>>>>) => (node: string) => results[node];
  const both = done({ [PAIR]: {}, [FILE]: { path: '/keys/alice.pem' } });
  const facts = { file: '/keys/alice.pem', region: 'ap-northeast-2' };

  it.each([
    ['with ssh', {}, both, [{ code: 'key-pair.note-ssh', facts }]],
    ['with PuTTY', { keyFormat: 'ppk' } as const, both, [{ code: 'key-pair.note-putty', facts }]],
    [
      "with a key of one's own",
      { publicKey: '/keys/id.pub' },
      done({ [PAIR]: {} }),
      [{ code: 'key-pair.note-own-key', facts: { ...facts, file: '/keys/id.pub' } }],
    ],
    ['is not told while there is no pair', {}, done({ [FILE]: { path: '/keys/alice.pem' } }), []],
  ])('%s', async (_how, draft, results, notes) => {
    const here = await place();
    const seen = await keyPairStep.look(here.cx(), {});
    expect(keyPairStep.notes(draft, results, here.cx(), seen)).toEqual(notes);
  });
});
