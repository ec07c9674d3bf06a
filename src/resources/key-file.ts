import { basename, extname } from 'node:path';
import { instances } from '../aws/reads/instances.ts';
import { generateKeyPair, type KeyFormat, type KeyType } from '../computer/keys/generate.ts';
import { readPublicKey } from '../computer/keys/read.ts';
import { writePrivateFile } from '../computer/private-file.ts';
import { removeFile } from '../computer/remove-file.ts';
import { fileMode, restrictFile } from '../computer/restrict-file.ts';
import { readTextFile } from '../computer/text-file.ts';
import { SetupError } from '../engine/errors.ts';
import type { Difference } from '../engine/resource.ts';
import { type AwsResource, known } from './aws-resource.ts';
import { idsOf, standsInTheWay } from './blocking.ts';

export interface KeyFileSpec {
  readonly path: string;
  readonly keyType: KeyType;
  readonly keyFormat: KeyFormat;
  readonly comment: string;
}
export interface KeyFileLive {
  readonly [fact: string]: string | boolean;
  readonly path: string;
  /** The public half as OpenSSH writes it; the private half never leaves the file. */
  readonly publicKey: string;
  /** Nobody but its owner may read it. */
  readonly private: boolean;
}

/** The file with the private half of a key pair. It is made once and never written over: it cannot be had again. */
export const keyFile: AwsResource<KeyFileSpec, KeyFileLive> = {
  type: 'computer.key-file',
  title: (live) => live.path,
  identity: 'path',
  sameBy: ['path', 'publicKey'],
  async find(cx, _id, spec) {
    const path = known(spec.path);
    const text = path === undefined ? undefined : await readTextFile(path);
    if (path === undefined || text === undefined) return [];
    const publicKey = readPublicKey(text);
    if (publicKey === undefined) throw new SetupError('key-file.unreadable', { path });
    const mode = cx.computer.platform === 'win32' ? 0 : ((await fileMode(path)) ?? 0);
    return [{ live: { path, publicKey, private: (mode & 0o077) === 0 }, mark: 'unmarked' }];
  },
  compare(spec, live) {
    const differences: Difference[] = [];
    const want = spec.keyType === 'rsa' ? 'ssh-rsa' : 'ssh-ed25519';
    const have = live.publicKey.split(' ')[0];
    if (want !== have) differences.push({ fact: 'keyType', want, have, fix: 'conflict' });
    if (!live.private) differences.push({ fact: 'private', want: true, have: false, fix: 'update' });
    return differences;
  },
  async create(cx, _id, spec) {
    const { path, keyType, keyFormat, comment } = spec;
    const { privateFile, publicKey } = await generateKeyPair(keyType, keyFormat, comment);
    await writePrivateFile(path, privateFile, 0o400, cx.computer);
    return { path, publicKey, private: true };
  },
  async update(cx, _id, _spec, live) {
    await restrictFile(live.path, 0o400, cx.computer);
    return { ...live, private: true };
  },
  /** Instances that were started with its key pair, which may be gone by now: this file, named after the pair, is all that opens them. */
  async blockers(cx, { path }) {
    const keyName = basename(path, extname(path));
    const started = (await instances(cx)).filter((instance) => instance.KeyName === keyName);
    return standsInTheWay('undo.key-pair-instances', idsOf(started));
  },
  /** From this computer's disk alone, and only while it still holds this key: it cannot be had again. */
  async remove(_cx, { path, publicKey }) {
    const text = await readTextFile(path);
    if (text !== undefined && readPublicKey(text) === publicKey) await removeFile(path);
  },
};
