import { lookAgain } from './look-again.ts';
import { type Making, send } from './making.ts';
import { pause, UNCLEAR_LIMIT } from './patience.ts';
import type { AnyNode, Facts } from './resource.ts';

/**
 * Brings a thing in line with what is wanted; an answer that does not tell is settled by looking again.
 * @param madeNow was the thing itself made moments ago?
 * @throws what the service threw when waiting does not help
 */
export async function update<Read, Write>(
  node: AnyNode<Read, Write>,
  spec: Readonly<Record<string, unknown>>,
  live: Facts,
  making: Making<Read, Write>,
  madeNow: boolean,
): Promise<Facts> {
  const { world, ledger } = making;
  const { id, scope, resource } = node;
  const change = resource.update?.bind(resource);
  if (!change) return live;
  const fresh = madeNow || making.needsAreFresh(id);
  const openIn = (facts: Facts) => resource.compare(spec, facts).filter((difference) => difference.fix === 'update');
  let current = live;
  let open = openIn(current);
  for (let sends = 1; open.length > 0; sends += 1) {
    const sent = await send(node, making, fresh, () => change(world.writer(scope), id, spec, current, open));
    if (sent.kind === 'answered') return sent.live;
    current = (await lookAgain(node, spec, making, ledger.record(id)))?.live ?? current;
    open = openIn(current);
    if (open.length > 0) await pauseOrGiveUp(node, making, sends, sent.error);
  }
  return current;
}

/**
 * Takes a thing away; sending it again does no harm, and already gone is success.
 * @throws what the service threw when waiting does not help
 */
export async function remove<Read, Write>(
  node: AnyNode<Read, Write>,
  live: Facts,
  making: Making<Read, Write>,
): Promise<void> {
  const { world } = making;
  const take = async () => {
    try {
      await node.resource.remove?.(world.writer(node.scope), live);
    } catch (error) {
      if (world.faultOf(error).kind !== 'absent') throw error;
    }
    return {};
  };
  for (let sends = 1; ; sends += 1) {
    // What used it may be led elsewhere by this very run, and takes a moment to let go.
    const sent = await send(node, making, false, take, true);
    if (sent.kind === 'answered') return;
    await pauseOrGiveUp(node, making, sends, sent.error);
  }
}

async function pauseOrGiveUp<Read, Write>(
  node: AnyNode<Read, Write>,
  making: Making<Read, Write>,
  sends: number,
  error: unknown,
): Promise<void> {
  if (sends >= UNCLEAR_LIMIT) throw error;
  await pause(node.id, making, 'ambiguous', sends);
}
