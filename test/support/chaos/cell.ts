import type { Strike } from './faults.ts';

/** What came of one strike on one command, with one fate of the state. */
export interface Cell extends Strike {
  /** `init`, `destroy` */
  readonly command: string;
  /** What became of the state before the next run. */
  readonly state: string;
  /** Why it did not converge; empty when it did. */
  readonly flaws: readonly string[];
}

declare module 'vitest' {
  interface TaskMeta {
    /** What the matrix is printed from. */
    cells?: readonly Cell[];
  }
}
