import type { WriteContext } from '../aws/context.ts';
import { type Section, withoutSettings, withSettings } from '../computer/aws-config-file.ts';
import { readSharedFile, rewriteFile } from '../computer/rewrite-file.ts';
import type { Difference } from '../engine/resource.ts';
import { type AwsResource, differs, known } from './aws-resource.ts';
import { cliProfileBlockers, ownKeys } from './cli-profile-blockers.ts';
import { accountOf, filesOf, LOGIN, type ProfileFiles, settingsOf } from './cli-profile-files.ts';

export interface CliProfileSpec extends ProfileFiles {
  readonly profile: string;
  readonly region: string;
  readonly output: string;
  readonly accountId: string;
}
export interface CliProfileLive {
  readonly [fact: string]: string | boolean | undefined;
  /** The config file. */
  readonly path: string;
  readonly credentialsPath: string;
  readonly profile: string;
  /** Empty where none is written down. */
  readonly region: string;
  readonly output: string;
  /** Whom `aws login` signed in: an ARN; empty where it did not. */
  readonly session: string;
  /** Was there no file before? Then none is left when the profile goes. */
  readonly madeFile: boolean;
  /** What was there before it was changed with the person's consent; empty where nothing was. */
  readonly previousRegion?: string;
  readonly previousOutput?: string;
  readonly previousSession?: string;
}

/** AWS's own default, where a profile says nothing. */
const DEFAULT_OUTPUT = 'json';

/**
 * A profile of the AWS CLI: region and output in the config file. What signs it in is written by `aws login`, or is a key in the
 * credentials file.
 */
export const cliProfile: AwsResource<CliProfileSpec, CliProfileLive> = {
  type: 'computer.cli-profile',
  title: (live) => `${live.profile} (${live.path})`,
  identity: 'profile',
  sameBy: ['path', 'profile', 'region', 'output'],
  async find(_cx, _id, spec, hint, made) {
    const profile = known(spec.profile);
    const files = filesOf(spec);
    if (profile === undefined || files === undefined) return [];
    // One that this tool wrote under an earlier name is still the set-up's.
    const names = made && hint?.profile ? [hint.profile, profile] : [profile];
    for (const name of names) {
      const live = await look(files, name, hint);
      if (live) return [{ live, mark: 'unmarked' }];
    }
    return [];
  },
  compare(spec, live) {
    const differences: Difference[] = [];
    const asks = { fix: 'update', asks: true, reason: 'conflict.cli-profile-differs' } as const;
    for (const fact of ['profile', 'region', 'output'] as const) {
      if (differs(spec[fact], live[fact])) {
        differences.push({ fact, want: known(spec[fact]), have: live[fact], ...asks });
      }
    }
    const account = accountOf(live.session);
    if (account !== '' && differs(spec.accountId, account)) {
      differences.push({ fact: 'account', want: known(spec.accountId), have: account, ...asks });
    }
    return differences;
  },
  async create(cx, _id, spec) {
    const { path, credentialsPath, profile, region, output } = spec;
    const madeFile = (await readSharedFile(path)) === undefined;
    await write(cx, path, profile, new Map(Object.entries({ region, output })));
    return { path, credentialsPath, profile, region, output, session: '', madeFile };
  },
  async update(cx, _id, spec, live) {
    const { profile, accountId } = spec;
    const isMoved = live.profile !== profile;
    if (isMoved) await takeOut(cx, live, ownKeys(live, accountId));
    else if (accountOf(live.session) !== accountId) await takeOut(cx, live, [LOGIN]);
    for (const key of ['region', 'output'] as const) {
      if (isMoved || live[key] !== spec[key]) await give(cx, { ...live, profile }, key, spec[key]);
    }
    return foresee(spec, live);
  },
  foresee,
  blockers: cliProfileBlockers,
  remove: (cx, live) => takeOut(cx, live, ownKeys(live, cx.setup.identity.accountId)),
  restore(live) {
    const { region, output, session, previousRegion, previousOutput, previousSession = '' } = live;
    if (previousRegion === undefined || previousOutput === undefined) return undefined;
    return async (cx) => {
      if (previousRegion !== region) await give(cx, live, 'region', previousRegion);
      if (previousOutput !== output) await give(cx, live, 'output', previousOutput);
      if (session === '' && previousSession !== '') await give(cx, live, LOGIN, previousSession);
    };
  },
};

/** What is written down for a profile; undefined where nothing is. */
async function look(
  files: ProfileFiles,
  profile: string,
  hint: Partial<CliProfileLive> | undefined,
): Promise<CliProfileLive | undefined> {
  const { config, credentials, configText = '' } = await settingsOf(files, profile);
  if (!config && !credentials) return undefined;
  const told = (key: string) => credentials?.get(key) ?? config?.get(key) ?? '';
  const alone = withoutSettings(configText, 'config', profile, ['region', 'output']).trim() === '';
  const { previousRegion, previousOutput, previousSession } = hint ?? {};
  return {
    ...files,
    profile,
    region: told('region'),
    output: told('output') || DEFAULT_OUTPUT,
    session: config?.get(LOGIN) ?? '',
    madeFile: hint?.madeFile ?? alone,
    ...(previousRegion === undefined ? {} : { previousRegion }),
    ...(previousOutput === undefined ? {} : { previousOutput }),
    ...(previousSession === undefined ? {} : { previousSession }),
  };
}

function foresee(spec: CliProfileSpec, live: CliProfileLive): CliProfileLive {
  const { profile, region, output, accountId } = spec;
  const before = { previousRegion: live.region, previousOutput: live.output, previousSession: live.session };
  const session = accountOf(live.session) === accountId && live.profile === profile ? live.session : '';
  return { ...before, ...live, profile, region, output, session };
}

function write(cx: WriteContext, path: string, profile: string, settings: Section): Promise<void> {
  const edit = (text: string | undefined) => withSettings(text ?? '', 'config', profile, settings);
  return rewriteFile(path, { private: false, edit }, cx.computer);
}

function takeOut(cx: WriteContext, live: CliProfileLive, keys: readonly string[]): Promise<void> {
  const edit = (text: string | undefined) => {
    const left = text === undefined ? undefined : withoutSettings(text, 'config', live.profile, keys);
    return live.madeFile && left === '' ? undefined : left;
  };
  return rewriteFile(live.path, { private: false, edit }, cx.computer);
}

/** A setting where it counts: the SDK takes it from the credentials file before the config file. An empty one is taken out. */
async function give(cx: WriteContext, live: CliProfileLive, key: string, value: string): Promise<void> {
  const { credentials } = await settingsOf(live, live.profile);
  const kind = credentials?.has(key) === true ? 'credentials' : 'config';
  const edit = (text = '') =>
    value === ''
      ? withoutSettings(text, kind, live.profile, [key])
      : withSettings(text, kind, live.profile, new Map([[key, value]]));
  const path = kind === 'credentials' ? live.credentialsPath : live.path;
  await rewriteFile(path, { private: kind === 'credentials', edit }, cx.computer);
}
