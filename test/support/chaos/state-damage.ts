import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** What becomes of the state file between two runs. */
export const STATES = ['kept', 'deleted', 'backup only', 'cut'] as const;
export type StateFate = (typeof STATES)[number];

/** The state file of the one account that has its state in this directory; undefined where neither it nor its backup is there. */
export function stateFileIn(directory: string): string | undefined {
  const names = existsSync(directory) ? readdirSync(directory) : [];
  const name = names.find((one) => /^aws-.*\.json(\.backup)?$/.test(one));
  return name && join(directory, name.replace(/\.backup$/, ''));
}

/** What a run finds afterwards: `readable`, from the file or its backup; `unreadable`, neither; `none`. */
export type Remains = 'readable' | 'unreadable' | 'none';

/** Does to the state files of a directory what the fate says, as far as they are there; `random` says where they are cut, and whether both are. */
export function sufferFate(directory: string, fate: StateFate, random: () => number): Remains {
  const main = stateFileIn(directory);
  if (main === undefined) return 'none';
  const backup = `${main}.backup`;
  if (fate === 'deleted' || fate === 'backup only') rmSync(main, { force: true });
  if (fate === 'deleted') rmSync(backup, { force: true });
  if (fate === 'cut') cut(main, random);
  if (fate === 'cut' && random() < 0.5) cut(backup, random);
  const left = [main, backup].filter((path) => existsSync(path));
  if (left.length === 0) return 'none';
  return left.some(isWhole) ? 'readable' : 'unreadable';
}

const isWhole = (path: string): boolean => readFileSync(path, 'utf8').trimEnd().endsWith('}');

/** Somewhere before its last brace, so that what is left is no state. */
function cut(path: string, random: () => number): void {
  if (!existsSync(path)) return;
  const whole = readFileSync(path);
  let length = Math.floor(random() * (whole.length - 2));
  // Not right behind a brace either: that is how the whole text is known.
  while (whole.subarray(0, length).toString('latin1').trimEnd().endsWith('}')) length -= 1;
  writeFileSync(path, whole.subarray(0, length));
}

/** What the refusal of a state says to do: both files out of the way. */
export function moveStateAway(directory: string): void {
  const main = stateFileIn(directory);
  if (main === undefined) return;
  for (const path of [main, `${main}.backup`]) if (existsSync(path)) renameSync(path, `${path}.away`);
}

/** Remembers the state files of a directory; the function puts them back. */
export function keepCopy(directory: string): () => void {
  const main = stateFileIn(directory);
  const paths = main === undefined ? [] : [main, `${main}.backup`].filter((path) => existsSync(path));
  const copies = paths.map((path) => ({ path, content: readFileSync(path), times: statSync(path) }));
  return () => {
    for (const { path, content, times } of copies) {
      writeFileSync(path, content, { mode: 0o600 });
      utimesSync(path, times.atime, times.mtime);
    }
  };
}
