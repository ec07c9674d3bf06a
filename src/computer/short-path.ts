import { sep } from 'node:path';
import type { Computer } from './computer.ts';

/** A path as people write it: `~` for their home. */
export function shortPath(path: string, { home }: Pick<Computer, 'home'>): string {
  return path.startsWith(home + sep) ? `~${path.slice(home.length)}` : path;
}
