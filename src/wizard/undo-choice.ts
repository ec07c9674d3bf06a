import type { ReadContext, WriteContext } from '../aws/context.ts';
import type { Identity } from '../aws/identity.ts';
import type { Blocker, NodeId } from '../engine/resource.ts';
import type { Made } from '../engine/undo-find.ts';
import type { State } from '../state/schema.ts';
import { regionOfNode, stepOfNode } from '../steps/node-ids.ts';

export type MadeHere = Made<ReadContext, WriteContext>;

/** What of a set-up is to be undone. */
export interface UndoChoice {
  /** All regions of the set-up where absent. */
  readonly regions: readonly string[] | undefined;
  /** All steps where absent. */
  readonly only: readonly string[] | undefined;
}

export const NOT_CHOSEN = 'undo.not-chosen';

/** Is a node among what was chosen? Account-wide things go with the last region of the set-up only. */
export function isChosen(node: NodeId, { regions, only }: UndoChoice, state: State): boolean {
  if (only && !only.includes(stepOfNode(node) ?? '')) return false;
  if (!regions) return true;
  const region = regionOfNode(node);
  if (region !== undefined) return regions.includes(region);
  return [...state.regions, ...regionsInUse(state)].every((one) => regions.includes(one));
}

/** The regions where this set-up made something. */
export function regionsInUse(state: State): readonly string[] {
  const made = Object.entries(state.nodes).filter(([, record]) => record.owner === 'created');
  return [...new Set(made.flatMap(([node]) => regionOfNode(node) ?? []))];
}

/** Why a thing is not taken away although nothing uses it; undefined when it may be. */
export function whyNot(
  made: MadeHere,
  choice: UndoChoice,
  state: State,
  identity: Identity,
  nobodyToAsk: boolean,
): Blocker | undefined {
  if (!isChosen(made.node, choice, state)) return { reason: NOT_CHOSEN, facts: {} };
  if (signs(made, identity)) return { reason: 'undo.signs-the-requests', facts: { arn: identity.arn } };
  if (made.known === 'tag' && nobodyToAsk) return { reason: 'undo.needs-a-person', facts: {} };
  return undefined;
}

/** Is it the user or the role whose credentials this run works with, or something they were given? */
function signs({ resource, live }: MadeHere, { kind, name }: Identity): boolean {
  if (!resource.type.startsWith('iam.')) return false;
  if (kind === 'user') return live.userName === name;
  return kind === 'role' && live.roleName === name;
}
