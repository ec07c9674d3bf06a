import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** All files of a folder as they were at one moment. */
export type Snapshot = readonly SavedFile[];

interface SavedFile {
  readonly path: string;
  readonly content: Buffer;
  readonly mode: number;
  readonly modifiedAt: Date;
}

/** Remembers a folder. */
export function takeSnapshot(folder: string): Snapshot {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const { mode, mtime } = statSync(path);
      return { path: relative(folder, path), content: readFileSync(path), mode: mode & 0o777, modifiedAt: mtime };
    });
}

/** Makes a folder what it was. */
export function restoreSnapshot(folder: string, files: Snapshot): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { path, content, mode, modifiedAt } of files) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
    writeFileSync(target, content);
    utimesSync(target, modifiedAt, modifiedAt);
    chmodSync(target, mode);
  }
}
