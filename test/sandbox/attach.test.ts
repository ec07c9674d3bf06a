import { readdir } from 'node:fs/promises';
import { CreateVpcCommand, DescribeFlowLogsCommand, DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { CreateGroupCommand, GetGroupCommand, GetUserCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, it, vi } from 'vitest';
import { practice, refusal } from './practice.ts';

describe('a client of the practice account', () => {
  it('answers who is calling, without credentials', async () => {
    const { sts } = await practice();
    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: '123456789012',
      Arn: 'arn:aws:sts::123456789012:assumed-role/Practice/you',
      $metadata: { httpStatusCode: 200, attempts: 1 },
    });
  });

  it('sends nothing: no request handler, signer or credential provider is asked', async () => {
    const { sandbox } = await practice();
    const credentials = vi.fn();
    const handle = vi.fn();
    const ec2 = new EC2Client({ region: 'eu-west-1', credentials, requestHandler: { handle } });
    sandbox.attach(ec2);
    sandbox.attach(ec2);
    expect((await ec2.send(new DescribeVpcsCommand({}))).Vpcs).toHaveLength(1);
    expect(credentials).not.toHaveBeenCalled();
    expect(handle).not.toHaveBeenCalled();
  });

  it('asks guards of the client first, even those added later', async () => {
    const { ec2, directory } = await practice();
    const guard = () => async () => {
      throw new Error('read only');
    };
    ec2.middlewareStack.add(guard, { step: 'initialize', name: 'guard' });
    expect((await refusal(ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' })))).message).toBe('read only');
    expect(await readdir(directory)).toEqual([]);
  });

  it('hands out copies: changing an answer changes nothing', async () => {
    const { ec2 } = await practice();
    const first = await ec2.send(new DescribeVpcsCommand({}));
    first.Vpcs?.splice(0);
    expect((await ec2.send(new DescribeVpcsCommand({}))).Vpcs).toHaveLength(1);
  });

  it('says which operation or parameter it does not know', async () => {
    const { ec2 } = await practice();
    expect(await refusal(ec2.send(new DescribeFlowLogsCommand({})))).toMatchObject({
      name: 'SandboxUnsupported',
      message: expect.stringContaining('DescribeFlowLogs'),
    });
    const ipv6 = new CreateVpcCommand({ CidrBlock: '10.0.0.0/16', AmazonProvidedIpv6CidrBlock: true });
    expect(await refusal(ec2.send(ipv6))).toMatchObject({
      name: 'SandboxUnsupported',
      message: expect.stringContaining('AmazonProvidedIpv6CidrBlock'),
    });
  });

  it('leaves out what the service does not know, as the SDK does', async () => {
    const { iam } = await practice();
    const input = { GroupName: 'Administrators', UserName: 'Administrator' };
    expect((await iam.send(new CreateGroupCommand(input))).Group?.GroupName).toBe('Administrators');
  });

  it('takes its time, with the signal', async () => {
    const sleep = vi.fn(async () => {});
    const { iam } = await practice({ latencyMilliseconds: 120, sleep });
    const { signal } = new AbortController();
    await refusal(iam.send(new GetUserCommand({ UserName: 'nobody' }), { abortSignal: signal }));
    expect(sleep).toHaveBeenCalledExactlyOnceWith(120, signal);
  });

  it.each([
    ['before the call', true],
    ['while it waits', false],
  ])('is aborted as the SDK is, %s, and nothing was done', async (_, early) => {
    const abort = new AbortController();
    const sleep = (_ms: number, signal?: AbortSignal) =>
      new Promise<void>((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason));
        abort.abort();
      });
    const account = await practice({ latencyMilliseconds: 50, sleep });
    if (early) abort.abort();
    const call = account.ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }), { abortSignal: abort.signal });
    expect(await refusal(call)).toMatchObject({ name: 'AbortError', message: 'Request aborted' });
    const later = await practice({ directory: account.directory });
    expect((await later.ec2.send(new DescribeVpcsCommand({}))).Vpcs).toHaveLength(1);
  });

  it('shows errors as the SDK does for each protocol', async () => {
    const { ec2, iam } = await practice();
    const modelled = await refusal(iam.send(new GetGroupCommand({ GroupName: 'nobody' })));
    expect(modelled).toMatchObject({
      name: 'NoSuchEntityException',
      Code: 'NoSuchEntity',
      $fault: 'client',
      $metadata: { httpStatusCode: 404, attempts: 1, requestId: expect.any(String) },
      message: 'The group with name nobody cannot be found.',
    });
    const unmodelled = await refusal(iam.send(new GetGroupCommand({ GroupName: 'no body' })));
    expect(unmodelled).toMatchObject({ name: 'ValidationError', Code: 'ValidationError' });
    const ec2Error = await refusal(ec2.send(new DescribeVpcsCommand({ VpcIds: ['vpc-0123456789abcdef0'] })));
    expect(ec2Error).toMatchObject({
      name: 'InvalidVpcID.NotFound',
      Code: 'InvalidVpcID.NotFound',
      $metadata: { httpStatusCode: 400 },
      message: "The vpc ID 'vpc-0123456789abcdef0' does not exist",
    });
  });
});
