import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeHome } from '../support/environment.ts';
import { runTool } from '../support/run.ts';
import { region } from './practice.ts';
import { told } from './told.ts';

const policy = ['policy', '--sandbox', '--region', region] as const;
const LIMIT = 6144;

interface Document {
  readonly Version: string;
  readonly Statement: readonly {
    readonly Sid: string;
    readonly Effect: string;
    readonly Action: string | readonly string[];
  }[];
}

/** The JSON documents on stdout, one block each. */
const documentsIn = (stdout: string): readonly Document[] =>
  stdout
    .split(/(?<=^\})\n/m)
    .filter((block) => block.trim() !== '')
    .map((block) => JSON.parse(block));

describe.concurrent('policy', () => {
  test.each([
    { lang: 'en', words: ['Policy 1 of', 'administrator'] },
    { lang: 'ko', words: ['정책 1/', '관리자'] },
  ])('prints pure JSON within the limit, and talks beside it ($lang)', async ({ lang, words }) => {
    const home = makeHome();
    const run = await runTool([...policy, '--vpc', 'new', '--alias', 'example-team', '--lang', lang], { home });
    expect(run.code, run.stderr).toBe(0);
    const documents = documentsIn(run.stdout);
    expect(documents.length).toBeGreaterThan(0);
    for (const document of documents) {
      expect(document.Version).toBe('2012-10-17');
      expect(JSON.stringify(document).replaceAll(/\s/g, '').length).toBeLessThanOrEqual(LIMIT);
      expect(document.Statement.every(({ Sid, Effect }) => Sid && Effect === 'Allow')).toBe(true);
    }
    const actions = documents.flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action));
    expect(actions).toEqual(
      expect.arrayContaining(['ec2:CreateVpc', 'iam:PassRole', 'ecs:DeleteCluster', 'iam:CreateAccountAlias']),
    );
    for (const word of words) expect(run.stderr).toContain(word);
    expect(readdirSync(home)).toEqual([]);
  });

  test('with --json is a line a document, then the result', async () => {
    const run = await runTool([...policy, '--region', `${region},us-east-1,us-west-2`, '--vpc', 'new', '--json']);
    expect([run.code, run.stderr]).toEqual([0, '']);
    const lines = told(run).of('policy');
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.map(({ name }) => name)).toEqual(lines.map((_, at) => `aws-ecs-setup-${at + 1}`));
    expect(lines[0]).toMatchObject({ v: 1, document: { Version: '2012-10-17' } });
  });

  test('keeps to what it is asked for', async () => {
    const run = await runTool([...policy, '--skip', 'admin,key-pair', '--cluster', 'web']);
    expect(run.stdout).toContain(`:cluster/web`);
    expect(run.stdout).not.toMatch(/iam:CreateUser|ec2:ImportKeyPair/);
    expect(run.stderr).not.toContain('AdministratorAccess');
    const twice = await runTool([...policy, '--skip', 'admin', '--skip', 'key-pair', '--cluster', 'web']);
    expect(twice.stdout).toBe(run.stdout);
    const wrong = await runTool([...policy, '--only', 'nope']);
    expect([wrong.code, wrong.stdout]).toEqual([2, '']);
    expect(wrong.stderr).toContain('--only');
  });
});

describe.concurrent('--check-permissions', () => {
  test.each(['en', 'ko'])('says on the screen that all is expected to be allowed (%s)', async (lang) => {
    const args = ['init', '--sandbox', '--region', region, '--dry-run', '--check-permissions', '--lang', lang];
    const run = await runTool(args);
    expect(run.code, run.stderr).toBe(0);
    expect(run.stdout).toContain(lang === 'en' ? '(expected)' : '(예상)');
    expect(run.stdout).not.toMatch(/permissions\.|undefined/);
  });

  test.each([['resume'], ['instance-role'], ['init', '--only', 'cluster']])('works with %s', async (...command) => {
    const home = makeHome();
    const common = ['--sandbox', '--region', region, '--yes', '--json'];
    await runTool(['init', '--only', 'alias', ...common], { home });
    const run = await runTool([...command, ...common, '--check-permissions'], { home });
    expect(run.code, run.stdout).toBe(0);
    expect(told(run).of('permissions')).toMatchObject([{ expected: true, statements: [] }]);
  });
});
