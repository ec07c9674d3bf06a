import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { NO_PROFILES, type ProfileSettings, type Profiles } from '../../src/aws/profiles.ts';
import { REGIONS } from '../../src/sandbox/regions.ts';
import { askAhead } from '../../src/wizard/ask-ahead.ts';
import type { Prompter } from '../../src/wizard/prompter.ts';
import type { GlobalOptions, Surroundings } from '../../src/wizard/surroundings.ts';
import { here, inFolder } from '../computer/here.ts';
import { meddledRuns, sdkError } from './meddling.ts';
import { type Person, person } from './person.ts';
import { type Runs, runs } from './run.ts';

type Choose = Prompter['choose'];
type Meanwhile = NonNullable<Parameters<Choose>[3]>;

/** Somebody who is asked for the region and thinks about it until `answer` gives one. */
function thinking(answer: (meanwhile: Meanwhile) => Promise<string>): Person {
  const who = person();
  const choose: Choose = async (text, choices, byDefault, meanwhile) => {
    const usual = await who.choose(text, choices, byDefault);
    if (!meanwhile) return usual;
    const takenBack = new Promise<never>((_, reject) => {
      meanwhile.signal.addEventListener('abort', () => reject(meanwhile.signal.reason));
    });
    return Promise.race([answer(meanwhile), takenBack]);
  };
  return { ...who, choose };
}

const never = () => new Promise<never>(() => undefined);
const types = ({ told }: Runs): readonly string[] => told.map(({ type }) => type);
const only = ['cluster'];

describe('a region that nobody has named', () => {
  it('is asked for before the account is asked who it is, and the account is asked while the person thinks', async () => {
    const account = await meddledRuns();
    const before: string[] = [];
    const who = thinking(async ({ shown }) => {
      before.push(...account.asked());
      shown();
      await vi.waitUntil(() => account.asked().includes('sts:GetCallerIdentity'));
      // Nothing is drawn while the question stands there, however long it takes.
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(types(account)).toEqual(['place']);
      return 'eu-west-2';
    });
    expect(await account.run({ region: undefined, only }, who)).toBe(0);
    expect(before).toEqual([]);
    expect(account.told[1]).toMatchObject({ type: 'identity', regions: ['eu-west-2'], practice: true });
    const made = account.told.flatMap((event) => (event.type === 'node-done' ? [event.node] : []));
    expect(made).toEqual(['account/ecs-service-linked-role', 'eu-west-2/cluster']);
  });

  it('needs no call to be asked for and none to be checked: every account has those that can be chosen', async () => {
    const account = await meddledRuns();
    const who = person({}, ['prompt.plain']);
    expect(await account.run({ region: undefined, only }, who)).toBe(0);
    expect(account.asked()).not.toContain('ec2:DescribeRegions');
    const always = REGIONS.filter(({ optIn }) => !optIn).map(({ name }) => name);
    expect(who.chosen[0]).toEqual(['run.regions-asked', [...always.map(() => 'prompt.plain'), 'run.region-other']]);
  });

  it('may be another one, of those that this account has', async () => {
    const account = await runs();
    const offered: (readonly string[])[] = [];
    const who = person();
    const choose: Choose = async (_, choices) => {
      offered.push(choices.map(({ value }) => value));
      return offered.length === 1 ? '' : 'sa-east-1';
    };
    expect(await account.run({ region: undefined, only }, { ...who, choose })).toBe(0);
    expect(offered).toHaveLength(2);
    expect(offered[1]).toContain('sa-east-1');
    expect(offered[1]).not.toContain('');
    expect(account.told.some((event) => event.type === 'node-done' && event.node === 'sa-east-1/cluster')).toBe(true);
  });
});

describe('the question', () => {
  it('is taken back when the account does not know the keys, and that is told', async () => {
    const account = await meddledRuns();
    account.meddle((action) =>
      action === 'sts:GetCallerIdentity' ? sdkError('InvalidClientTokenId', 403, 'no such token') : undefined,
    );
    let signal: AbortSignal | undefined;
    const who = thinking((meanwhile) => {
      ({ signal } = meanwhile);
      meanwhile.shown();
      return never();
    });
    const run = account.run({ region: undefined, only }, who);
    await expect(run).rejects.toMatchObject({ code: 'credentials.invalid', exitCode: 3 });
    expect(signal?.aborted).toBe(true);
    expect(types(account)).toEqual(['place']);
  });

  it('ends the run at once when the person leaves at it, whatever the account is about to say', async () => {
    const account = await meddledRuns();
    const who = thinking(async ({ shown }) => {
      shown();
      throw new TypeError('Ctrl-C');
    });
    await expect(account.run({ region: undefined, only }, who)).rejects.toThrow('Ctrl-C');
    expect(types(account)).toEqual(['place']);
  });
});

