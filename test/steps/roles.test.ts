import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/answers/answers.ts';
import { knownOutputs } from '../../src/engine/outputs.ts';
import type { AwsNode } from '../../src/resources/aws-resource.ts';
import { instanceRoleStep } from '../../src/steps/instance-role.ts';
import type { Step } from '../../src/steps/step.ts';
import { taskRoleStep } from '../../src/steps/task-role.ts';
import { trunkingStep } from '../../src/steps/trunking.ts';
import { NOTHING_ASKED, place } from './place.ts';

const CHINA = { arn: 'arn:aws-cn:iam::123456789012:user/alice' };
const ROOT = { arn: 'arn:aws:iam::123456789012:root' };

async function nodesOf<Seen>(step: Step<Seen>, answers: Draft, options = {}): Promise<readonly AwsNode[]> {
  const { settle } = await place(options);
  const { seen, draft, cx } = await settle(step, answers);
  return step.nodes(seen, draft, cx, NOTHING_ASKED);
}
const specOf = (nodes: readonly AwsNode[], id: string) =>
  nodes.find((node) => node.id === id)?.spec(knownOutputs(new Map()));
const names = (nodes: readonly AwsNode[]) => nodes.map(({ id, absent }) => `${absent ? '-' : ''}${id.split('/')[1]}`);

describe('the instance role', () => {
  it('is looked at for nothing but what was asked for at some time', async () => {
    const usual = ['instance-role', 'instance-role-policy', 'instance-profile', 'instance-profile-role'];
    expect(names(await nodesOf(instanceRoleStep, {}))).toEqual(usual);
    expect(
      names(await nodesOf(instanceRoleStep, { s3Read: 'no', cloudwatchLogs: false, sessionManager: false })),
    ).toEqual(
      expect.arrayContaining([
        ...['-instance-role-s3-policy', '-instance-role-s3-object', '-instance-role-session-policy'],
        ...['-instance-role-logs', '-instance-role-logs-policy'],
      ]),
    );
  });

  it('is given what the partition has', async () => {
    const answers = { s3Read: 'my-bucket/ecs.config', cloudwatchLogs: true, sessionManager: true } as const;
    const nodes = await nodesOf(instanceRoleStep, answers, CHINA);
    const written = JSON.stringify(nodes.map((node) => node.spec(knownOutputs(new Map()))));
    expect(written).not.toContain('arn:aws:');
    for (const arn of ['s3:::my-bucket/ecs.config', 'logs:*:123456789012:log-group:*', 'iam::aws:policy/AmazonSSM']) {
      expect(written).toContain(`arn:aws-cn:${arn}`);
    }
  });

  it('has the policy made before it is attached, and taken off before it goes', async () => {
    const needs = async (cloudwatchLogs: boolean) =>
      (await nodesOf(instanceRoleStep, { cloudwatchLogs })).find(({ id }) => id.endsWith('-logs-policy'))?.needs;
    expect(await needs(true)).toEqual([]);
    expect(await needs(false)).toEqual(['account/instance-role-logs']);
  });
});

describe('trunking', () => {
  const questions = async (options: object) => {
    const { settle } = await place(options);
    const { draft } = await settle(trunkingStep, { instanceRole: 'web' });
    return [draft.trunkingRole, draft.trunkingBy];
  };

  it('is named after the first role, and switched on by whoever can', async () => {
    expect(await questions({})).toEqual(['web-trunking', 'instance']);
    expect(await questions(ROOT)).toEqual(['web-trunking', 'role']);
  });

  it('has each of its three ways, and takes the others back', async () => {
    const ways = async (trunkingBy: NonNullable<Draft['trunkingBy']>) =>
      names(await nodesOf(trunkingStep, { trunkingBy }, ROOT)).slice(-3);
    expect(await ways('role')).toEqual(['-trunking-role-setting', 'trunking-setting', '-trunking-default']);
    expect(await ways('instance')).toEqual(['trunking-role-setting', '-trunking-setting', '-trunking-default']);
    expect(await ways('account')).toEqual(['-trunking-role-setting', '-trunking-setting', 'trunking-default']);
  });

  it('that the root user set for the role is only looked for by others', async () => {
    const nodes = await nodesOf(trunkingStep, { trunkingBy: 'role' });
    expect(nodes.find(({ id }) => id.endsWith('/trunking-setting'))).toMatchObject({
      adoptOnly: true,
      otherwise: [{ flag: '--trunking-by instance' }],
    });
  });
});

describe('the task execution role', () => {
  it('is trusted on behalf of its own partition and account', async () => {
    expect(specOf(await nodesOf(taskRoleStep, {}, CHINA), 'account/task-execution-role')).toMatchObject({
      service: 'ecs-tasks.amazonaws.com',
      sourceArn: 'arn:aws-cn:ecs:*:123456789012:*',
    });
  });

  it('makes a role for the containers only where that is asked for', async () => {
    const roles = async (answers: Draft) =>
      names(await nodesOf(taskRoleStep, answers)).filter((id) => /^-?task-role/.test(id));
    expect(await roles({})).toEqual([]);
    expect(await roles({ ecsExec: true })).toEqual(['task-role', 'task-role-exec']);
    expect(await roles({ taskRole: 'web' })).toEqual(['task-role', '-task-role-exec']);
  });
});
