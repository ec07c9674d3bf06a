import { limiter } from '../engine/limits.ts';
import { faultOf } from './fault.ts';
import { Rate, type RateClock } from './rate.ts';

/** Calls to one service of one region under way at once: enough for the widest place of the graph, few enough not to be throttled. */
const AT_ONCE = 16;
/** Calls under way at once in all: as many as five regions have to make in one go, few enough that seventeen do not fill the memory. */
const AT_ONCE_IN_ALL = 104;
/** How long a call is sent again for, from its first refusal on, where nothing but throttling keeps it from its answer. */
const PATIENCE = 3 * 60_000;
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 8_000;
/** A person waits so long without wondering. */
const UNNOTICED = 3_000;

/** They are one for the whole account, whichever region asks. */
const ACCOUNT_WIDE: ReadonlySet<string> = new Set(['iam', 'budgets']);

/** Told of a service (`iam`, `ec2`, …) that takes fewer calls than there are to make. */
export type TellSlowed = (service: string) => void;

/** Keeps a run from flooding the services, whichever clients its calls are made with. */
export class Pacing {
  readonly #clock: RateClock;
  readonly #tell: TellSlowed;
  readonly #paces = new Map<string, Pace>();
  readonly #slots = limiter(AT_ONCE_IN_ALL);
  /** By service: when it first refused a call. */
  readonly #slowedAt = new Map<string, number>();
  readonly #told = new Set<string>();

  /** @param tell called once for each service that keeps a run waiting for longer than a person does not mind */
  constructor(clock: RateClock, tell: TellSlowed = () => undefined) {
    this.#clock = clock;
    this.#tell = tell;
  }

  /** The pace of a service in a region, the same for everybody who asks. */
  of(service: string, region: string): Pace {
    const key = ACCOUNT_WIDE.has(service) ? service : `${service} ${region}`;
    const pace = this.#paces.get(key) ?? new Pace(this.#clock, this.#slots, () => this.#slowed(service));
    this.#paces.set(key, pace);
    return pace;
  }

  #slowed(service: string): void {
    const now = this.#clock.now();
    const since = this.#slowedAt.get(service) ?? now;
    this.#slowedAt.set(service, since);
    if (now - since < UNNOTICED || this.#told.has(service)) return;
    this.#told.add(service);
    this.#tell(service);
  }
}

type Slots = ReturnType<typeof limiter>;

/** The pace of one service in one region: so many calls at once, and so many a second once it refused some for being too many. */
class Pace {
  readonly #clock: RateClock;
  readonly #slotsOfAll: Slots;
  readonly #slowed: () => void;
  readonly #rate: Rate;
  readonly #slots = limiter(AT_ONCE);

  constructor(clock: RateClock, slotsOfAll: Slots, slowed: () => void) {
    this.#clock = clock;
    this.#slotsOfAll = slotsOfAll;
    this.#slowed = slowed;
    this.#rate = new Rate(clock);
  }

  /** Resolves when one more call may be sent. @throws the signal's reason when the run is stopped */
  async turn(): Promise<void> {
    if (this.#rate.perSecond === Number.POSITIVE_INFINITY) return;
    this.#slowed();
    await this.#rate.turn();
  }

  /** Sends a call whose turn it is. @throws what `call` throws */
  send<T>(call: () => Promise<T>): Promise<T> {
    return this.#slots(() => this.#slotsOfAll(() => this.#sendNow(call)));
  }

  async #sendNow<T>(call: () => Promise<T>): Promise<T> {
    const sentAt = this.#clock.now();
    try {
      const answer = await call();
      this.#rate.taken();
      return answer;
    } catch (error) {
      const { kind } = faultOf(error);
      if (kind === 'throttled') this.#rate.refused(sentAt);
      // Of the others it is not known whether the service had anything to do with them.
      else if (kind !== 'ambiguous' && kind !== 'aborted') this.#rate.taken();
      throw error;
    }
  }

  /** Sends a call at its turn, and again as long as nothing but throttling comes of it. @throws what `call` throws otherwise */
  async sendPatiently<T>(call: () => Promise<T>): Promise<T> {
    let until: number | undefined;
    for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      await this.turn();
      try {
        return await this.send(call);
      } catch (error) {
        const now = this.#clock.now();
        until ??= now + PATIENCE;
        if (faultOf(error).kind !== 'throttled' || now + pause > until) throw error;
        this.#slowed();
        // Those that were refused together are not to come back together.
        await this.#clock.sleep(pause * (0.5 + Math.random() / 2));
      }
    }
  }
}

/** A client of the SDK, as far as its sending goes. */
export interface SendingClient {
  readonly config: { readonly serviceId: string };
  send(...args: readonly unknown[]): Promise<unknown>;
}

/**
 * Makes a client's calls keep their service's pace; until its turn nothing of a call is built. What is throttled was not carried out
 * (aws-facts §0.6), so a call that changes nothing waits for its turn and is sent again here. One that does is sent as soon as it is made:
 * its intent is on disk with the time, and must not grow old. The engine waits for its turn before it writes the intent, and sends it again
 * with a new one.
 */
export function keepPace(client: SendingClient, pacing: Pacing, region: string, changes: boolean): void {
  const pace = pacing.of(client.config.serviceId.toLowerCase(), region);
  const send = client.send.bind(client);
  client.send = (...args) => (changes ? pace.send(() => send(...args)) : pace.sendPatiently(() => send(...args)));
}
