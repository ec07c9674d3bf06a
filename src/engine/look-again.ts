import { choose } from './choose.ts';
import { SetupError } from './errors.ts';
import { type NodeRecord, unfinishedBy } from './ledger.ts';
import type { Making } from './making.ts';
import { isNotNow, patiently, UNCLEAR_LIMIT } from './patience.ts';
import type { Owner } from './plan.ts';
import type { AnyNode, Candidate, Facts } from './resource.ts';

export const BETWEEN_LOOKS = 1000;
/** How long a thing may take to show itself. */
export const SHOW_TIME = 10_000;

/** When what a record speaks of shows at the latest, milliseconds since the epoch. */
export function showsBy(record: NodeRecord, now: number): number {
  // A clock that was put back makes an earlier time lie ahead.
  return Math.min(Date.parse(record.at), now) + SHOW_TIME;
}

export interface Found {
  readonly live: Facts;
  readonly owner: Owner;
}

/**
 * Looks afresh until the thing shows or `until` (milliseconds since the epoch) has passed; at least once.
 * Undefined only after a look that was answered: one that fails is repeated, and never taken for "not there".
 * @param record what tells whose an unmarked thing is
 * @throws what the look threw when repeating it does not help; SetupError `conflict.two-found`
 */
export async function lookAgain<Read, Write>(
  node: AnyNode<Read, Write>,
  spec: Readonly<Record<string, unknown>>,
  making: Making<Read, Write>,
  record: NodeRecord | undefined,
  until = 0,
): Promise<Found | undefined> {
  const { world, emit } = making;
  for (let looks = 1; ; looks += 1) {
    // What is answered late may have been asked early.
    const left = until - world.now();
    const chosen = choose(node, await find(node, spec, making), record);
    if (chosen.kind === 'many') throw new SetupError(chosen.conflict.reason, chosen.conflict.facts);
    if (chosen.kind === 'one') return chosen;
    if (left <= 0) return undefined;
    if (looks === 1)
      emit({ type: 'node-waiting', node: node.id, reason: 'ambiguous', seconds: Math.ceil(left / 1000) });
    await world.sleep(Math.min(left, BETWEEN_LOOKS));
  }
}

function find<Read, Write>(
  node: AnyNode<Read, Write>,
  spec: Readonly<Record<string, unknown>>,
  making: Making<Read, Write>,
): Promise<readonly Candidate<Facts>[]> {
  const { world, ledger } = making;
  let unclear = 0;
  return patiently(
    node.id,
    making,
    (fault) => {
      if (fault.kind === 'ambiguous') unclear += 1;
      return fault.kind === 'ambiguous' ? unclear < UNCLEAR_LIMIT : isNotNow(fault);
    },
    () => {
      const record = ledger.record(node.id);
      const cx = world.look()(node.scope);
      const made = record?.owner === 'created';
      return node.resource.find(cx, node.id, spec, record?.live, made, unfinishedBy(record));
    },
  );
}
