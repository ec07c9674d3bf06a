import type { State } from '../state/schema.ts';
import type { Store } from '../state/store.ts';
import { regionOfNode } from '../steps/node-ids.ts';
import { regionsInUse } from './undo-choice.ts';

/**
 * What is remembered once things are gone: a region in which nothing of ours is left is forgotten with its answers and what was used there;
 * when nothing of ours is left at all, so is the whole set-up, and the next `init` starts afresh.
 */
export async function forgetWhatIsGone(store: Store): Promise<void> {
  const { state } = store;
  if (!state) return;
  // The role that AWS keeps for itself is nobody's to remove.
  const ours = Object.values(state.nodes).filter(
    ({ owner, type }) => owner === 'created' && type !== SERVICE_LINKED_ROLE,
  );
  if (ours.length === 0) return store.discard();
  store.update(withoutEmptyRegions);
  await store.save();
}

const SERVICE_LINKED_ROLE = 'iam.service-linked-role';

function withoutEmptyRegions({ finishedAt: _, ...state }: State): State {
  const inUse = regionsInUse(state);
  const stays = (region: string | undefined) => region === undefined || inUse.includes(region);
  const regions = state.regions.filter(stays);
  return {
    ...state,
    // Account-wide things are reached through some region.
    regions: regions.length > 0 ? regions : state.regions,
    answers: { ...state.answers, regions: pick(state.answers.regions, stays) },
    nodes: pick(state.nodes, (node) => stays(regionOfNode(node))),
  };
}

function pick<T>(record: Readonly<Record<string, T>>, wanted: (key: string) => boolean): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => wanted(key)));
}
