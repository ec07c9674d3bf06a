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
      '--cluster',
      '--credentials-file',
      '--http',
      '--https',
      '--instance-profile',
      '--instance-role',
      '--key-dir',
      '--key-format',
      '--key-name',
      '--key-type',
      '--password-reset',
      '--permissions-boundary',
      '--public-key',
      '--sg-name',
      '--ssh-cidr',
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
