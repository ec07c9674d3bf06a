import { join } from 'node:path';
import type { KeyPairInfo } from '@aws-sdk/client-ec2';
import type { Draft } from '../answers/answers.ts';
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
import { defaultName, type KeyPairSeen, keyPairQuestions } from './key-pair-questions.ts';
import { keyFileNode, keyPairNode } from './node-ids.ts';
import type { Place, Step } from './step.ts';

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
  questions: keyPairQuestions,
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

/** The private half of the pair in EC2 is not here, and nobody can fetch it. */
function waysOut(node: string): readonly Choice[] {
  return [
    { label: 'choice.other-key-name', flag: '--key-name NAME', ask: 'keyName' },
    { label: 'choice.own-public-key', flag: '--public-key FILE', ask: 'publicKey' },
    { label: 'choice.without-ssh', flag: '--skip key-pair', answers: { skip: ['key-pair'] } },
    { label: 'choice.replace-key-pair', facts: { node }, flag: '--replace-key-pair', accept: true },
  ];
}
