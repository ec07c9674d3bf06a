import type { FaultKind } from '../../src/engine/errors.ts';
import type { TestClock } from '../support/clock.ts';

/** Something that is in the account, whoever made it. */
export interface Thing {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  size: string;
  /** The node whose mark it carries. */
  readonly node: string | undefined;
  /** Name of the thing it was made in. */
  readonly parent: string | undefined;
  /** Name of another thing it was made with, where there are two. */
  readonly also: string | undefined;
  /** A look finds it from this time on. */
  readonly visibleAt: number;
}

export type Verb = 'find' | 'gains' | 'blockers' | 'create' | 'update' | 'remove' | 'restore';
const LOOKS: ReadonlySet<Verb> = new Set(['find', 'gains', 'blockers'] as const);
/** `lost`: not carried out and no answer; `done-but-lost`: carried out and no answer. */
export type Injected = FaultKind | 'lost' | 'done-but-lost';

export class Refusal extends Error {
  readonly kind: FaultKind;
  constructor(kind: FaultKind) {
    super(`refused: ${kind}`);
    this.kind = kind;
  }
}

/** An account in memory whose calls are written down and can be made to fail. */
export class FakeAccount {
  readonly things: Thing[] = [];
  /** Every call, and every write of the ledger, in the order in which they began. */
  readonly log: string[] = [];
  /** Pairs of nodes whose writes were under way at the same time. */
  readonly together = new Set<string>();
  /** The most writes that were under way at once. */
  peak = 0;
  /** How long a new thing stays out of sight, in milliseconds. */
  lag = 0;
  /** How long what was removed still shows, in milliseconds. */
  linger = 0;
  /** How long a write takes, in milliseconds. */
  callTime = 0;
  gainers: readonly string[] = [];
  readonly #clock: TestClock;
  readonly #faults = new Map<string, Injected[]>();
  readonly #hooks = new Map<string, () => unknown>();
  readonly #running = new Set<string>();
  readonly #ghosts: { readonly thing: Thing; readonly until: number }[] = [];
  #made = 0;
  #steps = Number.POSITIVE_INFINITY;
  #onKill: () => void = () => undefined;

  constructor(clock: TestClock) {
    this.#clock = clock;
  }

  now(): number {
    return this.#clock.now();
  }

  /** Cuts the power after so many steps: a step is the sending or the answer of a call, or either side of a write to disk. */
  killAfter(steps: number, onKill: () => void): void {
    this.#steps = steps;
    this.#onKill = onKill;
  }

  /** The power is back, and nothing goes wrong any more. */
  calm(): void {
    this.#steps = Number.POSITIVE_INFINITY;
    this.#faults.clear();
  }

  /** Takes a step. @throws when the power is gone */
  step(): void {
    this.#steps -= 1;
    if (this.#steps >= 0) return;
    this.#onKill();
    throw new Error('killed');
  }

  /** The next calls of this kind for this node fail so, one after another. */
  fail(verb: Verb, node: string, ...faults: readonly Injected[]): void {
    const key = `${verb} ${node}`;
    this.#faults.set(key, [...(this.#faults.get(key) ?? []), ...faults]);
  }

  /** Happens just before the first such call is carried out. */
  when(verb: Verb, node: string, happens: () => unknown): void {
    this.#hooks.set(`${verb} ${node}`, happens);
  }

  /** Puts something there that nobody called for. */
  put(thing: Partial<Thing> & Pick<Thing, 'type' | 'name'>): Thing {
    this.#made += 1;
    const made = {
      id: `id-${this.#made}`,
      size: 'small',
      node: undefined,
      parent: undefined,
      also: undefined,
      visibleAt: this.#clock.now(),
      ...thing,
    };
    this.things.push(made);
    return made;
  }

  visible(type: string): readonly Thing[] {
    const now = this.#clock.now();
    const ghosts = this.#ghosts.filter(({ until }) => until > now).map(({ thing }) => thing);
    return [...this.things, ...ghosts].filter((thing) => thing.type === type && thing.visibleAt <= now);
  }

  drop(id: unknown): void {
    const at = this.things.findIndex((thing) => thing.id === id);
    if (at < 0) throw new Refusal('absent');
    for (const thing of this.things.splice(at, 1)) this.#ghosts.push({ thing, until: this.#clock.now() + this.linger });
  }

  /** The things made in, or with, the one of this name. */
  inside(name: string): readonly Thing[] {
    return this.things.filter(({ parent, also }) => parent === name || also === name);
  }

  /** Takes away what somebody asked to be removed: refused while something is in it. */
  remove(id: unknown): void {
    const thing = this.things.find((one) => one.id === id);
    if (thing && this.inside(thing.name).length > 0) throw new Refusal('in-use');
    this.drop(id);
  }

  /** How often this was called. */
  count(call: string): number {
    return this.log.filter((line) => line === call).length;
  }

  async call<T>(verb: Verb, node: string, carryOut: () => T): Promise<T> {
    const key = `${verb} ${node}`;
    this.log.push(key);
    if (LOOKS.has(verb)) await Promise.resolve();
    else await this.#takeTime(node);
    const hook = this.#hooks.get(key);
    this.#hooks.delete(key);
    await hook?.();
    const injected = this.#faults.get(key)?.shift();
    this.step();
    const result = injected === undefined || injected === 'done-but-lost' ? carryOut() : undefined;
    this.step();
    if (injected === undefined) return result as T;
    throw new Refusal(injected === 'lost' || injected === 'done-but-lost' ? 'ambiguous' : injected);
  }

  async #takeTime(node: string): Promise<void> {
    for (const other of this.#running) this.together.add([node, other].sort().join('+'));
    this.#running.add(node);
    this.peak = Math.max(this.peak, this.#running.size);
    try {
      if (this.callTime > 0) await this.#clock.sleep(this.callTime);
      else await Promise.resolve();
    } finally {
      this.#running.delete(node);
    }
  }
}
