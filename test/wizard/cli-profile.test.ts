import { chmod, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, actionsOf, filesOf, notesOf, reasonsOf } from './cli-files.ts';
import { runs } from './run.ts';

describe('a profile that signs in with aws login', () => {
  it('has region and output, and nothing is invented for it', async () => {
    const account = await runs();
    const files = filesOf(account);
    expect(await account.run({ only: ['cli-profile'] })).toBe(0);
    expect(await files.read('config')).toBe('[default]\nregion = ap-northeast-2\noutput = json\n');
    expect(await files.read('credentials')).toBe('(no file)');
    expect((await stat(files.config)).mode & 0o777).toBe(0o600);
    expect((await stat(dirname(files.config))).mode & 0o777).toBe(0o700);
    expect(notesOf(account.told)).toMatchObject([
      { code: 'cli-profile.note-login', facts: { command: 'aws login --profile default' } },
      {
        code: 'cli-profile.note-permission',
        facts: { policy: 'arn:aws:iam::aws:policy/SignInLocalDevelopmentAccess' },
      },
    ]);
  });

  it('is kept by a second run, in another region and without the state as well', async () => {
    const account = await runs();
    const files = filesOf(account);
    await account.run({ only: ['cli-profile'] });
    const { mtimeMs } = await stat(files.config);
    expect(await account.run({ only: ['cli-profile'] })).toBe(0);
    expect(await account.run({ only: ['cli-profile'], region: 'eu-west-1' })).toBe(0);
    await rm(account.stateDirectory, { recursive: true });
    expect(await account.run({ only: ['cli-profile'] })).toBe(0);
    expect(actionsOf(account.told)).toEqual({ 'computer/cli-profile': 'keep' });
    expect((await stat(files.config)).mtimeMs).toBe(mtimeMs);
  });

  it('has a name of its own where a default one is there', async () => {
    const account = await runs();
    const files = filesOf(account);
    const before = '# mine\r\n[default]\r\nregion=us-east-1\r\nrole_arn = x';
    await files.write('config', before);
    await chmod(files.config, 0o644);
    expect(await account.run({ only: ['cli-profile'] })).toBe(0);
    const added = '\r\n[profile aws-ecs-setup]\r\nregion = ap-northeast-2\r\noutput = json';
    expect(await files.read('config')).toBe(before + added);
    expect((await stat(files.config)).mode & 0o777).toBe(0o644);
    expect(await account.destroy({ confirm: ACCOUNT })).toBe(0);
    expect(await files.read('config')).toBe(before);
  });

  it('is never written over an existing one unless that is accepted, which destroy takes back', async () => {
    const account = await runs();
    const files = filesOf(account);
    const before = '[profile work]\n; for work\nregion = us-east-1\noutput = table\n';
    await files.write('config', before);
    const options = { only: ['cli-profile'], flags: { 'cli-profile': 'work' } };
    expect(await account.run(options)).toBe(1);
    expect(reasonsOf(account.told)).toEqual(['conflict.cli-profile-differs']);
    expect(await files.read('config')).toBe(before);
    expect(await account.run({ ...options, accept: ['computer/cli-profile'] })).toBe(0);
    expect(await files.read('config')).toBe('[profile work]\n; for work\nregion = ap-northeast-2\noutput = json\n');
    expect(await account.run(options)).toBe(0);
    expect(await account.destroy({ confirm: ACCOUNT })).toBe(0);
    expect(await files.read('config')).toBe(before);
  });

  it('that somebody signed in with meanwhile goes with destroy; one that somebody made more of stays', async () => {
    const account = await runs();
    const files = filesOf(account);
    await account.run({ only: ['cli-profile'] });
    const text = await files.read('config');
    const session = `${text}login_session = arn:aws:iam::${ACCOUNT}:user/Administrator\n`;
    await files.write('config', `${session}cli_pager =\ncolor = on\n`);
    expect(await account.destroy({ confirm: ACCOUNT })).toBe(1);
    await files.write('config', session);
    expect(await account.destroy({ confirm: ACCOUNT })).toBe(0);
    expect(await files.read('config')).toBe('(no file)');
  });
});
