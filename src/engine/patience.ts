import type { Fault } from './errors.ts';
import type { Emit } from './events.ts';
import type { NodeId } from './resource.ts';
import type { World } from './world.ts';

/** How long "not now" is waited for, for one call, where the kind of thing asks for no more. */
const PATIENCE = 120_000;
/** The same where it means "too many calls": a queue that moves on, however slowly. */
const PATIENCE_IN_A_QUEUE = 300_000;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 10_000;
/** Calls without a clear answer in a row before giving up. */
export const UNCLEAR_LIMIT = 4;

export interface Waiting {
  readonly world: Pick<World<unknown, unknown>, 'faultOf' | 'now' | 'sleep' | 'signal'>;
  readonly emit: Emit;
}

/** Refused without being carried out, or not through yet: the same call works later. */
export function isNotNow(fault: Fault): boolean {
  return fault.kind === 'busy' || fault.kind === 'under-way' || fault.kind === 'throttled';
}

/**
 * Asks until an answer comes, with longer and longer pauses while what went wrong `mayPass`, for at most `patience` milliseconds from when
 * it first did; a refusal for being one call too many is waited out by itself.
 * @throws what was thrown last; the signal's reason when the run is stopped
 */
export async function patiently<T>(
  node: NodeId,
  waiting: Waiting,
  mayPass: (fault: Fault) => boolean,
  ask: () => Promise<T>,
  patience: number = PATIENCE,
): Promise<T> {
  const { world } = waiting;
  const begun = { queue: 0, wait: 0 };
  const until = ({ kind }: Fault) => {
    const what = kind === 'throttled' ? 'queue' : 'wait';
    begun[what] ||= world.now();
    return begun[what] + (what === 'queue' ? PATIENCE_IN_A_QUEUE : patience);
  };
  for (let tries = 1; ; tries += 1) {
    world.signal.throwIfAborted();
    try {
      return await ask();
    } catch (error) {
      const fault = world.faultOf(error);
      if (!mayPass(fault) || world.now() + pauseAfter(tries) > until(fault)) throw error;
      await pause(node, waiting, fault.kind, tries);
    }
  }
}

/** The pause after so many tries, told to the person. */
export async function pause(
  node: NodeId,
  { world, emit }: Waiting,
  reason: Fault['kind'],
  tries: number,
): Promise<void> {
  const milliseconds = pauseAfter(tries);
  emit({ type: 'node-waiting', node, reason, seconds: milliseconds / 1000 });
  await world.sleep(milliseconds);
}

const pauseAfter = (tries: number) => Math.min(FIRST_PAUSE * 2 ** (tries - 1), LONGEST_PAUSE);
