import { unchangeable } from './conflicts.ts';
import { type FaultKind, SetupError } from './errors.ts';
import type { NodeRecord } from './ledger.ts';
import { type Found, lookAgain, SHOW_TIME, showsBy } from './look-again.ts';
import { isRefusal, type Making, type Sent, send } from './making.ts';
import { pause, UNCLEAR_LIMIT } from './patience.ts';
import type { AnyNode, Facts } from './resource.ts';

/** How often what would be made twice is sent in one run. */
const DUPLICABLE_LIMIT = 2;

/** A range that is taken, a limit that is reached: by our own thing, perhaps. */
const REFUSED_FOR_ITS_SAKE: ReadonlySet<FaultKind> = new Set(['invalid', 'quota'] as const);

type Spec = Readonly<Record<string, unknown>>;

/**
 * Creates one node: intent on disk first, one call, and after an answer that does not tell, a look before another call.
 * Returns what is there afterwards. An intent whose call was refused is taken back.
 * @throws what the service threw when waiting does not help; SetupError `conflict.appeared`, `conflict.two-found`, `conflict.differs`
 *   or a difference's own reason
 */
export async function create<Read, Write>(
  node: AnyNode<Read, Write>,
  spec: Spec,
  making: Making<Read, Write>,
): Promise<Facts> {
  const before = making.ledger.record(node.id);
  const found = await lookForEarlier(node, spec, making, before);
  if (found) return ours(node, spec, found);
  const creation = new Creation(node, spec, making, before);
  try {
    return await creation.run();
  } catch (error) {
    // What failed is worth more than that the intent could not be taken back.
    if (!creation.inDoubt) await takeBack(node, making, before).catch(() => undefined);
    throw error;
  }
}

/** What an earlier run was about to make, or made moments ago, may not have shown in the plan's look. */
async function lookForEarlier<Read, Write>(
  node: AnyNode<Read, Write>,
  spec: Spec,
  making: Making<Read, Write>,
  before: NodeRecord | undefined,
): Promise<Found | undefined> {
  if (!before || (before.status === 'done' && !node.resource.duplicable)) return undefined;
  return lookAgain(node, spec, making, before, node.resource.duplicable ? showsBy(before, making.world.now()) : 0);
}

/** One create, however often its call has to be sent. */
class Creation<Read, Write> {
  /** May a call of ours have been carried out whose result is not known? */
  inDoubt: boolean;
  readonly #node: AnyNode<Read, Write>;
  readonly #spec: Spec;
  readonly #making: Making<Read, Write>;
  readonly #before: NodeRecord | undefined;
  #token: string;
  #intentAt = 0;

  constructor(node: AnyNode<Read, Write>, spec: Spec, making: Making<Read, Write>, before: NodeRecord | undefined) {
    this.#node = node;
    this.#spec = spec;
    this.#making = making;
    this.#before = before;
    this.inDoubt = before?.status === 'applying';
    this.#token = (this.inDoubt ? before?.token : undefined) ?? making.world.newToken();
  }

  async run(): Promise<Facts> {
    const node = this.#node;
    const limit = node.resource.duplicable ? DUPLICABLE_LIMIT : UNCLEAR_LIMIT;
    for (let sends = 1; ; sends += 1) {
      const fresh = this.#making.needsAreFresh(node.id);
      const sent = await this.#send(fresh);
      if (sent.kind === 'answered') return sent.live;
      const exists = sent.fault.kind === 'exists';
      const found = await this.#lookAfter(exists);
      if (found) return ours(node, this.#spec, found);
      if (sends >= limit || REFUSED_FOR_ITS_SAKE.has(sent.fault.kind)) throw sent.error;
      if (exists && !this.#renewToken()) throw sent.error;
      await pause(node.id, this.#making, 'ambiguous', sends);
    }
  }

  /** What refuses a call may be the very thing that an earlier one, whose answer was lost, has made meanwhile. */
  async #send(fresh: boolean): Promise<Sent> {
    const wasInDoubt = this.inDoubt;
    try {
      return await send(this.#node, this.#making, fresh, () => this.#call());
    } catch (error) {
      const fault = this.#making.world.faultOf(error);
      if (wasInDoubt && REFUSED_FOR_ITS_SAKE.has(fault.kind)) return { kind: 'unclear', error, fault };
      throw error;
    }
  }

  async #call(): Promise<Facts> {
    const { ledger, world } = this.#making;
    const { id, scope, resource } = this.#node;
    await ledger.begin(id, { type: resource.type, token: this.#token, spec: this.#spec });
    this.#intentAt = world.now();
    try {
      return await resource.create(world.writer(scope), id, this.#spec, this.#token);
    } catch (error) {
      if (!isRefusal(world.faultOf(error))) this.inDoubt = true;
      throw error;
    }
  }

  /** Before a call of ours could have made it, only a record of the very thing makes it ours. */
  #lookAfter(exists: boolean): Promise<Found | undefined> {
    const { ledger } = this.#making;
    const { id, resource } = this.#node;
    const record = this.inDoubt ? ledger.record(id) : this.#before;
    const mayShowLater = resource.duplicable || (exists && record !== undefined);
    const until = mayShowLater ? this.#intentAt + SHOW_TIME : 0;
    return lookAgain(this.#node, this.#spec, this.#making, record, until);
  }

  /** A service that knows an earlier run's token from a thing that is gone refuses it for good. */
  #renewToken(): boolean {
    if (this.#token !== this.#before?.token) return false;
    this.#token = this.#making.world.newToken();
    return true;
  }
}

/** What was found is what was to be made, or may not be taken for it: somebody else's, or made from an earlier answer. */
function ours<Read, Write>(node: AnyNode<Read, Write>, spec: Spec, { owner, live }: Found): Facts {
  if (owner !== 'created') throw new SetupError('conflict.appeared', { node: node.id });
  const conflict = unchangeable(node, node.resource.compare(spec, live));
  if (conflict) throw new SetupError(conflict.reason, conflict.facts);
  return live;
}

/** Nothing was made: what is found there later on is not ours by this intent. */
async function takeBack<Read, Write>(
  node: AnyNode<Read, Write>,
  { ledger }: Making<Read, Write>,
  before: NodeRecord | undefined,
): Promise<void> {
  await (before ? ledger.done(node.id, before) : ledger.forget(node.id));
}
