import type { Screen } from './screen.ts';
import { cut } from './table.ts';

/** The spinner itself, a blank, and the last column, which some terminals wrap at. */
const SIGN = 3;

/** A line that says what is going on, above which finished lines appear. */
export interface Progress {
  update(text: string): void;
  /** A line that stays. */
  line(text: string): void;
  stop(): void;
}

/** Without a terminal that can be drawn on: finished lines only. */
export function plainProgress(screen: Screen): Progress {
  return { update: () => undefined, line: (text) => screen.talk.write(`${text}\n`), stop: () => undefined };
}

type Spinner = { start(text?: string): unknown; stop(): unknown; text: string; readonly isSpinning: boolean };

/** Loads what a spinner and the question after it are drawn with: neither is to wait for it when it comes. */
export async function loadDrawing(): Promise<void> {
  await Promise.all([import('ora'), import('inquirer')]);
}

/** A spinner under the finished lines. `ora` is loaded when it first turns, so that the first question does not wait for it. */
export function spinningProgress(screen: Screen, stream: NodeJS.WritableStream): Progress {
  let spinner: Spinner | undefined;
  let wanted = '';
  void import('ora').then(({ default: ora }) => {
    // Left to itself it would swallow Ctrl-C.
    spinner = ora({ stream, discardStdin: false, color: 'cyan' });
    if (wanted) spinner.start(wanted);
  });
  return {
    update(whole) {
      // What wraps is not taken off the screen again as a whole.
      const text = cut(whole, screen.talk.columns - SIGN);
      wanted = text;
      if (!spinner) return;
      if (spinner.isSpinning) spinner.text = text;
      else spinner.start(text);
    },
    line(text) {
      const was = wanted;
      spinner?.stop();
      screen.talk.write(`${text}\n`);
      if (was && spinner) spinner.start(was);
    },
    stop() {
      wanted = '';
      spinner?.stop();
    },
  };
}
