import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPracticeAccount, practiceClients } from '../../test/e2e/practice-clients.ts';
import { makeHome } from '../../test/support/environment.ts';
import { endpointClients, type Inventory, readInventory } from '../../test/support/inventory.ts';
import type { Call } from '../../test/support/wire-call.ts';
import type { Target } from './latency-proxy.ts';
import { practiceAccount } from './practice-account.ts';
import { startWarmAccount } from './warm-account.ts';

/** What plays AWS behind the proxy. */
export interface OtherSide {
  readonly name: string;
  /** What answers a call. */
  target(call: Call): Target;
  /** Begins a new account. */
  renew(): Promise<void>;
  /** What is there, without what differs from run to run. */
  inventory(regions: readonly string[]): Promise<Inventory>;
}

/** Account-wide services, which a second emulator plays: one works at one request after another, and the two ask nothing of each other. */
const ACCOUNT_WIDE = new Set(['iam', 'sts', 'budgets']);

/** The emulator, an AWS account by other hands, warm in one region. Throws, saying what to install, where Python or moto is missing. */
export async function motoSide(region: string): Promise<OtherSide> {
  const [accountWide, regional] = await Promise.all([startWarmAccount(region), startWarmAccount(region)]);
  const { ec2, ecs } = endpointClients(regional.url);
  const clients = { ...endpointClients(accountWide.url), ec2, ecs };
  return {
    name: 'moto',
    target: ({ service }) => (ACCOUNT_WIDE.has(service) ? accountWide.url : regional.url),
    async renew() {
      await Promise.all([accountWide.renew(), regional.renew()]);
    },
    inventory: (regions) => readInventory(clients, regions),
  };
}

/** The practice account behind the same wire protocols: answers in fractions of a millisecond, however many regions ask. */
export function practiceSide(): OtherSide {
  let there = practiceAccount();
  return {
    name: 'practice account',
    target: () => there.answer,
    async renew() {
      there = practiceAccount();
    },
    async inventory(regions) {
      const directory = makeHome();
      writeFileSync(join(directory, 'account.json'), JSON.stringify(there.account));
      return readInventory(practiceClients(await openPracticeAccount(directory)), regions);
    },
  };
}
