import { describe, expect, it } from 'vitest';
import { parseAnswer } from '../../src/answers/parse.ts';

const around = { computer: { home: '/home/alice', cwd: '/work' }, sshFromAnywhere: false };

describe('the answers about the AWS CLI', () => {
  it.each(['default', 'aws-ecs-setup', '111122223333', 'me@example.com', '_x', 'a'.repeat(64)])(
    'take "%s" for the name of a profile',
    async (name) => {
      expect(await parseAnswer('cliProfile', name, around)).toBe(name);
    },
  );

  it.each(['', 'a b', 'a]', '"a"', 'a#b', '-x', '[x', 'a=b', 'é', '__proto__', 'a'.repeat(65)])(
    'do not take "%s" for one',
    async (name) => {
      const facts = { flag: '--cli-profile', value: name };
      const refused = parseAnswer('cliProfile', name, around);
      await expect(refused).rejects.toMatchObject({ code: 'input.cli-profile', exitCode: 2, facts });
    },
  );

  it('take two ways to sign in', async () => {
    expect(await parseAnswer('cliAuth', 'login', around)).toBe('login');
    expect(await parseAnswer('cliAuth', 'access-key', around)).toBe('access-key');
    const refused = parseAnswer('cliAuth', 'sso', around);
    await expect(refused).rejects.toMatchObject({ exitCode: 2, facts: { flag: '--cli-auth' } });
  });
});
