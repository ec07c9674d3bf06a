import { describe, expect, test } from 'vitest';
import { setUp } from '../support/chaos/destroy-play.ts';
import type { Fault } from '../support/chaos/faults.ts';
import { FAULTS } from '../support/chaos/faults.ts';
import { dealt } from '../support/chaos/sample.ts';
import { openSandboxStage } from '../support/chaos/sandbox-stage.ts';
import { randomFrom } from '../support/chaos/seed.ts';
import { readInventory } from '../support/inventory.ts';

/** A first run that is struck when it makes its VPC. */
async function struck(fault: Fault) {
  const stage = await openSandboxStage();
  const ending = await stage.run('init', { call: 'CreateVpc 1', fault });
  const { clients, region } = stage.traces;
  const vpcs = async () => (await readInventory(clients, [region])).regions[region]?.vpcs.map(({ id }) => id);
  return { stage, ending, vpcs };
}

describe('a run that is killed', () => {
  test.each([
    { fault: 'killed before', made: ['vpc default'] },
    { fault: 'killed after', made: ['vpc default', 'vpc ecs'] },
  ] as const)('$fault AWS did what it asked has no exit code and does nothing more, there or here', async (one) => {
    const { stage, ending, vpcs } = await struck(one.fault);
    expect(ending).toMatchObject({ exitCode: undefined, struck: true });
    const then = stage.save();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(stage.save()).toEqual(then);
    expect(await vpcs()).toEqual(one.made);
  });

  test('before a file here gets its name leaves it without', async () => {
    const stage = await openSandboxStage();
    const call = 'link keys/sam-key-pair.pem 1';
    expect(await stage.run('init', { call, fault: 'killed before' })).toMatchObject({
      exitCode: undefined,
      struck: true,
    });
    const { files } = stage.save();
    expect(files.map(({ path }) => path).filter((path) => path.startsWith('keys'))).toEqual([
      expect.stringMatching(/^keys\/\.aws-ecs-setup-.*-deadbeef-.*\.tmp$/),
    ]);
  });
});

describe('a run that lives on', () => {
  test.each([
    { fault: 'throttled 3 times', sent: 4 },
    { fault: '500, not done', sent: 2 },
    { fault: '500, done', sent: 1 },
    { fault: 'answer lost', sent: 1 },
    { fault: 'answer late', sent: 1 },
  ] as const)('makes one VPC whatever its call meets: $fault, sent $sent x', async ({ fault, sent }) => {
    const { ending, vpcs } = await struck(fault);
    expect([ending.exitCode, ending.struck]).toEqual([0, true]);
    expect(ending.writes.filter((name) => name === 'CreateVpc 1')).toHaveLength(sent);
    expect(await vpcs()).toEqual(['vpc default', 'vpc ecs']);
  });
});

test('what was there before a strike is there again afterwards, and the time too', async () => {
  const stage = await openSandboxStage();
  const fresh = stage.save();
  await setUp(stage);
  expect(stage.save().now).toBeGreaterThan(fresh.now);
  stage.restore(fresh);
  expect(stage.save()).toEqual(fresh);
});

test('every call is dealt every fault, and over the calls every fault meets every fate of the state', () => {
  const calls = ['a 1', 'b 1', 'c 1', 'd 1', 'e 1'];
  const all = dealt(calls);
  expect(new Set(all.map(({ call, fault }) => `${call} ${fault}`)).size).toBe(5 * FAULTS.length);
  expect(new Set(all.map(({ fault, state }) => `${fault} ${state}`)).size).toBe(4 * FAULTS.length);
});

test('chance is the same for the same seed', () => {
  const five = (seed: number) => Array.from({ length: 5 }, randomFrom(seed));
  expect(five(1)).toEqual(five(1));
  expect(five(1)).not.toEqual(five(2));
  expect(five(1).every((number) => number >= 0 && number < 1)).toBe(true);
});
