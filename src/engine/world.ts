import type { Fault } from './errors.ts';
import type { Scope } from './resource.ts';

/** Everything outside the engine: how to look, how to write, what an error means, what time it is. */
export interface World<Read, Write> {
  /** A fresh look: within one, nothing is asked twice; nothing answered before it is reused. */
  look(): (scope: Scope) => Read;
  writer(scope: Scope): Write;
  faultOf(error: unknown): Fault;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Rejects with the signal's reason when the run is stopped. */
  sleep(milliseconds: number): Promise<void>;
  /**
   * Resolves when one more change may be asked for of what answers for things of this type; at once unless that refused some for being
   * too many. Rejects with the signal's reason when the run is stopped.
   */
  turn(scope: Scope, type: string): Promise<void>;
  /** Aborted when the person stops the run. */
  readonly signal: AbortSignal;
  /** A new client token, at most 64 ASCII characters. */
  newToken(): string;
}
