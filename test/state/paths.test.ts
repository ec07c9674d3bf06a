import { writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plainEndpoint, stateFileName } from '../../src/state/paths.ts';
import { sandboxDirectory, stateDirectory } from '../../src/state/state-directory.ts';
import { temporaryDirectory } from './place.ts';

const computer = { env: {}, home: '/home/ada', platform: 'linux' } as const;

describe('the state directory', () => {
  test('is the flag before the variable, and the variable before the default', () => {
    const env = { AWS_ECS_SETUP_STATE_DIR: '/srv/variable' };
    expect(stateDirectory({ ...computer, env, flag: '/srv/flag' })).toBe('/srv/flag');
    expect(stateDirectory({ ...computer, env })).toBe('/srv/variable');
    const standard = stateDirectory({ ...computer, env: { AWS_ECS_SETUP_STATE_DIR: '' } });
    expect(isAbsolute(standard)).toBe(true);
    expect(standard).toContain('aws-ecs-setup');
    expect(standard).not.toContain('nodejs');
  });

  test('is absolute, and a tilde no shell expanded is the home directory', () => {
    expect(isAbsolute(stateDirectory({ ...computer, flag: 'here' }))).toBe(true);
    expect(stateDirectory({ ...computer, flag: '~/set-up' })).toBe('/home/ada/set-up');
    expect(stateDirectory({ ...computer, flag: '~' })).toBe('/home/ada');
    expect(stateDirectory({ ...computer, flag: '/srv/~/x' })).toBe('/srv/~/x');
  });

  test.each(['', 'file', 'file/inside'])('is refused by the flag when it cannot be a directory: %j', (name) => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'file'), '');
    const flag = name && join(directory, name);
    const refused = { code: 'state.directory-unusable', facts: { flag: '--state-dir', path: flag }, exitCode: 2 };
    expect(() => stateDirectory({ ...computer, flag })).toThrow(expect.objectContaining(refused));
  });

  test('of the practice account is inside it', () => {
    expect(sandboxDirectory('/srv/state')).toBe(join('/srv/state', 'sandbox'));
  });
});

describe('the state file name', () => {
  const account = { partition: 'aws-cn', accountId: '123456789012' };

  test('says partition and account, and the endpoint where one is overridden', () => {
    expect(stateFileName(account)).toBe('aws-cn-123456789012.json');
    expect(stateFileName({ ...account, endpoint: 'http://127.0.0.1:5000/' })).toBe(
      'aws-cn-123456789012@127.0.0.1-5000.json',
    );
  });

  test('differs for every endpoint, and is safe for each', () => {
    const endpoints = [
      'http://a:1',
      'https://a:1',
      'http://a:1/x',
      'http://a:1/X',
      'http://[::1]:5000',
      'http://a-1:1',
      '../../x',
      '',
    ];
    const names = endpoints.map((endpoint) => stateFileName({ ...account, endpoint }));
    expect(new Set(names).size).toBe(endpoints.length);
    for (const name of names)
      expect(name).toMatch(/^aws-cn-123456789012@[a-zA-Z0-9.-]*[a-f0-9]+\.json$|@a-1\.json$|@a-1-1\.json$/);
    expect(stateFileName({ ...account, endpoint: `http://${'a'.repeat(250)}:1` }).length).toBeLessThan(120);
  });

  test('never leaves the directory, whatever an endpoint says the account is', () => {
    const name = stateFileName({ partition: '../..', accountId: '../etc/passwd' });
    expect(name).not.toMatch(/[/\\]/);
  });

  test('and the kept endpoint hold no password', () => {
    const endpoint = 'http://user:secret@127.0.0.1:5000/?key=secret';
    expect(plainEndpoint(endpoint)).toBe('http://127.0.0.1:5000');
    expect(stateFileName({ ...account, endpoint })).toBe('aws-cn-123456789012@127.0.0.1-5000.json');
  });
});
