import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseAnswer } from '../../src/answers/parse.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policy-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const parse = (text: string) =>
  parseAnswer('endpointPolicy', text, { computer: { home: folder, cwd: folder }, sshFromAnywhere: false });
const STATEMENT = { Effect: 'Allow', Principal: '*', Action: 'ecs:*', Resource: '*' };

describe('--endpoint-policy', () => {
  it.each(['full-access', 'guide-example'])('takes the word %s as it is', async (word) => {
    expect(await parse(word)).toBe(word);
  });

  it.each<[string, object]>([
    ['one statement', { Version: '2012-10-17', Statement: STATEMENT }],
    ['several', { Version: '2008-10-17', Statement: [STATEMENT, { ...STATEMENT, Effect: 'Deny', Sid: 'none' }] }],
    [
      'what is not meant',
      {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Deny', Principal: { AWS: '*' }, NotAction: 'ecs:*', NotResource: 'x' }],
      },
    ],
  ])('takes the path of a policy with %s', async (_what, policy) => {
    await writeFile(join(folder, 'policy.json'), JSON.stringify(policy));
    expect(await parse('policy.json')).toBe(join(folder, 'policy.json'));
  });

  it.each<[string, object | null | string, string]>([
    ['nothing', null, 'Version'],
    ['a list', [], 'Version'],
    ['no statement', { Version: '2012-10-17' }, 'Statement'],
    ['a statement that is none', { Version: '2012-10-17', Statement: 'Allow' }, 'Effect'],
    ['no effect', { Version: '2012-10-17', Statement: { ...STATEMENT, Effect: 'allow' } }, 'Effect'],
    ['no principal', { Version: '2012-10-17', Statement: { ...STATEMENT, Principal: undefined } }, 'Principal'],
    ['no action', { Version: '2012-10-17', Statement: { ...STATEMENT, Action: undefined } }, 'Action'],
    ['no resource', { Version: '2012-10-17', Statement: { ...STATEMENT, Resource: undefined } }, 'Resource'],
  ])('refuses %s, naming what is missing', async (_what, policy, missing) => {
    await writeFile(join(folder, 'policy.json'), JSON.stringify(policy));
    await expect(parse('policy.json')).rejects.toMatchObject({
      code: 'input.policy-shape',
      facts: { missing },
      exitCode: 2,
    });
  });

  it('refuses a file that is not there', async () => {
    await expect(parse('nowhere.json')).rejects.toMatchObject({ code: 'input.no-such-file', exitCode: 2 });
  });
});
