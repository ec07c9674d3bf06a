import { CHECKS } from '../checks/index.ts';
import { SetupError } from '../engine/errors.ts';
import type { GlobalOptions } from './surroundings.ts';

/** What `doctor` is asked to do. */
export interface DoctorOptions extends GlobalOptions {
  /** `--fix` with the ids after it: none for all that may be put right without naming it; absent to look only. */
  readonly fix?: readonly string[] | undefined;
}

/**
 * The ids after `--fix` as checks have them; `d012,d014` is two.
 * @throws SetupError, exit 2, for an id that no check has, or whose findings this tool does not put right
 */
export function fixIds(words: readonly string[]): readonly string[] {
  const ids = words.flatMap((word) => word.split(',')).map((word) => word.trim().toUpperCase());
  for (const id of ids) {
    const check = CHECKS.find((one) => one.id === id);
    if (!check) throw refuse('doctor.unknown-id', id);
    if (!['fix', 'fix-or-command', 'name'].includes(check.fixedBy)) throw refuse('doctor.no-fix', id);
  }
  return ids;
}

const refuse = (code: string, value: string): SetupError => new SetupError(code, { flag: '--fix', value }, 2);
