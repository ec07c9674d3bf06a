import { describe, expect, it } from 'vitest';
import { runDoctor, runStatus } from '../../src/wizard/commands.ts';
import { askedAgain, beforeProof } from './asked-again.ts';
import { EVERYTHING, somebody } from './everything.ts';
import { person } from './person.ts';
import { type RecordedRuns, type Request, recordedRuns } from './recorded.ts';
import { OWN, PLAIN, SURE } from './undone.ts';

const THREE = 'ap-northeast-2,us-east-1,eu-west-1';

/** What a run asked again. */
async function again(here: RecordedRuns, run: () => Promise<unknown>): Promise<readonly string[]> {
  expect(await run()).toBe(0);
  return askedAgain(here.sent());
}

/** The same up to the proof, and within it. */
async function againButToProve(here: RecordedRuns, run: () => Promise<unknown>): Promise<readonly string[]> {
  expect(await run()).toBe(0);
  const sent = here.sent();
  const before = beforeProof(sent);
  return [...askedAgain(before), ...askedAgain(sent.slice(before.length))];
}

describe('no request is made twice for the same answer', () => {
  it.each([
    ['the core', 'ap-northeast-2', OWN],
    ['the core in the default VPC', 'ap-northeast-2', PLAIN],
    ['the core in three regions', THREE, OWN],
    ['everything', 'ap-northeast-2', EVERYTHING],
    ['everything in three regions', THREE, EVERYTHING],
  ])(
    'by any run over %s, from the first to the last',
    async (_what, region, flags) => {
      const here = await recordedRuns();
      const { stateDirectory } = here;
      const options = { region, yes: true, stateDirectory };
      const look = here.around(undefined);
      const first = { region, flags };
      expect(await again(here, () => here.run({ ...first, dryRun: true }))).toEqual([]);
      expect(await againButToProve(here, () => here.run(first, somebody(here)))).toEqual([]);
      expect(await again(here, () => here.run({ region }))).toEqual([]);
      expect(await again(here, () => here.run({ region, resume: true }, person()))).toEqual([]);
      expect(await again(here, () => runStatus(options, look))).toEqual([]);
      await runDoctor(options, look);
      expect(askedAgain(here.sent())).toEqual([]);
      expect(await again(here, () => here.destroy({ ...SURE, region, dryRun: true }))).toEqual([]);
      expect(await again(here, () => here.destroy({ ...SURE, region }))).toEqual([]);
    },
    60_000,
  );

  it('by runs with somebody at the prompts, whatever they answer', async () => {
    const here = await recordedRuns();
    const typing = {
      adminUser: ['alice'],
      alias: ['example-team'],
      vpc: ['new'],
      with: ['mfa,session-manager,endpoints,fargate'],
      sgName: ['web'],
    };
    expect(await again(here, () => here.run({}, { ...person(typing), pairing: somebody(here).pairing }))).toEqual([]);
    const others = { alias: ['example-team'], vpc: ['new'], with: ['mfa'] };
    expect(await again(here, () => here.run({ again: true }, person(others)))).toEqual([]);
  });

  it('by runs for a part of a set-up, and by those that only change one rule', async () => {
    const here = await recordedRuns();
    expect(await again(here, () => here.policy({ flags: OWN }))).toEqual([]);
    expect(await again(here, () => here.run({ flags: OWN, dryRun: true, checkPermissions: true }))).toEqual([]);
    for (const only of [['admin', 'cluster'], ['vpc'], ['security-group'], ['instance-role', 'task-role']]) {
      const part = { flags: { vpc: 'new', 'ssh-cidr': 'none' }, only };
      expect(await againButToProve(here, () => here.run(part))).toEqual([]);
    }
    expect(await again(here, () => here.sshAccess({ cidr: '203.0.113.77/32' }))).toEqual([]);
    expect(await again(here, () => here.destroy({ ...SURE, only: ['security-group'] }))).toEqual([]);
  });
});

describe('what counts as asked again', () => {
  const read = (action: string, input: object, more: Partial<Request> = {}): Request => ({
    action,
    region: 'eu-west-1',
    input: { ...input },
    isRead: true,
    isForChange: false,
    signedBy: '',
    at: 0,
    ...more,
  });
  const write = (action: string, input: object, more: Partial<Request> = {}) =>
    read(action, input, { isRead: false, ...more });
  const vpcs = read('ec2:DescribeVpcs', {});
  const one = read('ec2:DescribeVpcs', { Filters: [{ Name: 'vpc-id', Values: ['vpc-1'] }] });
  const role = read('iam:GetRole', { RoleName: 'a' });

  it.each([
    ['the same question', [vpcs, vpcs], 1],
    ['a narrower one', [vpcs, one], 1],
    ['a wider one', [one, vpcs], 1],
    ['less about the same thing', [role, role], 1],
    [
      'the same cluster by its ARN',
      [{ clusters: ['a'] }, { clusters: ['arn:aws:ecs:r:1:cluster/a'] }].map((input) =>
        read('ecs:DescribeClusters', input),
      ),
      1,
    ],
    ['another thing', [role, read('iam:GetRole', { RoleName: 'b' })], 0],
    ['another page', [vpcs, read('ec2:DescribeVpcs', { NextToken: 'x' })], 0],
    ['another region', [vpcs, { ...vpcs, region: 'us-east-1' }], 0],
    ['others who ask', [role, { ...role, signedBy: 'AKIA' }], 0],
    ['the same after a write that changes it', [vpcs, write('ec2:CreateVpc', {}), vpcs], 0],
    ['the same after a write about it', [role, write('iam:AttachRolePolicy', { RoleName: 'a' }), role], 0],
    ['the same after a write about something else', [role, write('iam:AttachRolePolicy', { RoleName: 'b' }), role], 1],
    ['the same after a write elsewhere', [vpcs, write('ec2:CreateVpc', {}, { region: 'us-east-1' }), vpcs], 1],
    ['the same after a wait', [vpcs, { ...vpcs, at: 1000 }], 0],
    ['the same right before a change', [role, { ...role, isForChange: true }], 0],
  ])('%s: %#', (_what, requests, count) => {
    expect(askedAgain(requests)).toHaveLength(count);
  });
});
