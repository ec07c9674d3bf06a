import { CreateVpcCommand, DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { GetUserCommand } from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { makeClients } from '../../src/aws/clients.ts';
import { faultOf } from '../../src/aws/fault.ts';
import { Pacing } from '../../src/aws/pacing.ts';
import { type TestClock, testClock } from '../support/clock.ts';
import { ec2Refusal, refusal } from './answers.ts';
import { KEYS } from './aws-settings.ts';
import { connected, service, settings } from './connected.ts';
import type { Answer } from './loopback.ts';

const throttle = () => Object.assign(new Error('Rate exceeded'), { name: 'Throttling' });

/** Calls that take a while each, and how many of them were under way at once. */
function countedCalls(clock: TestClock) {
  let underWay = 0;
  let most = 0;
  const call = async () => {
    underWay += 1;
    most = Math.max(most, underWay);
    await clock.sleep(100);
    underWay -= 1;
  };
  return { call, most: () => most };
}

describe('the pace of a service', () => {
  it('lets sixteen calls be under way at once, whoever makes them', async () => {
    const clock = testClock();
    const pacing = new Pacing(clock);
    const calls = countedCalls(clock);
    const pace = () => pacing.of('ec2', 'us-east-1');
    const looks = Array.from({ length: 30 }, () => pace().sendPatiently(calls.call));
    await Promise.all([...looks, ...Array.from({ length: 30 }, () => pace().send(calls.call))]);
    expect(calls.most()).toBe(16);
  });

  it('leaves many regions no more calls at once than there is memory for', async () => {
    const clock = testClock();
    const pacing = new Pacing(clock);
    const calls = countedCalls(clock);
    const paces = Array.from({ length: 17 }, (_, region) => pacing.of('ec2', `region-${region}`));
    await Promise.all(paces.flatMap((pace) => Array.from({ length: 20 }, () => pace.sendPatiently(calls.call))));
    expect(calls.most()).toBe(104);
  });

  it('is one for the whole account where the service is, and else one for each region', () => {
    const pacing = new Pacing(testClock());
    expect(pacing.of('iam', 'us-east-1')).toBe(pacing.of('iam', 'eu-west-1'));
    expect(pacing.of('ec2', 'us-east-1')).not.toBe(pacing.of('ec2', 'eu-west-1'));
    expect(pacing.of('ec2', 'us-east-1')).not.toBe(pacing.of('ecs', 'us-east-1'));
    expect(pacing.of('ec2', 'us-east-1')).toBe(pacing.of('ec2', 'us-east-1'));
  });

  it('slows everybody down once one was throttled, but no other service', async () => {
    const clock = testClock();
    const pacing = new Pacing(clock);
    const start = clock.now();
    await pacing
      .of('iam', '')
      .send(() => Promise.reject(throttle()))
      .catch(() => undefined);
    await pacing.of('ec2', '').turn();
    expect(clock.now() - start).toBe(0);
    await pacing.of('iam', '').turn();
    expect(clock.now() - start).toBeGreaterThan(1000);
  });

  it('gives a look up after three minutes of nothing but throttling, with growing pauses', async () => {
    const clock = testClock();
    const start = clock.now();
    let sends = 0;
    const call = () => {
      sends += 1;
      return Promise.reject(throttle());
    };
    await expect(new Pacing(clock).of('iam', '').sendPatiently(call)).rejects.toThrow('Rate exceeded');
    expect(clock.now() - start).toBeGreaterThan(160_000);
    expect(clock.now() - start).toBeLessThanOrEqual(190_000);
    expect(sends).toBeLessThan(50);
  });

  it('is told of once, and only when it takes longer than anybody likes to wait', async () => {
    const clock = testClock();
    const told: string[] = [];
    const start = clock.now();
    const pacing = new Pacing(clock, (service) => told.push(`${service} ${Math.round((clock.now() - start) / 1000)}`));
    const refusedUntil = (end: number) => () => (clock.now() < end ? Promise.reject(throttle()) : Promise.resolve());
    await pacing.of('ec2', '').sendPatiently(refusedUntil(start + 500));
    expect(told).toEqual([]);
    await Promise.all([1, 2].map(() => pacing.of('iam', '').sendPatiently(refusedUntil(start + 60_000))));
    expect(told).toHaveLength(1);
    expect(Number(told[0]?.split(' ')[1])).toBeLessThan(9);
  });
});

/** A service that answers each request with the next of `answers`, then always with the last; and a connection to it by a clock that jumps. */
async function serviceSaying(...answers: readonly Answer[]) {
  const { url, seen } = await service((_, seen) => answers[seen.length - 1] ?? answers.at(-1) ?? {});
  settings({}, { ...KEYS, AWS_ENDPOINT_URL: url });
  const clock = testClock();
  return { seen, clock, connection: await connected({ pacing: new Pacing(clock) }) };
}

describe('a throttled call', () => {
  const user = `<GetUserResponse><GetUserResult><User><UserName>sam</UserName></User></GetUserResult></GetUserResponse>`;

  it.each([
    ['Throttling', refusal(400, 'Throttling', 'Rate exceeded')],
    ['429', { status: 429, body: 'slow down' }],
  ])('that looks is sent again until it is taken (%s)', async (_, throttled) => {
    const { seen, connection } = await serviceSaying(...Array<Answer>(9).fill(throttled), { body: user });
    const answer = await makeClients(connection, 'us-east-1', 'look').iam.send(new GetUserCommand({}));
    expect(answer.User?.UserName).toBe('sam');
    expect(seen).toHaveLength(10);
  });

  it('that changes something is sent once: its intent would have grown old', async () => {
    const { seen, clock, connection } = await serviceSaying(ec2Refusal(503, 'RequestLimitExceeded'));
    const start = clock.now();
    const { ec2 } = makeClients(connection, 'us-east-1', 'change');
    for (const sent of [1, 2]) {
      const error = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' })).catch((thrown) => thrown);
      expect(faultOf(error)).toMatchObject({ kind: 'throttled', action: 'ec2:CreateVpc' });
      expect(seen).toHaveLength(sent);
    }
    expect(clock.now() - start).toBe(0);
  });

  it('is not made of a quota that is reached, which no waiting mends', async () => {
    const { seen, connection } = await serviceSaying(refusal(409, 'LimitExceeded', 'Cannot exceed quota'));
    const error = await makeClients(connection, 'us-east-1', 'look')
      .iam.send(new GetUserCommand({}))
      .catch((thrown) => thrown);
    expect(faultOf(error).kind).toBe('quota');
    expect(seen).toHaveLength(1);
  });

  it('makes what changes wait as well, before its intent is written', async () => {
    const { clock, connection } = await serviceSaying(ec2Refusal(503, 'RequestLimitExceeded'));
    const start = clock.now();
    await makeClients(connection, 'us-east-1', 'change')
      .ec2.send(new CreateVpcCommand({}))
      .catch(() => undefined);
    await connection.pacing.of('ec2', 'us-east-1').turn();
    expect(clock.now() - start).toBeGreaterThan(1000);
  });

  it('does not hold up a run that is stopped', async () => {
    const { url } = await service(() => ec2Refusal(503, 'RequestLimitExceeded'));
    settings({}, { ...KEYS, AWS_ENDPOINT_URL: url });
    const stop = new AbortController();
    const clock = testClock({ manual: true });
    const pacing = new Pacing({ now: clock.now, sleep: (milliseconds) => clock.sleep(milliseconds, stop.signal) });
    const { ec2 } = makeClients(await connected({ pacing }), 'us-east-1', 'look');
    const looks = Promise.allSettled([1, 2, 3].map(() => ec2.send(new DescribeVpcsCommand({}))));
    await expect.poll(() => clock.sleeps.length).toBeGreaterThan(0);
    stop.abort(new Error('Ctrl-C'));
    expect((await looks).map((look) => look.status)).toEqual(['rejected', 'rejected', 'rejected']);
  });
});
