import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatCredentials } from '../../src/computer/credentials-csv.ts';
import { generateKeyPair } from '../../src/computer/keys/generate.ts';
import { makeHome, type Program } from '../support/environment.ts';
import { watchAccount } from '../support/watched-account.ts';

const password = 'Example-Password-1';
const secretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

/** A program that does what a careless tool might, between other things, and what is found of it. */
async function careless(source: string, args: readonly string[] = []) {
  const home = makeHome();
  writeFileSync(join(home, 'sam-credentials.csv'), csv(password), { mode: 0o600 });
  // Its source would be among its arguments.
  const script = join(makeHome(), 'careless.mjs');
  writeFileSync(script, `${PRELUDE}\n${source}\nawait pause();`);
  const program: Program = [process.execPath, script];
  const account = watchAccount({ accountId: '1', home, env: { AWS_SECRET_ACCESS_KEY: secretKey }, program });
  const { code, stderr } = await account.run(['init', ...args]);
  expect(code, stderr).toBe(0);
  return account.verdict();
}

const PRELUDE = `
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
const pause = () => new Promise((resolve) => setTimeout(resolve, 60));
const temporary = process.env.TMPDIR + '/t';
const [, password] = readFileSync('sam-credentials.csv', 'utf8').split('\\n')[1].split(',');
`;

const csv = (secret: string) =>
  formatCredentials({
    userName: 'sam',
    password: secret,
    signInUrl: 'https://123456789012.signin.aws.amazon.com/console',
  });

describe('a secret is found that was', () => {
  test.each([
    ['stdout', 'console.log(JSON.stringify({ v: 1, type: "x", password }));', /plain.* in stdout of init/],
    ['stderr', 'console.error(Buffer.from(password).toString("base64"));', /base64.* in stderr of init/],
    ['the state', 'mkdirSync("s"); writeFileSync("s/aws-1.json", password, { mode: 0o600 });', /aws-1\.json$/],
    ['a backup', 'writeFileSync("aws-1.json.backup", password, { mode: 0o600 });', /aws-1\.json\.backup$/],
    ['the name of a file', 'writeFileSync("of-" + password, "", { mode: 0o600 });', /in name of /],
    [
      'a lock that is gone',
      'writeFileSync("a.lock", password, { mode: 0o600 }); await pause(); rmSync("a.lock");',
      /a\.lock$/,
    ],
    [
      'a temporary file that is gone',
      'writeFileSync(temporary, password); await pause(); rmSync(temporary);',
      /\/tmp\/t$/,
    ],
    ['a temporary file', 'writeFileSync(temporary, password);', /\/tmp\/t$/],
    ['the arguments of a child', 'spawnSync("sh", ["-c", "sleep 0.2; true", password]);', /in arguments of process /],
  ])('in %s', async (_, source, where) => {
    const { found } = await careless(source);
    expect(found.filter((one) => one.startsWith('the password'))).toEqual([expect.stringMatching(where)]);
  });

  test('in its own arguments', async () => {
    const { found } = await careless('', ['--password', password]);
    expect(found).not.toEqual([]);
    for (const one of found) expect(one).toMatch(/^the password \(plain\) in arguments of process /);
  });

  test('in the environment, and is shown', async () => {
    const { found } = await careless('console.error(process.env.AWS_SECRET_ACCESS_KEY);');
    expect(found).toEqual(['AWS_SECRET_ACCESS_KEY (plain) in stderr of init']);
  });
});

describe('a file that others can read is found', () => {
  test.each([
    ['at the end', 'writeFileSync("aws-1.json", "{}");'],
    ['for a moment', 'writeFileSync("aws-1.json", "{}"); await pause(); rmSync("aws-1.json");'],
  ])('%s', async (_, source) => {
    expect((await careless(source)).open).toEqual([expect.stringMatching(/aws-1\.json 0666$/)]);
  });
});

describe('what is as it should be', () => {
  test('is found to be so: secrets in their own files, with their modes', async () => {
    const home = makeHome();
    const { privateFile } = await generateKeyPair('ed25519', 'pem', 'sam');
    const account = watchAccount({
      accountId: '1',
      home,
      env: { AWS_SECRET_ACCESS_KEY: secretKey },
      program: ['true'],
    });
    writeFileSync(join(home, 'sam-credentials.csv'), csv(password), { mode: 0o600 });
    writeFileSync(join(home, 'sam.pem'), privateFile, { mode: 0o400 });
    await account.run(['init']);
    const { found, open, kept, secrets } = account.verdict();
    expect([found, open]).toEqual([[], []]);
    expect(kept).toEqual(['sam-credentials.csv 0600', 'sam.pem 0400']);
    expect(secrets.toSorted()).toEqual(['AWS_SECRET_ACCESS_KEY', 'the password', 'the private key']);
  });
});
