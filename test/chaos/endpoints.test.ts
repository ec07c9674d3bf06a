import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AccountData } from '../../src/sandbox/account.ts';
import { differencesOf } from '../support/chaos/difference.ts';
import { readTraces } from '../support/chaos/evidence.ts';
import { type Fault, isKill } from '../support/chaos/faults.ts';
import { rehearseInit } from '../support/chaos/init-play.ts';
import { REGION } from '../support/chaos/sandbox-commands.ts';
import { openSandboxStage, type SandboxStage } from '../support/chaos/sandbox-stage.ts';

const wanted = {
  only: ['vpc', 'endpoints'],
  flags: { vpc: 'new', 'private-subnets': 'true', 'endpoints-for': 'all' },
} as const;

const FAULTS: readonly Fault[] = ['killed before', 'killed after', 'answer lost', '500, done', 'throttled 3 times'];
/** What a VPC is made with has its own test. */
const isOfEndpoints = (call: string) => /VpcEndpoint|SecurityGroup/.test(call);

/** The route of a gateway endpoint bears its id; how many tables have one stands among the endpoints. */
const isNoMereId = (difference: string) => !/ vpce-\w+ active" instead of "pl \S+ vpce-/.test(difference);

/** The endpoints of the practice account, without what AWS gives out. */
function endpointsIn({ traces }: SandboxStage): readonly unknown[] {
  const path = join(traces.credentialsDirectory, 'account', 'account.json');
  const account = JSON.parse(readFileSync(path, 'utf8')) as AccountData;
  const all = (account.regions[REGION]?.vpcEndpoints ?? []).filter(({ state }) => !/^delet/.test(state));
  return all
    .map(({ service, type, privateDns, policy, subnetIds, groupIds = [], routeTableIds = [] }) => {
      return [service, type, privateDns, policy, subnetIds.length, groupIds.length, routeTableIds.length].join(' ');
    })
    .toSorted();
}

describe.each(FAULTS)('endpoints, %s', async (fault) => {
  const stage = await openSandboxStage(wanted);
  const fresh = stage.save();
  const rehearsal = await rehearseInit(stage);
  const endpoints = endpointsIn(stage);

  test.for(rehearsal.calls.filter(isOfEndpoints))(
    'at %s, are as if nothing had happened after the next run',
    async (call) => {
      stage.restore(fresh);
      const first = await stage.run('init', { call, fault });
      expect([first.struck, first.exitCode]).toEqual([true, isKill(fault) ? undefined : 0]);
      const again = await stage.run('init');
      expect(again.exitCode).toBe(0);
      const now = await readTraces(stage.traces);
      expect(differencesOf(rehearsal.inventory, now.inventory).filter(isNoMereId)).toEqual([]);
      expect(differencesOf(rehearsal.owners, now.owners)).toEqual([]);
      expect(endpointsIn(stage)).toEqual(endpoints);
      const last = await stage.run('init');
      expect(last.writes).toEqual([]);
    },
  );
});

describe.each(['killed before', 'killed after', 'answer lost'] as const)('their removal, %s', async (fault) => {
  const stage = await openSandboxStage(wanted);
  const empty = (await readTraces(stage.traces)).inventory;
  await rehearseInit(stage);
  await stage.wait(60_000);
  const whole = stage.save();
  const { writes } = await stage.run('destroy');

  test.for([...new Set(writes)].filter(isOfEndpoints))('at %s, is whole after the next one', async (call) => {
    stage.restore(whole);
    const first = await stage.run('destroy', { call, fault });
    expect([first.struck, first.exitCode]).toEqual([true, isKill(fault) ? undefined : 0]);
    const again = await stage.run('destroy');
    expect([0, 3]).toContain(again.exitCode);
    expect(differencesOf(empty, (await readTraces(stage.traces)).inventory)).toEqual([]);
    expect(endpointsIn(stage)).toEqual([]);
  });
});
