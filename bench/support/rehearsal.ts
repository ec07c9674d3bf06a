import { differencesOf } from '../../test/support/chaos/difference.ts';
import type { Inventory } from '../../test/support/inventory.ts';
import type { Recorder } from '../../test/support/proxy.ts';
import type { Call } from '../../test/support/wire-call.ts';
import type { Measure } from '../frame/alternate.ts';
import type { Contender } from './set-up-contenders.ts';
import type { WarmAccount } from './warm-account.ts';

/** What one run does, and what is there afterwards. */
export interface Rehearsed {
  readonly calls: readonly Call[];
  /** With its ids. */
  readonly exactly: Inventory;
  /** Without what differs from run to run. */
  readonly inventory: Inventory;
}

/** One run in an empty account, through the recorder; it is not timed. */
export async function rehearse(contender: Contender, account: WarmAccount, recorder: Recorder): Promise<Rehearsed> {
  await account.renew();
  recorder.clear();
  await contender.run(recorder.url);
  return { calls: [...recorder.calls], exactly: await account.exactly(), inventory: await account.inventory() };
}

/** Times one run in an empty account past the recorder. Rejects when it makes anything else than was made in the rehearsal. */
export function timeOnce(contender: Contender, account: WarmAccount, expected: Pick<Rehearsed, 'inventory'>): Measure {
  return async () => {
    await account.renew();
    const milliseconds = await contender.run(account.url);
    const differences = differencesBetween(expected, { inventory: await account.inventory() });
    if (differences) throw new Error(`a run made another account: ${differences}`);
    return milliseconds;
  };
}

/** Where two accounts differ in what they hold; empty where they do not. */
export const differencesBetween = (one: Pick<Rehearsed, 'inventory'>, other: Pick<Rehearsed, 'inventory'>): string =>
  differencesOf(one.inventory, other.inventory).join('; ');

/** `79 calls, 32 of them write`. */
export function callsOf({ calls }: Pick<Rehearsed, 'calls'>): string {
  return `${calls.length} calls, ${calls.filter(({ writes }) => writes).length} of them write`;
}
