import { formatCredentials, parseCredentials } from '../computer/credentials-csv.ts';
import { generatePassword, type PasswordPolicy } from '../computer/password.ts';
import { writePrivateFile } from '../computer/private-file.ts';
import { fileMode, restrictFile } from '../computer/restrict-file.ts';
import { readTextFile } from '../computer/text-file.ts';
import { SetupError } from '../engine/errors.ts';
import { type AwsResource, known } from './aws-resource.ts';

export interface CredentialsFileSpec {
  readonly path: string;
  readonly userName: string;
  readonly signInUrl: string;
  /** The account's own rules, which the generated password keeps to; undefined means AWS's default. */
  readonly passwordPolicy: PasswordPolicy | undefined;
  /** The node whose typed password, if there is one, is *not* written down. */
  readonly passwordNode: string;
}
export interface CredentialsFileLive {
  readonly [fact: string]: string | boolean;
  readonly path: string;
  readonly userName: string;
  readonly private: boolean;
}

/** The CSV with the administrator's password, on disk before the password is sent, so that it cannot be lost on the way. */
export const credentialsFile: AwsResource<CredentialsFileSpec, CredentialsFileLive> = {
  type: 'computer.credentials-file',
  identity: 'path',
  actions: [],
  async find(cx, _id, spec) {
    const path = known(spec.path);
    const text = path === undefined ? undefined : await readTextFile(path);
    if (path === undefined || text === undefined) return [];
    const userName = parseCredentials(text)?.userName;
    if (userName === undefined || userName !== known(spec.userName)) {
      throw new SetupError('credentials-file.foreign', { path, user: known(spec.userName) ?? '' });
    }
    const mode = cx.computer.platform === 'win32' ? 0 : ((await fileMode(path)) ?? 0);
    return [{ live: { path, userName, private: (mode & 0o077) === 0 }, mark: 'unmarked' }];
  },
  compare: (_spec, live) =>
    live.private ? [] : [{ fact: 'private', want: true, have: false, fix: 'update' as const }],
  async create(cx, _id, spec) {
    const { path, userName, signInUrl, passwordPolicy } = spec;
    const password = cx.secrets.has(spec.passwordNode) ? '' : generatePassword(passwordPolicy);
    await writePrivateFile(path, formatCredentials({ userName, password, signInUrl }), 0o600, cx.computer);
    return { path, userName, private: true };
  },
  async update(cx, _id, _spec, live) {
    await restrictFile(live.path, 0o600, cx.computer);
    return { ...live, private: true };
  },
};
