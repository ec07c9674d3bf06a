import {
  DeleteKeyPairCommand,
  DescribeKeyPairsCommand,
  ImportKeyPairCommand,
  type KeyPairInfo,
} from '@aws-sdk/client-ec2';
import type { WriteContext } from '../aws/context.ts';
import { instances, keyPairs } from '../aws/reads/instances.ts';
import { markOf, tagsFor } from '../aws/tags.ts';
import { samePublicKey } from '../computer/keys/public-key.ts';
import type { Difference } from '../engine/resource.ts';
import { type AwsResource, differs, known } from './aws-resource.ts';
import { idsOf, standsInTheWay } from './blocking.ts';
import { markedAmong } from './marked.ts';

export interface KeyPairSpec {
  readonly keyName: string;
  /** `ssh-rsa AAAA…` or `ssh-ed25519 AAAA…`; pending while the key file has still to be made. */
  readonly publicKey: string;
}
export interface KeyPairLive {
  readonly [fact: string]: string;
  readonly keyPairId: string;
  readonly keyName: string;
  /** Type and base64, without a comment: the same string as of its key file. */
  readonly publicKey: string;
}

/** A key pair whose private half was made on this computer and never left it (ec2:ImportKeyPair). */
export const ec2KeyPair: AwsResource<KeyPairSpec, KeyPairLive> = {
  type: 'ec2.key-pair',
  title: (live) => live.keyName,
  identity: 'keyPairId',
  tagged: true,
  refersTo: [{ fact: 'publicKey', type: 'computer.key-file', is: 'publicKey' }],
  async find(cx, id, spec) {
    const name = known(spec.keyName);
    const found = (await keyPairs(cx)).filter(
      (pair) => pair.KeyName === name || markOf(pair.Tags, cx.setup, id) === 'ours',
    );
    return found.map((pair) => ({ live: liveOf(pair), mark: markOf(pair.Tags, cx.setup, id) }));
  },
  compare(spec, live) {
    const differences: Difference[] = [];
    if (differs(spec.keyName, live.keyName)) {
      differences.push({ fact: 'keyName', want: known(spec.keyName), have: live.keyName, fix: 'conflict' });
    }
    const mine = known(spec.publicKey);
    if (mine === undefined || !samePublicKey(mine, live.publicKey)) {
      // No key file here, or another: instances started with this pair would open to nobody here.
      const reason = mine === undefined ? 'conflict.private-half-missing' : 'conflict.other-key';
      differences.push({ fact: 'publicKey', want: mine, have: live.publicKey, fix: 'update', asks: true, reason });
    }
    return differences;
  },
  create: (cx, id, spec) => importKey(cx, id, spec),
  /** A key pair cannot be given another key: the old one goes and ours takes its name. Running instances keep theirs. */
  async update(cx, id, spec, live) {
    await cx.clients.ec2.send(new DeleteKeyPairCommand({ KeyPairId: live.keyPairId }));
    return importKey(cx, id, spec);
  },
  marked: async (cx) => markedAmong(await keyPairs(cx), liveOf),
  /** Instances keep the public half they were started with; but the private half would go with the pair, and it opens them. */
  async blockers(cx, { keyName }) {
    const started = (await instances(cx)).filter((instance) => instance.KeyName === keyName);
    return standsInTheWay('undo.key-pair-instances', idsOf(started));
  },
  /** ec2:DeleteKeyPair, by the name, which nothing else in the region has, while its id tells that it is still this one. */
  async remove(cx, { keyPairId, keyName }) {
    const answer = await cx.clients.ec2.send(new DescribeKeyPairsCommand({}));
    if (!answer.KeyPairs?.some((pair) => pair.KeyPairId === keyPairId)) return;
    await cx.clients.ec2.send(new DeleteKeyPairCommand({ KeyName: keyName }));
  },
};

const liveOf = (pair: KeyPairInfo): KeyPairLive => ({
  keyPairId: pair.KeyPairId ?? '',
  keyName: pair.KeyName ?? '',
  publicKey: withoutComment(pair.PublicKey ?? ''),
});

/** EC2 puts the key pair's name behind the key. */
const withoutComment = (publicKey: string): string => publicKey.trim().split(/\s+/).slice(0, 2).join(' ');

async function importKey(cx: WriteContext, id: string, spec: KeyPairSpec): Promise<KeyPairLive> {
  const { keyName, publicKey } = spec;
  const answer = await cx.clients.ec2.send(
    new ImportKeyPairCommand({
      KeyName: keyName,
      PublicKeyMaterial: Buffer.from(publicKey),
      TagSpecifications: [{ ResourceType: 'key-pair', Tags: tagsFor(cx.setup, id, keyName) }],
    }),
  );
  return { keyPairId: answer.KeyPairId ?? '', keyName, publicKey: withoutComment(publicKey) };
}
