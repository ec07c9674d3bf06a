import { execFile, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withoutSettings, withSettings } from '../../src/computer/aws-config-file.ts';
import { withFolder } from './programs.ts';

/** Not every computer has it; what it reads is in the property tests held against the SDK's own reader as well. */
const version = (() => {
  try {
    const text = execFileSync('aws', ['--version'], { encoding: 'utf8', stdio: 'pipe', timeout: 30_000 });
    return Number(/^aws-cli\/(\d+)/.exec(text)?.[1] ?? 1);
  } catch {
    return 0;
  }
})();

const LIVED_IN = `# mine
[default]
region=us-east-1
; nested
s3 =
    max_concurrent_requests = 20
[profile "quoted"]
output = table

[sso-session my-sso]
sso_region = us-east-1
[services mine]
dynamodb =
  endpoint_url = http://localhost:8000`;

function aws(folder: string, ...args: string[]): Promise<string> {
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  return new Promise((resolve, reject) => {
    execFile('aws', args, { env, timeout: 30_000 }, (error, stdout, stderr) =>
      error ? reject(new Error(`aws ${args.join(' ')}: ${stderr}`)) : resolve(stdout.trim()),
    );
  });
}

describe.skipIf(version === 0)('a profile that was written (needs the AWS CLI)', () => {
  it.each(['\n', '\r\n'])('is read by the AWS CLI, and so is everything beside it', (ending) =>
    withFolder(async (write, folder) => {
      const before = LIVED_IN.replaceAll('\n', ending);
      const settings = new Map(Object.entries({ region: 'ap-northeast-2', output: 'json' }));
      const key = new Map(
        Object.entries({ aws_access_key_id: 'AKIAIOSFODNN7EXAMPLE', aws_secret_access_key: 'a+b/c=' }),
      );
      await write('config', withSettings(before, 'config', 'aws-ecs-setup', settings));
      await write('credentials', withSettings('', 'credentials', 'aws-ecs-setup', key));
      const get = (name: string, profile: string) => aws(folder, 'configure', 'get', name, '--profile', profile);
      // Version 1 has no such command.
      if (version > 1) {
        const profiles = (await aws(folder, 'configure', 'list-profiles')).split(/\r?\n/);
        expect(profiles.toSorted()).toEqual(['aws-ecs-setup', 'default', 'quoted']);
      }
      expect(await get('region', 'aws-ecs-setup')).toBe('ap-northeast-2');
      expect(await get('output', 'aws-ecs-setup')).toBe('json');
      expect(await get('aws_access_key_id', 'aws-ecs-setup')).toBe('AKIAIOSFODNN7EXAMPLE');
      expect(await get('aws_secret_access_key', 'aws-ecs-setup')).toBe('a+b/c=');
      expect(await get('region', 'default')).toBe('us-east-1');
      expect(await get('s3.max_concurrent_requests', 'default')).toBe('20');
      expect(await get('output', 'quoted')).toBe('table');
      const config = readFileSync(join(folder, 'config'), 'utf8');
      expect(withoutSettings(config, 'config', 'aws-ecs-setup', ['region', 'output'])).toBe(before);
    }),
  );

  it('that the AWS CLI added to is taken out to the byte where it is what was written', () =>
    withFolder(async (write, folder) => {
      const settings = new Map(Object.entries({ region: 'ap-northeast-2', output: 'json' }));
      await write('config', withSettings(LIVED_IN, 'config', 'aws-ecs-setup', settings));
      const session = 'arn:aws:iam::111122223333:user/Administrator';
      await aws(folder, 'configure', 'set', 'login_session', session, '--profile', 'aws-ecs-setup');
      const config = readFileSync(join(folder, 'config'), 'utf8');
      const left = withoutSettings(config, 'config', 'aws-ecs-setup', ['region', 'output', 'login_session']);
      expect(left.trimEnd()).toBe(LIVED_IN);
    }));
});
