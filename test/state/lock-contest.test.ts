import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { acquireLock, type Lock } from '../../src/state/lock.ts';
import { identityOf, printHolder } from '../../src/state/lock-file.ts';
import { FILE, temporaryDirectory } from './place.ts';

const TAKERS = [1, 2, 3, 4, 5, 6, 7, 8];
const dead = (pid: number) => printHolder({ pid, host: 'laptop', startedAt: '2026-01-01T00:00:00.000Z' });

/** Eight takers at once; never two at a time hold the lock, and who gets it keeps it until the others were told. */
async function contest(directory: string): Promise<void> {
  const held: { lock: Lock; pid: number }[] = [];
  const told: string[] = [];
  await Promise.all(
    TAKERS.map(async (pid) => {
      const computer = { pid, hostName: 'laptop', now: Date.now, sleep: () => sleep(1 + (pid % 3)) };
      const isAlive = (other: number) => TAKERS.includes(other);
      try {
        held.push({
          lock: await acquireLock({ directory, fileName: FILE, computer, isAlive, startOf: async () => 'boot/1' }),
          pid,
        });
      } catch (error) {
        expect(error).toMatchObject({ code: 'state.locked' });
        told.push((error as { facts: { pid: string } }).facts.pid);
      }
    }),
  );
  expect(held).toHaveLength(1);
  expect(told).toEqual(Array(7).fill(String(held[0]?.pid)));
  await held[0]?.lock.release();
}

test('one of eight takers wins, time after time: of a free lock, a dead one, and one whose taker died while taking it', async () => {
  const directory = temporaryDirectory();
  const path = join(directory, `${FILE}.lock`);
  for (let round = 0; round < 15; round += 1) {
    await contest(directory);
    const [holder, taker, takersTaker] = [dead(101), dead(102), dead(103)];
    const claim = `${path}.claim-${identityOf(holder)}`;
    writeFileSync(path, holder);
    await contest(directory);
    writeFileSync(path, holder);
    writeFileSync(claim, taker);
    await contest(directory);
    writeFileSync(path, holder);
    writeFileSync(claim, taker);
    writeFileSync(`${claim}.claim-${identityOf(taker)}`, takersTaker);
    await contest(directory);
  }
});
