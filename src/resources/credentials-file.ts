import type { WriteContext } from '../aws/context.ts';
import { formatCredentials, parseCredentials } from '../computer/credentials-csv.ts';
import { generatePassword, type PasswordPolicy } from '../computer/password.ts';
import { writePrivateFile } from '../computer/private-file.ts';
import { removeFile } from '../computer/remove-file.ts';
import { fileMode, restrictFile } from '../computer/restrict-file.ts';
import { readTextFile } from '../computer/text-file.ts';
import { SetupError } from '../engine/errors.ts';
import type { Difference } from '../engine/resource.ts';
import { type AwsResource, known } from './aws-resource.ts';
import { waitingCredentials } from './iam-login-profile.ts';

export interface CredentialsFileSpec {
  readonly path: string;
  readonly userName: string;
  readonly signInUrl: string;
  /** The account's own rules, which the generated password keeps to; undefined means AWS's default. */
  readonly passwordPolicy: PasswordPolicy | undefined;
  /** Must the file hold a password, because a generated one is to be sent from it? */
  readonly needsPassword: boolean;
  /** The node whose typed password, if there is one, is *not* written down. */
  readonly passwordNode: string;
  /** What a person would pass to have it elsewhere, `--credentials-file FILE`. */
  readonly pathFlag?: string;
}
export interface CredentialsFileLive {
  readonly [fact: string]: string | boolean;
  readonly path: string;
  readonly userName: string;
  readonly private: boolean;
  /** False for the file of a password that was typed. */
  readonly hasPassword: boolean;
}

/** The CSV with a user's console password, on disk before the password is sent, so that it cannot be lost on the way. */
export const credentialsFile: AwsResource<CredentialsFileSpec, CredentialsFileLive> = {
  type: 'computer.credentials-file',
  title: (live) => live.path,
  identity: 'path',
  sameBy: ['path', 'userName'],
  async find(cx, _id, spec) {
    const path = known(spec.path);
    const text = path === undefined ? undefined : await readTextFile(path);
    if (path === undefined || text === undefined) return [];
    const content = parseCredentials(text);
    if (content === undefined || content.userName !== known(spec.userName)) {
      const option = spec.pathFlag === undefined ? '' : (known(spec.pathFlag) ?? '');
      throw new SetupError('credentials-file.foreign', { path, user: known(spec.userName) ?? '', option });
    }
    const mode = cx.computer.platform === 'win32' ? 0 : ((await fileMode(path)) ?? 0);
    const { userName, password } = content;
    const live = { path, userName, private: (mode & 0o077) === 0, hasPassword: password !== '' };
    return [{ live, mark: 'unmarked' }];
  },
  compare(spec, live) {
    const differences: Difference[] = [];
    if (!live.private) differences.push({ fact: 'private', want: true, have: false, fix: 'update' });
    if (spec.needsPassword === true && !live.hasPassword) {
      differences.push({ fact: 'hasPassword', want: true, have: false, fix: 'update' });
    }
    return differences;
  },
  create: (cx, _id, spec) => write(cx, spec),
  async update(cx, _id, spec, live, differences) {
    if (differences.some(({ fact }) => fact === 'hasPassword')) {
      // It holds no secret that could be lost.
      await removeFile(live.path);
      return write(cx, spec);
    }
    await restrictFile(live.path, 0o600, cx.computer);
    return { ...live, private: true };
  },
  /** From this computer's disk alone, each only while it is this user's; with the one in which the password of a reset waits. */
  async remove(_cx, { path, userName }) {
    for (const file of [waitingCredentials(path), path]) {
      const text = await readTextFile(file);
      if (text !== undefined && parseCredentials(text)?.userName === userName) await removeFile(file);
    }
  },
};

async function write(cx: WriteContext, spec: CredentialsFileSpec): Promise<CredentialsFileLive> {
  const { path, userName, signInUrl, passwordPolicy } = spec;
  const password = cx.secrets.has(spec.passwordNode) ? '' : generatePassword(passwordPolicy);
  await writePrivateFile(path, formatCredentials({ userName, password, signInUrl }), 0o600, cx.computer);
  return { path, userName, private: true, hasPassword: password !== '' };
}
