import { setTimeout as sleep } from 'node:timers/promises';
import { Pacing } from '../../src/aws/pacing.ts';

/** The pacing of a connection that shares it with nobody, by the real clock. */
export function ownPace(): Pacing {
  return new Pacing({ now: Date.now, sleep: (milliseconds) => sleep(milliseconds) });
}
