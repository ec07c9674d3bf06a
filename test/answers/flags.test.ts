import { describe, expect, it } from 'vitest';
import { FLAGS, flagOf, STEP_IDS, scopeOf } from '../../src/answers/flags.ts';

describe('the flags', () => {
  it('are the ones promised, each once', () => {
    expect(FLAGS.map(({ flag }) => flag).toSorted()).toEqual([
      '--admin-group',
      '--admin-tag',
      '--admin-user',
      '--alias',
      '--azs',
      '--budget-amount',
      '--budget-email',
      '--budget-name',
      '--cli-auth',
      '--cli-profile',
      '--cloudwatch-logs',
      '--cluster',
      '--container-insights',
      '--credentials-file',
      '--developer-group',
      '--developer-policy',
      '--developer-user',
      '--ecs-exec',
      '--endpoint-policy',
      '--endpoint-sg-name',
      '--endpoints-for',
      '--endpoints-session-manager',
      '--external-role',
      '--http',
      '--https',
      '--instance-profile',
      '--instance-role',
      '--key-dir',
      '--key-format',
      '--key-name',
      '--key-type',
      '--mfa-device',
      '--mfa-devices',
      '--nat',
      '--password-reset',
      '--permissions-boundary',
      '--private-subnets',
      '--public-key',
      '--s3-endpoint',
      '--s3-read',
      '--session-manager',
      '--sg-name',
      '--ssh-cidr',
      '--task-execution-role',
      '--task-log-groups',
      '--task-role',
      '--task-secrets',
      '--task-secrets-key',
      '--trunking-by',
      '--trunking-role',
      '--vpc',
      '--vpc-cidr',
      '--vpc-name',
    ]);
  });

  it('belong to a step of the guide', () => {
    for (const { step } of FLAGS) expect(STEP_IDS).toContain(step);
  });

  it('are found by their answer, which is kept once or region by region', () => {
    expect([flagOf('keyName'), flagOf('sshCidr'), flagOf('skip')]).toEqual(['--key-name', '--ssh-cidr', '--skip']);
    expect([scopeOf('keyName'), scopeOf('vpc'), scopeOf('cluster')]).toEqual(['region', 'region', 'region']);
    expect([scopeOf('adminUser'), scopeOf('instanceRole'), scopeOf('skip')]).toEqual(['account', 'account', 'account']);
  });
});
