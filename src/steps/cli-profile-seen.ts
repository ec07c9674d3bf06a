import type { ReadContext } from '../aws/context.ts';
import { accessKeys } from '../aws/reads/users.ts';
import { findAwsCli } from '../computer/aws-cli.ts';
import { readSection } from '../computer/aws-config-file.ts';
import { readSharedFile } from '../computer/rewrite-file.ts';
import type { Place } from './step.ts';

export const OUTPUT = 'json';
export const OWN_NAME = 'aws-ecs-setup';

/** What stands for a profile in the two files. */
interface ProfileSeen {
  readonly region: string;
  readonly output: string;
  /** The id of the key in the credentials file; empty where there is none. */
  readonly accessKey: string;
  /** Whom `aws login` signed in, an ARN; empty where it did not. */
  readonly session: string;
  /** A role, IAM Identity Center, a program: it signs in by other means than those this tool sets up. */
  readonly otherwise: boolean;
}

export interface CliProfileSeen {
  /** Of the AWS CLI on this computer. */
  readonly version: string | undefined;
  /** Ids of the administrator's access keys, where they matter. */
  readonly keys: readonly string[];
  readonly profile: (name: string) => ProfileSeen | undefined;
}

/** Reads the files, and looks for the user's keys only where the files or the answers speak of keys. */
export async function lookForProfiles(cx: ReadContext, userName: string, wantsKey: boolean): Promise<CliProfileSeen> {
  const { config, credentials } = cx.local.awsFiles;
  const [configText = '', credentialsText = '', cli] = await Promise.all([
    readSharedFile(config),
    readSharedFile(credentials),
    cx.once('computer:aws', () => findAwsCli(cx.computer)),
  ]);
  const keys = wantsKey || credentialsText !== '' ? ((await accessKeys(cx, userName)) ?? []) : [];
  return { version: cli?.version, keys, profile: (name) => profileIn(configText, credentialsText, name) };
}

function profileIn(configText: string, credentialsText: string, name: string): ProfileSeen | undefined {
  const config = readSection(configText, 'config', name);
  const credentials = readSection(credentialsText, 'credentials', name);
  if (!config && !credentials) return undefined;
  const told = (key: string) => credentials?.get(key) ?? config?.get(key) ?? '';
  const others = ['role_arn', 'sso_session', 'sso_start_url', 'credential_process', 'web_identity_token_file'];
  return {
    region: told('region'),
    output: told('output') || OUTPUT,
    accessKey: told('aws_access_key_id'),
    session: told('login_session'),
    otherwise: others.some((key) => told(key) !== ''),
  };
}

/** `default` where there is no such profile yet, or one that is just what would be written; else a name of the tool's own. */
export function defaultProfile(seen: CliProfileSeen, wantsKey: boolean, { region, setup }: Place): string {
  const there = seen.profile('default');
  if (!there) return 'default';
  const { accessKey, session, otherwise } = there;
  const own = session === '' || session.split(':')[4] === setup.identity.accountId;
  const key = accessKey === '' || (wantsKey && seen.keys.includes(accessKey));
  return there.region === region && there.output === OUTPUT && own && key && !otherwise ? 'default' : OWN_NAME;
}
