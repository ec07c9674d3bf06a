import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RunEvent } from '../../src/wizard/events.ts';
import { practiceClients } from '../e2e/practice-clients.ts';
import { type Inventory, readAccount } from '../support/inventory.ts';
import type { Runs } from './run.ts';

export const ACCOUNT = '123456789012';
export const SURE = { yes: true, confirm: ACCOUNT } as const;
/** A set-up with everything of its own. */
export const OWN = { vpc: 'new', alias: 'example-team', 'ssh-cidr': '203.0.113.25/32', 'key-type': 'ed25519' } as const;
/** A set-up in the default VPC, without an alias. */
export const PLAIN = { 'ssh-cidr': 'none', 'key-type': 'ed25519' } as const;

/** The account as it stands, without the role that AWS keeps for itself. */
export async function account(runs: Runs, ...regions: readonly string[]): Promise<Inventory> {
  const all = await readAccount(practiceClients(runs.sandbox), regions.length > 0 ? regions : ['ap-northeast-2']);
  return { ...all, serviceLinkedRoles: [] };
}

/** What runs left on this computer, apart from the practice account itself and the lock of a run that is over. */
export function files({ folder }: Runs): readonly string[] {
  const inside = (directory: string) =>
    existsSync(join(folder, directory)) ? readdirSync(join(folder, directory)) : [];
  const csv = readdirSync(folder).filter((name) => name.includes('.csv'));
  const state = readdirSync(join(folder, 'state', 'sandbox'));
  return [...inside('keys'), ...csv, ...state].sort();
}

type Told<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>;

/** The last event of a kind. */
export function last<T extends RunEvent['type']>({ told }: Runs, type: T): Told<T> {
  const found = told.findLast((event): event is Told<T> => event.type === type);
  if (!found) throw new TypeError(`no ${type} was told`);
  return found;
}

/** What stays, as `type title`, and why. */
export function stays(runs: Runs): Readonly<Record<string, string>> {
  const left = last(runs, 'undo-plan').things.filter(({ action }) => action === 'leave');
  return Object.fromEntries(left.map((one) => [one.node, one.because?.reason ?? one.fault?.name ?? '']));
}
