import type { Fault, FaultKind } from './errors.ts';
import type { Ledger } from './ledger.ts';
import { isNotNow, patiently, type Waiting } from './patience.ts';
import type { AnyNode, Facts, NodeId } from './resource.ts';
import type { World } from './world.ts';

/** What making one node needs from the run. */
export interface Making<Read, Write> extends Waiting {
  readonly world: World<Read, Write>;
  readonly ledger: Ledger;
  /** Was one of the node's needs made moments ago, so that a service may not know it yet? */
  readonly needsAreFresh: (node: NodeId) => boolean;
}

/** What a call left: its result, or the error that does not tell whether the thing is there now. */
export type Sent =
  | { readonly kind: 'answered'; readonly live: Facts }
  | { readonly kind: 'unclear'; readonly error: unknown; readonly fault: Fault };

/**
 * Sends one call, again where the service says "not now". An answer that leaves open what is there now is not an error yet.
 * @param fresh may what the call is about be unknown to the service because it was just made?
 * @param inUse may what still uses it be on its way out?
 * @throws every other answer
 */
export function send<Read, Write>(
  node: AnyNode<Read, Write>,
  making: Making<Read, Write>,
  fresh: boolean,
  call: () => Promise<Facts>,
  inUse = false,
): Promise<Sent> {
  const mayPass = (fault: Fault) =>
    isNotNow(fault) || (fault.kind === 'absent' && fresh) || (fault.kind === 'in-use' && inUse);
  const ask = async (): Promise<Sent> => {
    // What is written down of the call on its way is to be as young as the call.
    await making.world.turn(node.scope, node.resource.type);
    try {
      return { kind: 'answered', live: await call() };
    } catch (error) {
      const fault = making.world.faultOf(error);
      if (fault.kind !== 'ambiguous' && fault.kind !== 'exists') throw error;
      return { kind: 'unclear', error, fault };
    }
  };
  return patiently(node.id, making, mayPass, ask, node.resource.patience);
}

const REFUSALS: ReadonlySet<FaultKind> = new Set([
  ...([
    'absent',
    'exists',
    'busy',
    'throttled',
    'denied',
    'credentials',
    'quota',
    'not-ready',
    'invalid',
    'unattended',
  ] as const),
]);

/** Is it certain that the call was not carried out? */
export const isRefusal = (fault: Fault): boolean => REFUSALS.has(fault.kind);
