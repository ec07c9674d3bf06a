import { lostCredentials } from './apply.ts';
import type { Emit, Outcome } from './events.ts';
import type { Ledger } from './ledger.ts';
import { limiterByKey, queueByKey } from './limits.ts';
import { isNotNow, patiently, UNCLEAR_LIMIT } from './patience.ts';
import type { Made } from './undo-find.ts';
import { referenceTo, type UndoPlan } from './undo-plan.ts';
import type { World } from './world.ts';

const AT_ONCE = 8;

export interface Unmaking<Read, Write> {
  readonly world: World<Read, Write>;
  readonly ledger: Ledger;
  readonly emit: Emit;
  readonly stepOf: (made: Made<Read, Write>) => string;
}

/**
 * Carries out what a plan takes away, each thing after everything that is made in it. Goes on after a failure with what does not
 * depend on it. A record is dropped once its thing is gone: killed in between, the next run finds nothing there and drops it then.
 */
export async function applyUndo<Read, Write>(
  plan: UndoPlan<Read, Write>,
  unmaking: Unmaking<Read, Write>,
): Promise<ReadonlyMap<Made<Read, Write>, Outcome>> {
  const going = plan.filter(({ undoing }) => undoing.action !== 'leave').map(({ made }) => made);
  // A node is forgotten with the last of what was found for it.
  const standing = new Set(plan.map(({ made }) => made));
  const removed = async (made: Made<Read, Write>) => {
    standing.delete(made);
    const { ledger } = unmaking;
    const isLast = [...standing].every(({ node }) => node !== made.node);
    if (isLast && ledger.record(made.node)) await ledger.forget(made.node);
  };
  const outcomes = new Map<Made<Read, Write>, Outcome>();
  const running = new Map<Made<Read, Write>, Promise<void>>();
  const slots = limiterByKey(AT_ONCE);
  const oneByOne = queueByKey();
  const run = (made: Made<Read, Write>): Promise<void> => {
    const started = running.get(made);
    if (started) return started;
    const first = going.filter((other) => other !== made && referenceTo(other, made));
    const mine = Promise.all(first.map(run)).then(async () => {
      const stuck = first.find((other) => outcomes.get(other)?.kind !== 'done');
      const act = async (): Promise<Outcome> => {
        if (unmaking.world.signal.aborted || lostCredentials(outcomes)) return { kind: 'stopped' };
        return stuck ? skip(made, stuck, unmaking) : undo(made, unmaking, () => removed(made));
      };
      outcomes.set(made, await oneByOne(queueOf(made), () => slots(made.scope, act)));
    });
    running.set(made, mine);
    return mine;
  };
  await Promise.all(going.map(run));
  return outcomes;
}

/** Changes to the same entity collide: those that name the same one take turns, but where the service sees to that. */
function queueOf<Read, Write>({ resource, live, node }: Made<Read, Write>): string {
  if (resource.sideBySide) return node;
  const reference = resource.refersTo?.find(({ fact }) => live[fact] !== undefined);
  return reference ? `${reference.type} ${live[reference.fact]}` : node;
}

function skip<Read, Write>(
  made: Made<Read, Write>,
  stuck: Made<Read, Write>,
  { emit, stepOf }: Unmaking<Read, Write>,
): Outcome {
  emit({ type: 'node-skipped', node: made.node, step: stepOf(made), because: stuck.node });
  return { kind: 'skipped', because: stuck.node };
}

async function undo<Read, Write>(
  made: Made<Read, Write>,
  unmaking: Unmaking<Read, Write>,
  removed: () => Promise<void>,
): Promise<Outcome> {
  const { world, emit, stepOf } = unmaking;
  const { node, scope, live, resource } = made;
  const step = stepOf(made);
  const action = made.undo === 'remove' ? 'remove' : 'update';
  const takeBack =
    made.undo === 'remove' ? (cx: Write) => resource.remove?.(cx, live) ?? Promise.resolve() : resource.restore?.(live);
  try {
    emit({ type: 'node-started', node, step, action });
    await untilAnswered(made, unmaking, async () => takeBack?.(world.writer(scope)));
    await removed();
    emit({ type: 'node-done', node, step, action, live });
    return { kind: 'done', live };
  } catch (error) {
    if (world.signal.aborted) return { kind: 'stopped' };
    const fault = world.faultOf(error);
    emit({ type: 'node-failed', node, step, fault });
    return { kind: 'failed', fault };
  }
}

/** Removing may be sent again whatever came of it; what was just emptied may take a moment to count as empty. */
function untilAnswered<Read, Write>(
  made: Made<Read, Write>,
  { world, emit }: Unmaking<Read, Write>,
  call: () => Promise<void>,
): Promise<void> {
  let unclear = 0;
  return patiently(
    made.node,
    { world, emit },
    (fault) => {
      if (fault.kind !== 'ambiguous') return isNotNow(fault) || fault.kind === 'in-use';
      unclear += 1;
      return unclear < UNCLEAR_LIMIT;
    },
    async () => {
      await world.turn(made.scope, made.resource.type);
      try {
        await call();
      } catch (error) {
        if (world.faultOf(error).kind !== 'absent') throw error;
      }
    },
    made.resource.patience,
  );
}
