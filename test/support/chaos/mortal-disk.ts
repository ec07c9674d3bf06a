import type * as fsPromises from 'node:fs/promises';
import { currentLife, type Mortal } from './life.ts';

type Disk = typeof fsPromises;
type Handle = fsPromises.FileHandle;
type Work = (...args: unknown[]) => Promise<unknown>;

/**
 * `node:fs/promises` for runs that can be killed in the middle: what a dead run would still write is never begun. Files bear the time of the
 * run's own clock. Nothing is flushed to the device: a process that is killed loses nothing that it wrote.
 */
export function mortalDisk(real: Disk): Disk {
  const functions = Object.entries(real).filter(([, value]) => typeof value === 'function');
  const mortal = Object.fromEntries(functions.map(([name, work]) => [name, mortalFunction(real, name, work as Work)]));
  return { ...real, ...mortal, default: { ...real, ...mortal } } as Disk;
}

const CHANGES: ReadonlySet<string> = new Set(['rename', 'link', 'rm', 'unlink', 'mkdir', 'chmod', 'writeFile']);

const opensToWrite = (name: string, flags: unknown): boolean => name === 'open' && /^[wa]/.test(String(flags));

function mortalFunction(real: Disk, name: string, work: Work): Work {
  return async (...args) => {
    const life = currentLife();
    if (!life) return work(...args);
    const changed = name === 'rename' || name === 'link' ? args[1] : args[0];
    if (CHANGES.has(name) || opensToWrite(name, args[1])) life.onChange(name, String(changed));
    return life.act(async () => {
      const result = await work(...args);
      if (name === 'open') return mortalHandle(result as Handle, String(args[0]), life);
      if (name === 'rename' || name === 'link') await stamp(real, String(args[1]), life);
      return result;
    });
  };
}

async function stamp(real: Disk, path: string, life: Mortal): Promise<void> {
  const seconds = life.now() / 1000;
  await real.utimes(path, seconds, seconds);
}

function mortalHandle(handle: Handle, path: string, life: Mortal): Handle {
  life.handles.add(handle);
  return new Proxy(handle, {
    get(target, name) {
      if (name === 'sync') return async () => undefined;
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      if (name === 'close') life.handles.delete(handle);
      return (...args: unknown[]) => {
        if (name === 'writeFile') life.onChange('write', path);
        return life.act(async () => value.apply(target, args));
      };
    },
  });
}
