import { CreateVpcCommand, DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { CreateLoginProfileCommand, CreateUserCommand, GetUserCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import type { CallLog, CallRecord } from '../../src/aws/call-log.ts';
import type { Purpose } from '../../src/aws/client.ts';
import { makeClients } from '../../src/aws/clients.ts';
import { connectToPractice } from '../../src/aws/connection.ts';
import { practice } from '../sandbox/practice.ts';
import { callerIs, ec2Refusal, refusal } from './answers.ts';
import { KEYS } from './aws-settings.ts';
import { connected, service, settings } from './connected.ts';
import type { Answer } from './loopback.ts';
import { ownPace } from './own-pace.ts';

function recorder() {
  const calls: CallRecord[] = [];
  const hidden: string[] = [];
  const log: CallLog = { call: (record) => void calls.push(record), hide: (secret) => void hidden.push(secret) };
  return { calls, hidden, log };
}

/** Clients of a service that gives these answers, and what they wrote down. */
async function logged(purpose: Purpose, ...answers: readonly Answer[]) {
  const { url } = await service((_, seen) => answers[seen.length - 1] ?? answers.at(-1) ?? {});
  settings({}, { ...KEYS, AWS_ENDPOINT_URL: url });
  const { log, ...seen } = recorder();
  return { ...seen, clients: makeClients(await connected({ log }), 'us-east-1', purpose) };
}

describe('the log of calls', () => {
  it('has one line a call, however often it was sent', async () => {
    const { calls, clients } = await logged('look', refusal(503, 'ServiceUnavailable'), { hangUp: true }, callerIs());
    const before = Date.now();
    await clients.sts.send(new GetCallerIdentityCommand({}));
    expect(calls).toMatchObject([
      { action: 'sts:GetCallerIdentity', region: 'us-east-1', kind: 'read', attempts: 3, status: 200, parameters: {} },
    ]);
    expect(calls[0]?.at).toBeGreaterThanOrEqual(before);
    expect(calls[0]?.milliseconds).toBeGreaterThan(0);
    expect(calls[0]).not.toHaveProperty('error');
  });

  it('tells what was refused, and by which request', async () => {
    const headers = { 'x-amzn-requestid': '7a62c49f' };
    const answer = { ...ec2Refusal(400, 'InvalidVpc.Range', 'too wide'), headers };
    const { calls, clients } = await logged('change', answer);
    await expect(clients.ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/8' }))).rejects.toThrow();
    expect(calls).toMatchObject([
      {
        action: 'ec2:CreateVpc',
        kind: 'change',
        attempts: 1,
        status: 400,
        requestId: '7a62c49f',
        error: { name: 'InvalidVpc.Range', message: 'too wide' },
        parameters: { CidrBlock: '10.0.0.0/8' },
      },
    ]);
  });

  it('tells of a connection that broke', async () => {
    const { calls, clients } = await logged('change', { hangUp: true });
    await expect(clients.ec2.send(new CreateVpcCommand({}))).rejects.toThrow();
    expect(calls).toMatchObject([{ attempts: 1, status: undefined, error: { name: expect.any(String) } }]);
  });

  it('tells a dry run from a change', async () => {
    const { calls, clients } = await logged('dry-run', ec2Refusal(412, 'DryRunOperation', 'would have succeeded'));
    await clients.ec2.send(new CreateVpcCommand({})).catch(() => {});
    expect(calls).toMatchObject([{ action: 'ec2:CreateVpc', kind: 'dry-run', status: 412 }]);
  });

  it('has what our own guard refused, which was never sent', async () => {
    const { calls, clients } = await logged('look', callerIs());
    await expect(clients.iam.send(new CreateUserCommand({ UserName: 'sam' }))).rejects.toThrow();
    expect(calls).toMatchObject([{ action: 'iam:CreateUser', attempts: undefined, status: undefined, kind: 'change' }]);
  });

  it('is told of every secret before it is used, and shows none', async () => {
    const { calls, hidden, clients } = await logged('change', refusal(400, 'InvalidInput', 'no such "Horse-7"'));
    const input = { UserName: 'sam', Password: 'Horse-7', PasswordResetRequired: true };
    await expect(clients.iam.send(new CreateLoginProfileCommand(input))).rejects.toThrow();
    expect(hidden).toEqual(['Horse-7', KEYS.AWS_SECRET_ACCESS_KEY]);
    expect(calls[0]?.parameters).toEqual({ ...input, Password: '[hidden]' });
  });

  it('works on the practice account as well', async () => {
    const { sandbox } = await practice();
    const { calls, log } = recorder();
    const attach = sandbox.attach as unknown as Parameters<typeof connectToPractice>[0];
    const connection = connectToPractice(attach, ['us-east-1'], new AbortController().signal, ownPace(), '0.0.0', log);
    const { ec2, iam } = makeClients(connection, 'us-east-1', 'look');
    await ec2.send(new DescribeVpcsCommand({}));
    await expect(iam.send(new GetUserCommand({ UserName: 'nobody' }))).rejects.toThrow();
    expect(calls).toMatchObject([
      { action: 'ec2:DescribeVpcs', attempts: 1, status: 200, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      { action: 'iam:GetUser', attempts: 1, status: 404, error: { name: 'NoSuchEntityException' } },
    ]);
  });

  it('costs nothing where nobody wants it', async () => {
    const { url } = await service(() => callerIs());
    settings({}, { ...KEYS, AWS_ENDPOINT_URL: url });
    const { sts } = makeClients(await connected(), 'us-east-1', 'look');
    expect(sts.middlewareStack.identify().filter((name) => name.includes('aws-ecs-setup-log'))).toEqual([]);
  });
});
