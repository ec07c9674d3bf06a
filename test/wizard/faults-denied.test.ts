import { beforeAll, describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/wizard/events.ts';
import { STEP_NEEDS } from '../../src/wizard/selection.ts';
import type { Inventory } from '../support/inventory.ts';
import { denial, type MeddledRuns, meddledRuns, whole } from './meddling.ts';

type Of<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>;
const isRead = (action: string) => /:(Describe|Get|List|Simulate)/.test(action);

let undisturbed: Inventory;
let writes: readonly string[];
let reads: readonly string[];
beforeAll(async () => {
  const account = await meddledRuns();
  if ((await account.run(whole)) !== 0) throw new Error(JSON.stringify(account.told.at(-1)));
  const all = [...new Set(account.asked())].filter((action) => action !== 'sts:GetCallerIdentity').sort();
  writes = all.filter((action) => !isRead(action));
  reads = all.filter(isRead);
  undisturbed = await account.inventory();
});

const eventsOf = <T extends RunEvent['type']>({ told }: MeddledRuns, type: T) =>
  told.filter((event): event is Of<T> => event.type === type);

/** The steps of which something failed, was left undone or was not looked at. */
function spoiltSteps(account: MeddledRuns): ReadonlySet<string> {
  const failed = [...eventsOf(account, 'node-failed'), ...eventsOf(account, 'step-failed')].map(({ step }) => step);
  const needing = Object.entries(STEP_NEEDS).filter(([, needs]) => needs.some((need) => failed.includes(need)));
  return new Set([...failed, ...needing.map(([step]) => step)]);
}

/** Everything of the other steps is made, and what is left undone is so because of what failed. */
function expectTheRestDone(account: MeddledRuns): void {
  const spoilt = spoiltSteps(account);
  const done = new Set(eventsOf(account, 'node-done').map(({ node }) => node));
  const failed = new Set(eventsOf(account, 'node-failed').map(({ node }) => node));
  const skipped = eventsOf(account, 'node-skipped');
  const planned = eventsOf(account, 'plan').at(-1)?.changes ?? [];
  for (const { node, step, action } of planned) {
    if (action !== 'keep' && !spoilt.has(step)) expect(done, node).toContain(node);
  }
  for (const { node, because } of skipped) {
    expect([...failed, ...skipped.map((one) => one.node)], `${node} because of ${because}`).toContain(because);
  }
}

async function expectTheNextRunToEndIt(account: MeddledRuns): Promise<void> {
  account.meddle(() => undefined);
  account.told.splice(0);
  expect(await account.run(whole), JSON.stringify(account.told)).toBe(0);
  expect(await account.inventory()).toEqual(undisturbed);
}

const refusals = (account: MeddledRuns) =>
  [...eventsOf(account, 'node-failed'), ...eventsOf(account, 'step-failed')].map(({ fault }) => fault);

describe('a permission that is missing', () => {
  it('is looked for in all that a set-up asks', () => {
    expect(writes.length).toBeGreaterThan(20);
    expect(reads.length).toBeGreaterThan(20);
    for (const service of ['iam', 'ec2', 'ecs']) expect([...writes, ...reads].join()).toContain(`${service}:`);
  });

  it('to write, whichever, is named, the rest is made, and the same command ends it later', async () => {
    for (const action of writes) {
      const account = await meddledRuns();
      account.meddle((asked) => (asked === action ? denial(action) : undefined));
      expect(await account.run(whole), action).toBe(1);
      expect(refusals(account).length, action).toBeGreaterThan(0);
      for (const fault of refusals(account)) expect(fault).toMatchObject({ kind: 'denied', action });
      expectTheRestDone(account);
      await expectTheNextRunToEndIt(account);
    }
  }, 120_000);

  it('to look, whichever, is no obstacle or named, the rest is made, and the same command ends it later', async () => {
    for (const action of reads) {
      const account = await meddledRuns();
      account.meddle((asked) => (asked === action ? denial(action) : undefined));
      const exitCode = await account.run(whole);
      expect(exitCode, `${action} ${JSON.stringify(refusals(account))}`).toBe(refusals(account).length > 0 ? 1 : 0);
      for (const fault of refusals(account)) expect(fault).toMatchObject({ kind: 'denied', action });
      expectTheRestDone(account);
      await expectTheNextRunToEndIt(account);
    }
  }, 120_000);

  it.each([
    ['with an explicit deny in a service control policy', 'service-control-policy'],
    ['because no permissions boundary allows the ACTION action', 'permissions-boundary'],
    ['because no service control policy allows the ACTION action', 'service-control-policy'],
  ])('is told from one that another policy takes away: %s', async (because, reason) => {
    for (const action of ['iam:CreateRole', 'ec2:CreateSecurityGroup', 'ecs:CreateCluster']) {
      const account = await meddledRuns();
      const error = denial(action, because.replace('ACTION', action));
      account.meddle((asked) => (asked === action ? error : undefined));
      expect(await account.run(whole)).toBe(1);
      expect(refusals(account)).toMatchObject([{ kind: 'denied', action, facts: { reason } }]);
    }
  });
});
