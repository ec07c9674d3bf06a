import { describe, expect, it } from 'vitest';
import { person } from './person.ts';
import { runs } from './run.ts';

const SSO = {
  Account: '123456789012',
  Arn: 'arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_AdministratorAccess_0123456789abcdef/alice',
  UserId: 'AROAEXAMPLE:alice',
};
const GOV = { Account: '123456789012', Arn: 'arn:aws-us-gov:iam::123456789012:user/alice', UserId: 'AIDAEXAMPLE' };

describe('a flag that nothing would come of', () => {
  it.each([
    [{ 'mfa-device': 'phone', skip: 'mfa' }, undefined, '--mfa-device'],
    [{ 'endpoint-policy': 'full-access', skip: 'endpoints' }, undefined, '--endpoint-policy'],
    [{ 'budget-email': 'you@example.com', skip: 'budget' }, undefined, '--budget-email'],
    [{ 'container-insights': 'on' }, ['cluster'], '--container-insights'],
    [{ nat: 'one' }, ['alias'], '--nat'],
    [{ 's3-read': 'true', skip: 'instance-role' }, undefined, '--s3-read'],
    [{ with: 'mfa', skip: 'mfa' }, undefined, '--with'],
  ] as const)('is refused before anything is made: %j, only %j', async (flags, only, flag) => {
    const here = await runs();
    await expect(here.run({ flags: { ...flags }, ...(only ? { only } : {}) })).rejects.toMatchObject({
      code: 'input.flag-idle',
      exitCode: 2,
      facts: { flag },
    });
    await expect(here.policy({ flags: { ...flags }, ...(only ? { only } : {}) })).rejects.toMatchObject({
      exitCode: 2,
    });
  });

  it('is none where the step is carried out, or used by one that is', async () => {
    const here = await runs();
    expect(await here.run({ flags: { 'container-insights': 'on' }, dryRun: true })).toBe(0);
    expect(await here.run({ flags: { nat: 'one' }, only: ['vpc', 'security-group'], dryRun: true })).toBe(0);
  });
});

describe('what a chosen extra needs', () => {
  it('is named with the step that needs it where it is left out', async () => {
    const here = await runs();
    await expect(here.run({ flags: { with: 'mfa', skip: 'admin' } })).rejects.toMatchObject({
      code: 'step.needs',
      facts: { flag: '--skip admin', step: 'mfa', needed: 'admin' },
    });
  });

  it('is said of MFA in one sentence to whom IAM Identity Center signed in, and the rest is done', async () => {
    const here = await runs(SSO);
    expect(await here.run({ flags: { with: 'mfa,session-manager' } })).toBe(0);
    const told = here.told.flatMap((event) => (event.type === 'notice' ? [event.code] : []));
    expect(told).toContain('mfa.not-for-identity-center');
    const asked = person({ with: [''] });
    await (await runs(SSO)).run({}, asked);
    expect(asked.offered).not.toContain('mfa');
    expect(asked.offered).toContain('developers');
  });

  it('is not offered where the partition has it not: no dollar budgets in AWS GovCloud (US)', async () => {
    const asked = person({ with: [''] });
    await (await runs(GOV)).run({}, asked);
    expect(asked.offered).not.toContain('budget');
    expect(asked.offered).toContain('root-mfa');
  });
});

describe('two things of one name', () => {
  it.each([
    [{ 'trunking-role': 'ecsInstanceRole' }, '--trunking-role'],
    [{ 'external-role': 'ECSINSTANCEROLE' }, '--external-role'],
    [{ 'task-role': 'ecsTaskExecutionRole' }, '--task-role'],
    [{ 'instance-role': 'ecsTaskExecutionRole', with: 'task-role' }, '--task-execution-role'],
    [{ 'endpoint-sg-name': 'ecs-instances-default-cluster' }, '--endpoint-sg-name'],
    [{ 'developer-policy': 'cwlogspolicy', 'cloudwatch-logs': 'true' }, '--'],
  ])('are refused before anything is made: %j', async (flags, flag) => {
    const here = await runs();
    await expect(here.run({ flags: { ...flags } as Record<string, string> })).rejects.toMatchObject({
      code: 'input.same-name',
      exitCode: 2,
      facts: { flag: expect.stringContaining(flag) },
    });
  });

  it('do not come of a default: the role for trunking keeps within the length of a name', async () => {
    const here = await runs();
    expect(await here.run({ flags: { with: 'trunking', 'instance-role': 'x'.repeat(64) } })).toBe(0);
  });
});
