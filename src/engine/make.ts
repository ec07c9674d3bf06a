import { choose } from './choose.ts';
import { type Fault, SetupError } from './errors.ts';
import type { Emit } from './events.ts';
import type { Ledger } from './ledger.ts';
import type { AnyNode, Facts, NodeId } from './resource.ts';
import type { World } from './world.ts';

/** How long a thing made without a client token may take to show itself before it is made once more. */
const SHOW_TIME = 10_000;
/** How long "busy", "throttled" and "not visible yet" are waited for. */
const PATIENCE = 120_000;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 10_000;
/** Ambiguous answers in a row before giving up. */
const AMBIGUOUS_LIMIT = 4;

/** What making one node needs from the run. */
export interface Making<Read, Write> {
  readonly world: World<Read, Write>;
  readonly ledger: Ledger;
  readonly emit: Emit;
  /** Was one of the node's needs made moments ago, so that a service may not know it yet? */
  readonly needsAreFresh: (node: NodeId) => boolean;
}

/**
 * Creates one node: intent on disk first, one call, and after an answer that does not tell, a look before another call.
 * Returns what is there afterwards.
 * @throws what the service threw when waiting does not help
 */
export async function create<Read, Write>(
  node: AnyNode<Read, Write>,
  spec: Readonly<Record<string, unknown>>,
  making: Making<Read, Write>,
): Promise<Facts> {
  const { world, ledger } = making;
  const before = ledger.record(node.id);
  if (before?.status === 'applying') {
    const found = await lookAgain(node, spec, making, node.resource.duplicable ? Date.parse(before.at) + SHOW_TIME : 0);
    if (found) return found;
  }
  const token = (before?.status === 'applying' ? before.token : undefined) ?? world.newToken();
  let ambiguous = 0;
  return patiently(node, making, async () => {
    await ledger.begin(node.id, { type: node.resource.type, token });
    const sentAt = world.now();
    try {
      return await node.resource.create(world.writer(node.scope), node.id, spec, token);
    } catch (error) {
      const fault = world.faultOf(error);
      if (fault.kind !== 'ambiguous' && fault.kind !== 'exists') throw error;
      const found = await lookAgain(node, spec, making, node.resource.duplicable ? sentAt + SHOW_TIME : 0);
      if (found) return found;
      ambiguous += 1;
      if (fault.kind === 'exists' || ambiguous >= AMBIGUOUS_LIMIT) throw error;
      return AGAIN;
    }
  });
}

/** Brings a thing in line with what is wanted; an ambiguous answer is settled by looking again. */
export async function update<Read, Write>(
  node: AnyNode<Read, Write>,
  spec: Readonly<Record<string, unknown>>,
  live: Facts,
  making: Making<Read, Write>,
): Promise<Facts> {
  const { world } = making;
  const resource = node.resource;
  let current = live;
  let ambiguous = 0;
  return patiently(node, making, async () => {
    const differences = resource.compare(spec, current).filter((difference) => difference.fix === 'update');
    if (differences.length === 0 || !resource.update) return current;
    try {
      return await resource.update(world.writer(node.scope), node.id, spec, current, differences);
    } catch (error) {
      const { kind } = world.faultOf(error);
      ambiguous += 1;
      if ((kind !== 'ambiguous' && kind !== 'exists') || ambiguous >= AMBIGUOUS_LIMIT) throw error;
      current = (await lookAgain(node, spec, making, 0)) ?? current;
      return AGAIN;
    }
  });
}

const AGAIN = Symbol('again');

/** Runs `attempt` until it returns a result, waiting where the service says "not now". */
async function patiently<Read, Write>(
  node: AnyNode<Read, Write>,
  making: Making<Read, Write>,
  attempt: () => Promise<Facts | typeof AGAIN>,
): Promise<Facts> {
  const { world, emit } = making;
  const deadline = world.now() + PATIENCE;
  let pause = FIRST_PAUSE;
  for (;;) {
    world.signal.throwIfAborted();
    try {
      const result = await attempt();
      if (result !== AGAIN) return result;
    } catch (error) {
      const fault = world.faultOf(error);
      if (!mayPass(fault, making.needsAreFresh(node.id)) || world.now() + pause > deadline) throw error;
      emit({ type: 'node-waiting', node: node.id, reason: fault.kind, seconds: pause / 1000 });
    }
    await world.sleep(pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }
}

function mayPass(fault: Fault, needsAreFresh: boolean): boolean {
  return fault.kind === 'busy' || fault.kind === 'throttled' || (fault.kind === 'absent' && needsAreFresh);
}

/** Looks afresh until the thing shows or `until` (milliseconds since the epoch) has passed; at least once. */
async function lookAgain<Read, Write>(
  node: AnyNode<Read, Write>,
  spec: Readonly<Record<string, unknown>>,
  making: Making<Read, Write>,
  until: number,
): Promise<Facts | undefined> {
  const { world, ledger } = making;
  for (;;) {
    const record = ledger.record(node.id);
    const candidates = await node.resource.find(world.look()(node.scope), node.id, spec, record?.live);
    const chosen = choose(node, candidates, record);
    if (chosen.kind === 'many') throw new SetupError(chosen.conflict.reason, chosen.conflict.facts);
    if (chosen.kind === 'one' && chosen.owner === 'created') return chosen.live;
    if (chosen.kind === 'one') throw new SetupError('conflict.appeared', { node: node.id });
    const left = until - world.now();
    if (left <= 0) return undefined;
    await world.sleep(Math.min(left, 1000));
  }
}
