import { writeFile } from 'node:fs/promises';
import { CreateAccessKeyCommand, CreateUserCommand } from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/answers/answers.ts';
import { cliProfileStep } from '../../src/steps/cli-profile.ts';
import { stepOfNode } from '../../src/steps/node-ids.ts';
import { asked, NOTHING_ASKED, needs, type Place, type PlaceOptions, place, specOf } from './place.ts';

const NODE = 'computer/cli-profile';
const KEY = 'account/access-key';
const ACCOUNT = '123456789012';
const cli = (version: string) => ({
  run: async () => ({ code: version === '' ? 1 : 0, stdout: `aws-cli/${version}`, stderr: '' }),
});

async function settled(
  options: PlaceOptions,
  files: Partial<Record<'config' | 'credentials', string>>,
  answers?: Draft,
) {
  const here = await place({ computer: cli('2.40.0'), ...options });
  const { awsFiles } = here.cx().local;
  for (const name of ['config', 'credentials'] as const) {
    const text = files[name];
    if (text !== undefined) await writeFile(awsFiles[name], text.replace('KEY', await keyOf(here)));
  }
  return { ...here, ...(await here.settle(cliProfileStep, answers)) };
}

let made: string | undefined;
async function keyOf({ iam }: Place): Promise<string> {
  const UserName = 'Administrator';
  await iam.send(new CreateUserCommand({ UserName })).catch(() => undefined);
  made = (await iam.send(new CreateAccessKeyCommand({ UserName }))).AccessKey?.AccessKeyId;
  return made ?? '';
}

describe('the step "cli-profile"', () => {
  it('asks how to sign in, which it proposes aws login for, and for the name', async () => {
    const { seen, draft, cx } = await settled({}, {});
    expect(asked(cliProfileStep.questions(seen, draft, cx))).toEqual([
      ['cliAuth', 'login', 'asked'],
      ['cliProfile', 'default', 'asked'],
      ['cliRegion', 'ap-northeast-2', 'quiet'],
    ]);
    expect([NODE, KEY].map(stepOfNode)).toEqual(['cli-profile', 'cli-profile']);
  });

  const fits = '[default]\nregion = ap-northeast-2\n';
  it.each<[string, string, Parameters<typeof settled>[1], Draft]>([
    ['default', 'there is none', {}, {}],
    ['default', 'it is what would be written', { config: fits }, {}],
    [
      'default',
      'it is signed in to this account',
      { config: `${fits}login_session = arn:aws:iam::${ACCOUNT}:root\n` },
      {},
    ],
    [
      'default',
      'it holds the key already',
      { config: fits, credentials: '[default]\naws_access_key_id = KEY\n' },
      { cliAuth: 'access-key' },
    ],
    ['aws-ecs-setup', 'its region is another', { config: '[default]\nregion = us-east-1\n' }, {}],
    ['aws-ecs-setup', 'its output is another', { config: `${fits}output = text\n` }, {}],
    ['aws-ecs-setup', 'it takes on a role', { config: `${fits}role_arn = arn:aws:iam::${ACCOUNT}:role/x\n` }, {}],
    [
      'aws-ecs-setup',
      'it is signed in elsewhere',
      { config: `${fits}login_session = arn:aws:iam::111122223333:root\n` },
      {},
    ],
    ['aws-ecs-setup', 'it has a key', { config: fits, credentials: '[default]\naws_access_key_id = KEY\n' }, {}],
    [
      'aws-ecs-setup',
      'it has another key',
      { config: fits, credentials: '[default]\naws_access_key_id = x\n' },
      { cliAuth: 'access-key' },
    ],
  ])('calls the profile %s where %s', async (name, _why, files, answers) => {
    expect((await settled({}, files, answers)).draft.cliProfile).toBe(name);
  });

  it('wants region and output, and makes no key, for aws login', async () => {
    const { seen, draft, cx } = await settled({}, {}, { cliProfile: 'work' });
    const nodes = cliProfileStep.nodes(seen, draft, cx, NOTHING_ASKED);
    expect(needs(nodes)).toEqual({ [NODE]: [] });
    expect(specOf(nodes, NODE)).toMatchObject({ profile: 'work', region: 'ap-northeast-2', output: 'json' });
    expect(cliProfileStep.findings(seen, draft, cx, NOTHING_ASKED)).toEqual([]);
  });

  it('wants a key of the administrator beside it where that is asked for, and warns', async () => {
    const { seen, draft, cx } = await settled({}, {}, { cliAuth: 'access-key', adminUser: 'sam' });
    const nodes = cliProfileStep.nodes(seen, draft, cx, NOTHING_ASKED);
    expect(needs(nodes)).toEqual({ [NODE]: [], [KEY]: [NODE, 'account/admin-user'] });
    expect(specOf(nodes, KEY)).toMatchObject({ userName: { pending: 'account/admin-user' }, before: [], held: '' });
    expect(cliProfileStep.findings(seen, draft, cx, NOTHING_ASKED)).toEqual([
      { level: 'warning', code: 'cli-profile.long-term', facts: { user: 'sam' } },
    ]);
  });

  it('keeps the region of the profile in a run for another region', async () => {
    const { seen, draft, cx } = await settled({ region: 'eu-west-1' }, {}, { cliRegion: 'ap-northeast-2' });
    const nodes = cliProfileStep.nodes(seen, draft, cx, NOTHING_ASKED);
    expect(specOf(nodes, NODE)).toMatchObject({ region: 'ap-northeast-2' });
  });

  it('lets the key that signs the requests be when aws login is wanted instead', async () => {
    const files = { config: fits, credentials: '[default]\naws_access_key_id = KEY\n' };
    const answers = { cliAuth: 'login', cliProfile: 'default' } as const;
    const other = await settled({}, files, answers);
    const own = await settled({ arn: `arn:aws:iam::${ACCOUNT}:user/Administrator` }, files, answers);
    const idsOf = ({ seen, draft, cx }: typeof own) =>
      cliProfileStep.nodes(seen, draft, cx, NOTHING_ASKED).map(({ id, absent }) => [id, absent ?? false]);
    expect(idsOf(other)).toEqual([
      [NODE, false],
      [KEY, true],
    ]);
    expect(idsOf(own)).toEqual([[NODE, false]]);
  });
});

