import { SetupError } from '../engine/errors.ts';
import type { Report, RunEvent } from './events.ts';

/** Who waits for what is held back wants to know why. */
const isAboutWaiting = (event: RunEvent): boolean => event.type === 'notice' && event.code === 'run.slowed';

/**
 * Holds back what a run tells until it is sure that it was asked for something that can be done: a mistake in the command is then
 * told alone, in one line. Everything else that goes wrong comes after what led to it.
 */
export async function heldBack<T>(report: Report, run: (held: Report, release: () => void) => Promise<T>): Promise<T> {
  let waiting: RunEvent[] | undefined = [];
  const release = () => {
    const events = waiting ?? [];
    waiting = undefined;
    for (const event of events) report(event);
  };
  try {
    return await run((event) => {
      if (waiting && !isAboutWaiting(event)) waiting.push(event);
      else report(event);
    }, release);
  } catch (error) {
    if (!(error instanceof SetupError && error.exitCode === 2)) release();
    throw error;
  }
}
