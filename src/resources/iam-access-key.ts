import type { WriteContext } from '../aws/context.ts';
import { accessKeys } from '../aws/reads/users.ts';
import { readSection, withoutSettings } from '../computer/aws-config-file.ts';
import { rewriteFile } from '../computer/rewrite-file.ts';
import type { Difference } from '../engine/resource.ts';
import { type AwsResource, known } from './aws-resource.ts';
import { deleteAccessKey, KEY_ID, KEY_SECRET, makeAccessKey } from './iam-access-key-calls.ts';
import { type AccessKeyLive, type AccessKeySpec, findAccessKey } from './iam-access-key-find.ts';

/** What cannot be put right by this tool, by where the key was found. */
const REASONS: Readonly<Partial<Record<AccessKeyLive['place'], string>>> = {
  gone: 'conflict.access-key-gone',
  doubtful: 'conflict.access-key-doubtful',
  foreign: 'conflict.access-key-foreign',
  full: 'conflict.access-key-two',
};

/**
 * An access key of a user and the section of the credentials file that holds it (iam:CreateAccessKey): its secret is in one answer only
 * and goes from there to the file. A key whose answer was lost is good for nobody: it is deleted, and another one made.
 */
export const iamAccessKey: AwsResource<AccessKeySpec, AccessKeyLive> = {
  type: 'iam.access-key',
  title: (live) => `${live.accessKeyId} (${live.userName})`,
  identity: 'accessKeyId',
  duplicable: true,
  sameBy: ['userName', 'accessKeyId', 'certain'],
  refersTo: [
    { fact: 'userName', type: 'iam.user', is: 'userName' },
    { fact: 'profile', type: 'computer.cli-profile', is: 'profile' },
  ],
  async find(cx, _id, spec, hint, made, unfinished) {
    const found = await findAccessKey(cx, spec, made === false ? undefined : hint, unfinished);
    return found.map((live) => ({ live, mark: 'unmarked' }));
  },
  compare(_spec, { place, active, accessKeyId, told }) {
    const differences: Difference[] = [];
    const reason = REASONS[place];
    const have = told ?? accessKeyId;
    if (place === 'lost') differences.push({ fact: 'secret', want: true, have: false, fix: 'update', widens: false });
    if (reason) differences.push({ fact: 'accessKey', want: '', have, fix: 'conflict', reason });
    if (place === 'file' && !active) {
      const inactive = { fact: 'active', want: true, reason: 'conflict.access-key-inactive' } as const;
      differences.push({ ...inactive, have, fix: 'conflict' });
    }
    return differences;
  },
  create: (cx, _id, spec) => makeAccessKey(cx, spec),
  async update(cx, _id, spec, live) {
    await deleteAccessKey(cx, live);
    return makeAccessKey(cx, spec);
  },
  /** From the file first: what is deleted only there is found again by its record, a key that is deleted in IAM would be none's. */
  async remove(cx, live) {
    await takeOut(cx, live);
    await deleteAccessKey(cx, live);
  },
  /** Whoever signs in as somebody's user is not meant to share it. */
  async gains(cx, spec) {
    const userName = known(spec.userName);
    return userName === undefined ? [] : ((await accessKeys(cx, userName)) ?? []);
  },
};

async function takeOut(cx: WriteContext, { path, profile, accessKeyId, madeFile }: AccessKeyLive): Promise<void> {
  const edit = (text: string | undefined) => {
    if (text === undefined || readSection(text, 'credentials', profile)?.get(KEY_ID) !== accessKeyId) return text;
    const left = withoutSettings(text, 'credentials', profile, [KEY_ID, KEY_SECRET]);
    return madeFile && left === '' ? undefined : left;
  };
  await rewriteFile(path, { private: true, edit }, cx.computer);
}
