import { CreateVpcCommand, DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { CreateClusterCommand } from '@aws-sdk/client-ecs';
import { CreateAccessKeyCommand, GetUserCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { makeClients } from '../../src/aws/clients.ts';
import { faultOf } from '../../src/aws/fault.ts';
import { callerIs, ec2Refusal, refusal } from './answers.ts';
import { KEYS } from './aws-settings.ts';
import { connected, service, settings } from './connected.ts';
import type { Answer } from './loopback.ts';

/** A service that answers each request with the next of `answers`, then always with the last; and a connection to it. */
async function serviceSaying(...answers: readonly Answer[]) {
  const { url, seen } = await service((_, seen) => answers[seen.length - 1] ?? answers.at(-1) ?? {});
  settings({}, { ...KEYS, AWS_ENDPOINT_URL: url });
  return { seen, connection: await connected() };
}

describe('clients that look', () => {
  it('try again after a server error', async () => {
    const { seen, connection } = await serviceSaying(refusal(503, 'ServiceUnavailable'), { hangUp: true }, callerIs());
    const answer = await makeClients(connection, 'us-east-1', 'look').sts.send(new GetCallerIdentityCommand({}));
    expect(answer.Account).toBe('123456789012');
    expect(seen).toHaveLength(3);
  });

  it('give up after the fourth attempt', async () => {
    const { seen, connection } = await serviceSaying(ec2Refusal(500, 'InternalError'));
    const asked = makeClients(connection, 'us-east-1', 'look').ec2.send(new DescribeVpcsCommand({}));
    await expect(asked).rejects.toMatchObject({ name: 'InternalError' });
    expect(seen).toHaveLength(4);
  });

  it('ask STS about refused credentials though every place for a call is taken by a refused one', async () => {
    const { url } = await service(({ form }) =>
      form.get('Action') === 'GetCallerIdentity'
        ? refusal(403, 'InvalidClientTokenId')
        : ec2Refusal(401, 'AuthFailure'),
    );
    settings({}, { ...KEYS, AWS_ENDPOINT_URL: url });
    const connection = await connected();
    const regions = ['eu-west-1', 'eu-west-2', 'eu-west-3', 'us-west-1', 'us-west-2', 'us-east-2', 'sa-east-1'];
    const asked = regions.flatMap((region) => {
      const { ec2 } = makeClients(connection, region, 'look');
      return Array.from({ length: 20 }, () => ec2.send(new DescribeVpcsCommand({})));
    });
    const reasons = (await Promise.allSettled(asked)).map((one) => one.status === 'rejected' && one.reason.name);
    expect(new Set(reasons)).toEqual(new Set(['AuthFailure']));
  });

  it('refuse to write before anything is sent', async () => {
    const { seen, connection } = await serviceSaying(callerIs());
    const { ec2, iam, ecs } = makeClients(connection, 'us-east-1', 'look');
    const writes = [
      ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' })),
      iam.send(new CreateAccessKeyCommand({ UserName: 'Administrator' })),
      ecs.send(new CreateClusterCommand({})),
    ];
    const codes = (await Promise.allSettled(writes)).map(
      (write) => write.status === 'rejected' && faultOf(write.reason),
    );
    expect(codes).toEqual([
      expect.objectContaining({ name: 'guard.write-refused', action: 'ec2:CreateVpc' }),
      expect.objectContaining({ name: 'guard.write-refused', action: 'iam:CreateAccessKey' }),
      expect.objectContaining({ name: 'guard.write-refused', action: 'ecs:CreateCluster' }),
    ]);
    expect(seen).toEqual([]);
  });
});

describe('clients that change', () => {
  it.each([
    ['a server error', ec2Refusal(500, 'InternalError')],
    ['a lost connection', { hangUp: true }],
    ['a throttle', ec2Refusal(503, 'RequestLimitExceeded')],
  ])('send once, whatever comes: %s', async (_, answer) => {
    const { seen, connection } = await serviceSaying(answer);
    const sent = makeClients(connection, 'us-east-1', 'change').ec2.send(
      new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }),
    );
    await expect(sent).rejects.toThrow();
    expect(seen).toHaveLength(1);
  });

  it('sign with the time the services told the clients that look', async () => {
    const ahead = new Date(Date.now() + 3_600_000);
    const { seen, connection } = await serviceSaying({ ...callerIs(), headers: { date: ahead.toUTCString() } });
    await makeClients(connection, 'us-east-1', 'look').sts.send(new GetCallerIdentityCommand({}));
    await makeClients(connection, 'us-east-1', 'change')
      .ec2.send(new CreateVpcCommand({}))
      .catch(() => {});
    const offset = (n: number) => secondsAhead(String(seen[n]?.headers['x-amz-date']));
    expect(Math.abs(offset(0))).toBeLessThan(60);
    expect(Math.abs(offset(1) - 3600)).toBeLessThan(60);
  });
});

describe('every client', () => {
  it('says which tool is calling', async () => {
    const { seen, connection } = await serviceSaying(callerIs());
    await makeClients(connection, 'us-east-1', 'look').sts.send(new GetCallerIdentityCommand({}));
    expect(seen[0]?.headers['user-agent']).toContain('aws-ecs-setup/0.0.0');
  });

  it('is made once for a region and purpose, and for each of them its own', async () => {
    const { connection } = await serviceSaying(callerIs());
    const look = makeClients(connection, 'us-east-1', 'look');
    expect(makeClients(connection, 'us-east-1', 'look').ec2).toBe(look.ec2);
    expect(makeClients(connection, 'us-east-1', 'change').ec2).not.toBe(look.ec2);
    expect(await makeClients(connection, 'eu-west-1', 'look').ec2.config.region()).toBe('eu-west-1');
    expect(makeClients(await connected(), 'us-east-1', 'look').ec2).not.toBe(look.ec2);
  });

  it('notes the action on the errors it throws', async () => {
    const { connection } = await serviceSaying(refusal(403, 'AccessDenied', 'no'));
    const error = await makeClients(connection, 'us-east-1', 'look')
      .iam.send(new GetUserCommand({}))
      .catch((e) => e);
    expect(faultOf(error)).toMatchObject({ kind: 'denied', name: 'AccessDenied', action: 'iam:GetUser' });
  });

  it('stops with the run: what is in flight is cut off and nothing new is sent', async () => {
    const { url, seen } = await service(() => ({ silent: true }));
    settings({}, { ...KEYS, AWS_ENDPOINT_URL: url });
    const stop = new AbortController();
    const { ec2 } = makeClients(await connected({ signal: stop.signal }), 'us-east-1', 'look');
    const inFlight = ec2.send(new DescribeVpcsCommand({})).catch((error) => faultOf(error));
    await expect.poll(() => seen.length).toBe(1);
    stop.abort(new Error('Ctrl-C'));
    expect(await inFlight).toMatchObject({ kind: 'aborted', action: 'ec2:DescribeVpcs' });
    const late = await ec2.send(new DescribeVpcsCommand({})).catch((error) => faultOf(error));
    expect(late).toMatchObject({ kind: 'aborted' });
    expect(seen).toHaveLength(1);
  });
});

/** How far a signature's time, `20260101T000000Z`, is ahead of now. */
function secondsAhead(signed: string): number {
  const iso = signed.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5');
  return (Date.parse(iso) - Date.now()) / 1000;
}