const profiles = (settings: Readonly<Record<string, ProfileSettings>>): Profiles => ({
  ...NO_PROFILES,
  settings: new Map(Object.entries(settings)),
});
const keys = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' };
const inFile = { aws_access_key_id: 'AKIAIOSFODNN7EXAMPLE', aws_secret_access_key: 'secret' };

interface Case {
  readonly options?: Partial<GlobalOptions>;
  readonly env?: Readonly<Record<string, string>>;
  readonly profiles?: Profiles;
  readonly practice?: boolean;
  readonly files?: readonly string[];
}

/** Is the region asked for ahead? */
function asks(one: Case): Promise<boolean> {
  return inFolder(async (directory) => {
    for (const name of one.files ?? []) writeFileSync(join(directory, name), '{}');
    const around = {
      computer: here({ env: one.env ?? {} }),
      prompter: { ...person(), choose: never },
      practice: one.practice ? never : undefined,
      language: 'en',
    } as unknown as Surroundings;
    const options = { yes: false, stateDirectory: directory, ...one.options };
    const beginning = { directory, regions: undefined, profiles: one.profiles ?? NO_PROFILES };
    return askAhead(options, beginning, around) !== undefined;
  });
}

describe('nobody waits for the question', () => {
  it.each<readonly [string, Case]>([
    ['with keys in the environment', { env: keys }],
    ['with keys in the default profile', { profiles: profiles({ default: inFile }) }],
    ['with keys in a profile that was named', { options: { profile: 'work' }, profiles: profiles({ work: inFile }) }],
    ['in the practice account', { practice: true }],
    ['with other files beside where the state would be', { env: keys, files: ['notes.json', 'sandbox'] }],
  ])('%s', async (_, one) => expect(await asks(one)).toBe(true));

  it.each<readonly [string, Case]>([
    ['that is not to be asked', { env: keys, options: { yes: true } }],
    ['where the account may be the wrong one', { env: keys, options: { expectAccount: '123456789012' } }],
    ['where there must be a set-up, which has its regions', { env: keys, options: { needsSetup: true } }],
    ['where an account has a set-up', { env: keys, files: ['aws-123456789012.json'] }],
    ['where what is left of one is its backup', { env: keys, files: ['aws-123456789012.json.backup'] }],
    ['where there may be no keys at all', {}],
    ['with keys for a time, which may be over', { env: { ...keys, AWS_SESSION_TOKEN: 'token' } }],
    ['with such keys in a file', { profiles: profiles({ default: { ...inFile, aws_session_token: 'token' } }) }],
    ['where a sign-in may be over', { profiles: profiles({ default: { sso_session: 'corp' } }) }],
    ['where a program is asked for keys', { profiles: profiles({ default: { credential_process: 'vault' } }) }],
    [
      'where a role may ask for a code',
      { profiles: profiles({ default: { ...inFile, role_arn: 'arn:aws:iam::1:role/a' } }) },
    ],
    ['where the profile is not there', { env: keys, options: { profile: 'nope' } }],
  ])('but it waits %s', async (_, one) => expect(await asks(one)).toBe(false));

  it('and a state folder that cannot be read is told of before', async () => {
    await inFolder(async (folder) => {
      mkdirSync(join(folder, 'there'));
      writeFileSync(join(folder, 'there', 'file'), '');
      const around = {
        computer: here({ env: keys }),
        prompter: { ...person(), choose: never },
        practice: undefined,
        language: 'en',
      } as unknown as Surroundings;
      const directory = join(folder, 'there', 'file');
      const options = { yes: false, stateDirectory: directory };
      expect(() => askAhead(options, { directory, regions: undefined, profiles: NO_PROFILES }, around)).toThrow(
        expect.objectContaining({ code: 'state.not-readable' }),
      );
    });
  });
});
