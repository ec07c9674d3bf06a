import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { acquireLock, type LockOptions } from '../../src/state/lock.ts';
import { FILE, modeOf, temporaryDirectory } from './place.ts';

const LOCK = `${FILE}.lock`;
const STARTED = '2026-01-01T00:00:00.000Z';

/** The options of a process of this number; all processes named in `alive` live and began at the same time. */
function as(
  pid: number,
  directory: string,
  options: Partial<LockOptions> & { alive?: number[]; host?: string } = {},
): LockOptions {
  const { alive = [pid], host = 'laptop', ...rest } = options;
  const computer = { pid, hostName: host, now: Date.now, sleep: (milliseconds: number) => sleep(milliseconds / 10) };
  return {
    directory,
    fileName: FILE,
    computer,
    isAlive: (other) => alive.includes(other),
    startOf: async () => 'boot/1',
    ...rest,
  };
}

function leave(directory: string, content: object | string): string {
  const path = join(directory, LOCK);
  writeFileSync(
    path,
    typeof content === 'string' ? content : JSON.stringify({ host: 'laptop', startedAt: STARTED, ...content }),
  );
  return path;
}

describe('the lock', () => {
  test('tells a second run who holds it, and is free again once released', async () => {
    const directory = join(temporaryDirectory(), 'made');
    const lock = await acquireLock(as(11, directory, { command: 'init' }));
    expect(await modeOf(directory)).toBe('700');
    expect(await modeOf(join(directory, LOCK))).toBe('600');
    const holder = JSON.parse(readFileSync(join(directory, LOCK), 'utf8'));
    expect(holder).toMatchObject({ pid: 11, host: 'laptop', command: 'init', processStart: 'boot/1' });
    const facts = { pid: '11', host: 'laptop', since: holder.startedAt, command: 'init', path: join(directory, LOCK) };
    const refused = { code: 'state.locked', facts, exitCode: 1 };
    await expect(acquireLock(as(12, directory, { alive: [11, 12] }))).rejects.toMatchObject(refused);
    await expect(acquireLock(as(11, directory))).rejects.toMatchObject(refused);
    await lock.release();
    await lock.release();
    const next = await acquireLock(as(12, directory, { alive: [11, 12] }));
    await next.release();
    expect(readdirSync(directory)).toEqual([]);
  });

  test('of a dead process is taken over at once, also under our own number', async () => {
    for (const pid of [99, 12]) {
      const directory = temporaryDirectory();
      leave(directory, { pid, processStart: 'boot/0' });
      const lock = await acquireLock(as(12, directory));
      expect(JSON.parse(readFileSync(join(directory, LOCK), 'utf8')).pid).toBe(12);
      await lock.release();
      expect(readdirSync(directory)).toEqual([]);
    }
  });

  test('of a process whose number was given away again is taken over, and held where nobody can tell', async () => {
    const directory = temporaryDirectory();
    const alive = [12, 99];
    leave(directory, { pid: 99, processStart: 'boot/0' });
    const unknown = as(12, directory, { alive, startOf: async () => undefined });
    await expect(acquireLock(unknown)).rejects.toMatchObject({ code: 'state.locked' });
    await acquireLock(as(12, directory, { alive }));
    leave(directory, { pid: 99 });
    await expect(acquireLock(as(12, directory, { alive }))).rejects.toMatchObject({ code: 'state.locked' });
  });

  test('that a quicker taker has taken over in the meantime is not taken from it', async () => {
    const directory = temporaryDirectory();
    const alive = [12, 13, 99];
    leave(directory, { pid: 99, processStart: 'boot/0' });
    let quicker: Promise<unknown> | undefined;
    const startOf = async () => {
      // The slow taker has seen the dead lock and is about to judge it.
      quicker ??= acquireLock(as(13, directory, { alive }));
      await quicker;
      return 'boot/1';
    };
    const judging = (pid: number) => (pid === 99 ? startOf() : Promise.resolve('boot/1'));
    const taking = acquireLock(as(12, directory, { alive, startOf: judging }));
    await expect(taking).rejects.toMatchObject({ code: 'state.locked', facts: { pid: '13' } });
  });

  test('of another host is held, whatever its number means here', async () => {
    const directory = temporaryDirectory();
    const path = leave(directory, { pid: 99, host: 'desktop' });
    const facts = { pid: '99', host: 'desktop', since: STARTED, command: '', path };
    await expect(acquireLock(as(12, directory))).rejects.toMatchObject({
      code: 'state.locked-elsewhere',
      facts,
      exitCode: 1,
    });
  });

  test.each(['', 'garbage', '{"pid":-1,"host":"laptop","startedAt":"x"}'])(
    'that names nobody (%j) is taken over when it is old',
    async (content) => {
      const directory = temporaryDirectory();
      const path = leave(directory, content);
      for (const age of [-60, 60]) {
        utimesSync(path, Date.now() / 1000 - age, Date.now() / 1000 - age);
        const lock = await acquireLock(as(12, directory));
        await lock.release();
        leave(directory, content);
      }
    },
  );

  test('that names nobody yet is waited for while it is young', async () => {
    const directory = temporaryDirectory();
    leave(directory, '');
    const waiting = acquireLock(as(12, directory, { alive: [11, 12] }));
    setTimeout(() => leave(directory, { pid: 11 }), 30);
    await expect(waiting).rejects.toMatchObject({ code: 'state.locked', facts: { pid: '11' } });
  });

  test('that is no longer ours is left alone by release', async () => {
    const directory = temporaryDirectory();
    const lock = await acquireLock(as(12, directory));
    const path = leave(directory, { pid: 13 });
    await lock.release();
    expect(readFileSync(path, 'utf8')).toContain('13');
  });

  test('in a place that is no directory is refused as not writable', async () => {
    const directory = join(temporaryDirectory(), 'file');
    writeFileSync(directory, '');
    await expect(acquireLock(as(12, directory))).rejects.toMatchObject({ code: 'state.not-writable', exitCode: 1 });
  });
});
