import { rename } from 'node:fs/promises';
import { CreateLoginProfileCommand, DeleteLoginProfileCommand, UpdateLoginProfileCommand } from '@aws-sdk/client-iam';
import type { WriteContext } from '../aws/context.ts';
import { unlessAbsent } from '../aws/reads/absent.ts';
import { accessKeys, hasPassword } from '../aws/reads/users.ts';
import { formatCredentials, parseCredentials } from '../computer/credentials-csv.ts';
import { fileError } from '../computer/file-errors.ts';
import { generatePassword, type PasswordPolicy } from '../computer/password.ts';
import { writePrivateFile } from '../computer/private-file.ts';
import { readTextFile } from '../computer/text-file.ts';
import { SetupError } from '../engine/errors.ts';
import { type AwsResource, known } from './aws-resource.ts';

export interface LoginProfileSpec {
  readonly userName: string;
  /** The CSV whose password is sent. */
  readonly credentialsFile: string;
  readonly signInUrl: string;
  readonly passwordReset: boolean;
  readonly passwordPolicy: PasswordPolicy | undefined;
  /** Names one reset of the password; a reset that was carried out is remembered by it. Empty when none is asked for. */
  readonly reset: string;
}
export interface LoginProfileLive {
  readonly [fact: string]: string | undefined;
  readonly userName: string;
  readonly reset: string;
  /** The file with the new password, right after a reset. */
  readonly writtenTo?: string;
}

/** Where the password of a reset waits until AWS has it: a run that is killed in between finds it there and sends it again. */
export const waitingCredentials = (path: string): string => `${path}.next`;

/**
 * A user's console password (iam:CreateLoginProfile). One that is there is never changed but by a reset that was asked for by name;
 * whether it has to be changed at the next sign-in is not compared, since it clears itself then.
 */
export const iamLoginProfile: AwsResource<LoginProfileSpec, LoginProfileLive> = {
  type: 'iam.login-profile',
  title: (live) => live.userName,
  identity: 'userName',
  refersTo: [
    { fact: 'userName', type: 'iam.user', is: 'userName', serves: true },
    { fact: 'userName', type: 'computer.credentials-file', is: 'userName' },
  ],
  async find(cx, _id, spec, hint) {
    const userName = known(spec.userName);
    if (userName === undefined || !(await hasPassword(cx, userName))) return [];
    return [{ live: { userName, reset: hint?.reset ?? '' }, mark: 'unmarked' }];
  },
  compare(spec, live) {
    const reset = known(spec.reset);
    if (!reset || reset === live.reset) return [];
    return [{ fact: 'reset', want: reset, have: live.reset, fix: 'update' }];
  },
  async create(cx, id, spec) {
    const Password = cx.secrets.get(id) ?? (await passwordIn(spec.credentialsFile));
    await cx.clients.iam.send(
      new CreateLoginProfileCommand({
        UserName: spec.userName,
        Password,
        PasswordResetRequired: spec.passwordReset,
      }),
    );
    return { userName: spec.userName, reset: spec.reset };
  },
  async update(cx, id, spec, live) {
    const waiting = waitingCredentials(spec.credentialsFile);
    if ((await readTextFile(waiting)) === undefined) await writeWaiting(cx, id, spec, waiting);
    const Password = cx.secrets.get(id) ?? (await passwordIn(waiting));
    await cx.clients.iam.send(
      new UpdateLoginProfileCommand({
        UserName: spec.userName,
        Password,
        PasswordResetRequired: spec.passwordReset,
      }),
    );
    await rename(waiting, spec.credentialsFile).catch((error) => {
      throw fileError(error, spec.credentialsFile);
    });
    return { ...live, reset: spec.reset, writtenTo: spec.credentialsFile };
  },
  /** iam:DeleteLoginProfile */
  async remove(cx, { userName }) {
    await unlessAbsent(cx.clients.iam.send(new DeleteLoginProfileCommand({ UserName: userName })));
  },
  /** Whoever holds an access key of somebody's user is not meant to get a console password for it. */
  async gains(cx, spec) {
    const userName = known(spec.userName);
    return userName === undefined ? [] : ((await accessKeys(cx, userName)) ?? []);
  },
};

async function writeWaiting(cx: WriteContext, id: string, spec: LoginProfileSpec, path: string): Promise<void> {
  const { userName, signInUrl, passwordPolicy } = spec;
  const password = cx.secrets.has(id) ? '' : generatePassword(passwordPolicy);
  await writePrivateFile(path, formatCredentials({ userName, password, signInUrl }), 0o600, cx.computer);
}

async function passwordIn(path: string): Promise<string> {
  const password = parseCredentials((await readTextFile(path)) ?? '')?.password;
  // A password that was typed is nowhere but in the person's head.
  if (!password) throw new SetupError('credentials-file.no-password', { path });
  return password;
}
