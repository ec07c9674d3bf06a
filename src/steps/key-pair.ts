import { join } from 'node:path';
import type { KeyPairInfo } from '@aws-sdk/client-ec2';
import type { Draft } from '../answers/answers.ts';
import type { ReadContext } from '../aws/context.ts';
import { keyPairs } from '../aws/reads/instances.ts';
import { markOf } from '../aws/tags.ts';
import { parsePublicKey } from '../computer/keys/public-key.ts';
import { readPublicKey } from '../computer/keys/read.ts';
import { shortPath } from '../computer/short-path.ts';
import { readTextFile } from '../computer/text-file.ts';
import { SetupError } from '../engine/errors.ts';
import type { Choice } from '../engine/resource.ts';
import type { AwsNode } from '../resources/aws-resource.ts';
import { ec2KeyPair } from '../resources/ec2-key-pair.ts';
import { keyFile } from '../resources/key-file.ts';
import { keyPairNode } from './node-ids.ts';
import type { Place, Question, Step } from './step.ts';

const keyFileNode = (region: string): string => `computer/${region}/key-file`;

interface KeyPairSeen {
  /** The name of the pair an earlier run made here. */
  readonly ours: string | undefined;
  readonly pair: KeyPairInfo | undefined;
  /** The type of the private key that lies at the file's place already. */
  readonly fileType: 'rsa' | 'ed25519' | undefined;
  /** The key in `--public-key FILE`, or of the pair that was made with it. */
  readonly ownPublicKey: string | undefined;
}

/** Guide: "Create a key pair", one per region. The private half is made here and stays here; EC2 is given the public one. */
export const keyPairStep: Step<KeyPairSeen> = {
  id: 'key-pair',
  scope: 'region',
  async look(cx, draft) {
    const all = await keyPairs(cx);
    const ours = all.find((pair) => markOf(pair.Tags, cx.setup, keyPairNode(cx.region)) === 'ours')?.KeyName;
    const keyName = draft.keyName ?? ours ?? defaultName(cx);
    const text = await readTextFile(filePath(draft, cx, keyName));
    const publicKey = text === undefined ? undefined : readPublicKey(text);
    const pair = all.find((one) => one.KeyName === keyName);
    return {
      ours,
      pair,
      fileType: publicKey === undefined ? undefined : publicKey.startsWith('ssh-rsa ') ? 'rsa' : 'ed25519',
      ownPublicKey: draft.publicKey ? await ownPublicKey(draft.publicKey, pair, ours) : undefined,
    };
  },
  questions(seen, draft, place) {
    const name: Question = {
      key: 'keyName',
      kind: 'text',
      text: { code: 'key-pair.name', facts: { region: place.region } },
      ...(seen.pair ? { found: { code: 'key-pair.found', facts: { name: seen.pair.KeyName ?? '' } } } : {}),
      default: seen.ours ?? defaultName(place),
    };
    const publicKey: Question = quiet('publicKey', '');
    if (draft.publicKey) return [publicKey, name];
    const windows = place.computer.platform === 'win32';
    return [
      publicKey,
      name,
      quiet('keyDir', place.local.keyDirectory),
      {
        key: 'keyType',
        kind: 'select',
        text: { code: 'key-pair.type' },
        default: seen.fileType ?? 'rsa',
        quiet: seen.fileType !== undefined,
        choices: [
          { value: 'rsa', text: { code: 'key-pair.type-rsa' } },
          { value: 'ed25519', text: { code: 'key-pair.type-ed25519' } },
        ],
      },
      {
        key: 'keyFormat',
        kind: 'select',
        text: { code: 'key-pair.format' },
        default: 'pem',
        // Only Windows has PuTTY people who would want the other one.
        quiet: !windows,
        choices: [
          { value: 'pem', text: { code: 'key-pair.format-pem' } },
          { value: 'ppk', text: { code: 'key-pair.format-ppk' } },
        ],
      },
    ];
  },
  nodes(seen, draft, place) {
    const { region } = place;
    const pair = keyPairNode(region);
    const file = keyFileNode(region);
    const keyName = draft.keyName ?? seen.ours ?? defaultName(place);
    const own = seen.ownPublicKey;
    const keyPair: AwsNode = {
      id: pair,
      step: 'key-pair',
      scope: region,
      needs: own === undefined ? [file] : [],
      resource: ec2KeyPair,
      value: keyName,
      answers: ['keyName'],
      otherwise: waysOut(pair),
      spec: (outputs) => ({ keyName, publicKey: own ?? outputs.of(file, 'publicKey') }),
    };
    if (own !== undefined) return [keyPair];
    const path = filePath(draft, place, keyName);
    const { keyType = 'rsa', keyFormat = 'pem' } = draft;
    const privateHalf: AwsNode = {
      id: file,
      step: 'key-pair',
      scope: 'computer',
      needs: [],
      onlyFor: pair,
      resource: keyFile,
      value: shortPath(path, place.computer),
      answers: ['keyDir', 'keyName'],
      otherwise: [{ label: 'choice.other-key-name', flag: '--key-name NAME', ask: 'keyName' }],
      spec: () => ({ path, keyType, keyFormat, comment: keyName }),
    };
    return [privateHalf, keyPair];
  },
  findings: () => [],
  notes(draft, results, place) {
    const path = results(keyFileNode(place.region))?.path ?? draft.publicKey;
    if (path === undefined || results(keyPairNode(place.region)) === undefined) return [];
    const facts = { file: String(path), region: place.region };
    if (draft.publicKey) return [{ code: 'key-pair.note-own-key', facts }];
    if (draft.keyFormat === 'ppk') return [{ code: 'key-pair.note-putty', facts }];
    return [{ code: draft.sshCidr === 'none' ? 'key-pair.note-closed' : 'key-pair.note-ssh', facts }];
  },
};

/** The guide's `your_user_name-key-pair-region_name`. */
function defaultName(place: Pick<ReadContext, 'computer' | 'region'>): string {
  const user = place.computer.userName.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[.-]+/, '') || 'my';
  return `${user}-key-pair-${place.region}`;
}

/** The file is needed until the pair is made with it; after that it may go. */
async function ownPublicKey(path: string, pair: KeyPairInfo | undefined, ours: string | undefined): Promise<string> {
  const text = await readTextFile(path);
  if (text !== undefined) return parsePublicKey(text).publicKey;
  if (pair?.PublicKey && pair.KeyName === ours) return pair.PublicKey;
  throw new SetupError('input.no-such-file', { flag: '--public-key', value: path, path }, 2);
}

function filePath(draft: Draft, place: Pick<Place, 'local'>, keyName: string): string {
  return join(draft.keyDir ?? place.local.keyDirectory, `${keyName}.${draft.keyFormat ?? 'pem'}`);
}

const quiet = (key: 'publicKey' | 'keyDir', value: string): Question => ({
  key,
  kind: 'text',
  text: { code: `key-pair.${key === 'keyDir' ? 'directory' : 'public-key'}` },
  default: value,
  quiet: true,
});

/** The private half of the pair in EC2 is not here, and nobody can fetch it. */
function waysOut(node: string): readonly Choice[] {
  return [
    { label: 'choice.other-key-name', flag: '--key-name NAME', ask: 'keyName' },
    { label: 'choice.own-public-key', flag: '--public-key FILE', ask: 'publicKey' },
    { label: 'choice.without-ssh', flag: '--skip key-pair', answers: { skip: ['key-pair'] } },
    { label: 'choice.replace-key-pair', facts: { node }, flag: '--replace-key-pair', accept: true },
  ];
}
