/** What a rate is kept by. */
export interface RateClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Rejects when the run is stopped. */
  sleep(milliseconds: number): Promise<void>;
}

const SECOND = 1000;
/** Of the rate at which calls were taken when one was refused: so much is asked for from then on. */
const FALL = 0.7;
/** Several regions of one run, or several programs, may share one limit: one call in five seconds each is little enough. */
const LOWEST = 0.2;
/** A rate nobody is refused at: from there on calls are sent as they come. */
const FREE = 100;
/** How much the rate grows in a second in which it is used and nothing is refused: so many calls a second, or this part of what it is. */
const STEP = 0.5;
const PART = 0.125;
/** What was not used may be made up for, as long as this. */
const SAVED = SECOND;

/**
 * How many calls a second are sent to a service that refused some for being too many: as they come until then, at seven tenths of what it
 * took afterwards, and slowly more again as long as it takes them. (`DefaultRateLimiter` of the SDK does the same, but it cannot be stopped
 * while it waits, tells nobody how long, and lets everybody who waits wake at once.)
 */
export class Rate {
  readonly #clock: RateClock;
  /** Calls a second. */
  #rate = Number.POSITIVE_INFINITY;
  /** When the next call may be sent. */
  #next = 0;
  #loweredAt = Number.NEGATIVE_INFINITY;
  /** When the last calls were taken. */
  #taken: number[] = [];
  #line: Promise<void> = Promise.resolve();

  constructor(clock: RateClock) {
    this.#clock = clock;
  }

  /** Calls a second; infinite while nothing was refused. */
  get perSecond(): number {
    return this.#rate;
  }

  /** Resolves when it is the caller's turn, first come, first served. @throws what `sleep` throws when the run is stopped */
  async turn(): Promise<void> {
    if (this.#rate === Number.POSITIVE_INFINITY) return;
    const mine = this.#line.then(() => this.#wait());
    this.#line = mine.catch(() => undefined);
    await mine;
  }

  async #wait(): Promise<void> {
    const { now, sleep } = this.#clock;
    // Meanwhile it may have been lowered further.
    for (let left = this.#next - now(); left > 0; left = this.#next - now()) await sleep(left);
    if (this.#rate === Number.POSITIVE_INFINITY) return;
    this.#next = Math.max(this.#next, now() - SAVED) + SECOND / this.#rate;
  }

  /** A call was taken by the service, whatever it answered. */
  taken(): void {
    const now = this.#clock.now();
    this.#taken = [...this.#taken.filter((at) => at > now - SECOND), now];
    if (this.#rate === Number.POSITIVE_INFINITY) return;
    this.#rate += Math.max(STEP, this.#rate * PART) / this.#rate;
    if (this.#rate > FREE) this.#rate = Number.POSITIVE_INFINITY;
  }

  /** A call sent at `sentAt` was refused unread for being one too many. */
  refused(sentAt: number): void {
    const now = this.#clock.now();
    // It was on its way when the rate was lowered for others of the same rush.
    if (sentAt <= this.#loweredAt) return;
    const taken = this.#taken.filter((at) => at > now - SECOND).length;
    this.#rate = Math.max(FALL * Math.min(this.#rate, Math.max(taken, 1)), LOWEST);
    this.#loweredAt = now;
    this.#next = now + SECOND / this.#rate;
  }
}
