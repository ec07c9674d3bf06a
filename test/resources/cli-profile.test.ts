import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cliProfile } from '../../src/resources/cli-profile.ts';
import { account } from './account.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-profile-'));
});
afterEach(() => rm(folder, { recursive: true }));

const ACCOUNT = '123456789012';
const ID = 'computer/cli-profile';
const specOf = (profile = 'work') => ({
  path: join(folder, 'config'),
  credentialsPath: join(folder, 'credentials'),
  ...{ profile, region: 'ap-northeast-2', output: 'json', accountId: ACCOUNT },
});
const textOf = (name: string) => readFile(join(folder, name), 'utf8').catch(() => '(no file)');
const none = () => false;

async function found(spec = specOf(), hint?: object, made?: boolean) {
  const [candidate] = await cliProfile.find(account().read, ID, spec, hint, made);
  if (!candidate) throw new TypeError('there is no such profile');
  return candidate.live;
}

describe('a profile in the files', () => {
  it('differs where its region is written in the credentials file, which counts first', async () => {
    await writeFile(join(folder, 'config'), '[profile work]\nregion = ap-northeast-2\n');
    await writeFile(join(folder, 'credentials'), '[work]\nregion = us-east-1\n');
    const live = await found();
    const differences = cliProfile.compare(specOf(), live);
    expect(differences).toMatchObject([{ fact: 'region', have: 'us-east-1', fix: 'update', asks: true }]);
    const after = await cliProfile.update?.(account().write, ID, specOf(), live, differences);
    expect(await textOf('credentials')).toBe('[work]\nregion = ap-northeast-2\n');
    await cliProfile.restore?.(after ?? live)?.(account().write);
    expect(await textOf('credentials')).toBe('[work]\nregion = us-east-1\n');
  });

  it('that is signed in to another account is taken over only with consent, and given back', async () => {
    const text = '[profile work]\nregion = ap-northeast-2\nlogin_session = arn:aws:iam::111122223333:root\n';
    await writeFile(join(folder, 'config'), text);
    const live = await found();
    const differences = cliProfile.compare(specOf(), live);
    expect(differences).toMatchObject([{ fact: 'account', want: ACCOUNT, have: '111122223333', asks: true }]);
    const after = await cliProfile.update?.(account().write, ID, specOf(), live, differences);
    expect(await textOf('config')).toBe('[profile work]\nregion = ap-northeast-2\n');
    expect(cliProfile.compare(specOf(), after ?? live)).toEqual([]);
    await cliProfile.restore?.(after ?? live)?.(account().write);
    expect(await textOf('config')).toBe(text);
  });

  it('moves to another name only with consent', async () => {
    const live = await cliProfile.create(account().write, ID, specOf(), 'token');
    const there = await found(specOf('home'), live, true);
    expect(there.profile).toBe('work');
    const differences = cliProfile.compare(specOf('home'), there);
    expect(differences).toMatchObject([{ fact: 'profile', want: 'home', have: 'work', asks: true }]);
    await cliProfile.update?.(account().write, ID, specOf('home'), there, differences);
    expect(await textOf('config')).toBe('[profile home]\nregion = ap-northeast-2\noutput = json\n');
  });

  it('is not taken for changed where its output is the one AWS takes by itself', async () => {
    await writeFile(join(folder, 'config'), '[profile work]\nregion = ap-northeast-2\n');
    expect(cliProfile.compare(specOf(), await found())).toEqual([]);
  });
});

describe('a profile that is to go', () => {
  const session = `login_session = arn:aws:iam::${ACCOUNT}:user/Administrator\n`;
  const blockers = async (inUse: string | undefined, leaving: (type: string) => boolean = none) => {
    const { read } = account();
    const awsFiles = { ...read.local.awsFiles, ...(inUse ? { inUse } : {}) };
    const cx = { ...read, local: { ...read.local, awsFiles } };
    const all = await cliProfile.blockers?.(cx, await found(), (type) => leaving(type));
    return all?.map(({ reason, facts }) => `${reason} ${facts.names}`);
  };

  it('stays while this run works with it', async () => {
    await cliProfile.create(account().write, ID, specOf(), 'token');
    expect(await blockers('work')).toEqual([]);
    await writeFile(join(folder, 'config'), (await textOf('config')) + session);
    expect(await blockers('work')).toEqual(['undo.cli-profile-in-use work']);
    expect(await blockers('other')).toEqual([]);
  });

  it('stays with a key that stays', async () => {
    await cliProfile.create(account().write, ID, specOf(), 'token');
    await writeFile(join(folder, 'credentials'), '[work]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n');
    expect(await blockers(undefined)).toEqual(['undo.cli-profile-key AKIAIOSFODNN7EXAMPLE']);
    expect(await blockers(undefined, (type) => type === 'iam.access-key')).toEqual([]);
  });

  it('goes with the sign-in that was added to it', async () => {
    await cliProfile.create(account().write, ID, specOf(), 'token');
    await writeFile(join(folder, 'config'), (await textOf('config')) + session);
    await cliProfile.remove?.(account().write, { ...(await found()), madeFile: true });
    expect(await textOf('config')).toBe('(no file)');
  });
});