describe('what the step tells afterwards', () => {
  const done = (node: string) => (node === NODE ? { profile: 'default', path: '/x/config' } : undefined);

  it.each([
    ['2.32.0', 'cli-profile.note-login', '2.32.0'],
    ['2.31.4', 'cli-profile.note-login-later', '2.31.4'],
    ['', 'cli-profile.note-login-later', ''],
  ])('the command to sign in, with the AWS CLI "%s"', async (installed, code, version) => {
    const { seen, draft, cx } = await settled({ computer: cli(installed) }, {});
    expect(cliProfileStep.notes(draft, done, cx, seen)[0]).toMatchObject({
      code,
      facts: { command: 'aws login --profile default', wanted: '2.32.0', version },
    });
  });

  it('the policy that other users need, of the partition', async () => {
    const { seen, draft, cx } = await settled({ arn: `arn:aws-cn:iam::${ACCOUNT}:user/a`, region: 'cn-north-1' }, {});
    expect(cliProfileStep.notes(draft, done, cx, seen)[1]).toEqual({
      code: 'cli-profile.note-permission',
      facts: { policy: 'arn:aws-cn:iam::aws:policy/SignInLocalDevelopmentAccess' },
    });
  });

  it('the way without a browser at hand, from a shell elsewhere', async () => {
    const { seen, draft, cx } = await settled({ local: { remoteShell: 'ssh' as never } }, {});
    expect(cliProfileStep.notes(draft, done, cx, seen)[0]?.facts?.command).toBe('aws login --profile default --remote');
  });

  it('that a profile with credentials of its own is left as it is', async () => {
    const config = '[default]\nregion = ap-northeast-2\nsso_session = x\n';
    const { seen, draft, cx } = await settled({}, { config }, { cliProfile: 'default' });
    expect(cliProfileStep.notes(draft, done, cx, seen)).toMatchObject([
      { code: 'cli-profile.note-own', facts: { check: 'aws sts get-caller-identity --profile default' } },
    ]);
  });

  it('no command in the practice account, whose files the AWS CLI does not read', async () => {
    for (const answers of [{}, { cliAuth: 'access-key' }] as const) {
      const { seen, draft, cx } = await settled({ local: { isPractice: true } }, {}, answers);
      const notes = cliProfileStep.notes(draft, done, cx, seen);
      expect(notes.map(({ code }) => code)).toEqual(['cli-profile.note-practice']);
    }
  });

  it('nothing where nothing was written', async () => {
    const { seen, draft, cx } = await settled({}, {});
    expect(cliProfileStep.notes(draft, () => undefined, cx, seen)).toEqual([]);
  });
});
