import { isToBeGivenBack } from '../engine/undo-find.ts';
import { RESOURCES } from '../resources/index.ts';
import type { State } from '../state/schema.ts';
import type { Store } from '../state/store.ts';
import { regionOfNode } from '../steps/node-ids.ts';
import { isChosen, regionsInUse, type UndoChoice } from './undo-choice.ts';

/**
 * What is remembered once things are gone: a region that was chosen and in which nothing of ours is left is forgotten with its answers and
 * what was used there; when nothing of ours is left at all, so is the whole set-up, and the next `init` starts afresh.
 */
export async function forgetWhatIsGone(store: Store, choice: UndoChoice): Promise<void> {
  const { state } = store;
  if (!state) return;
  const isOurs = Object.values(state.nodes).some(isStillOurs);
  if (!isOurs && state.regions.every((region) => isRegionChosen(region, choice))) return store.discard();
  store.update((before) => withoutEmptyRegions(before, choice));
  await store.save();
}

/** Made here, or changed and still to be given back. The role that AWS keeps for itself is nobody's to remove. */
function isStillOurs(record: State['nodes'][string]): boolean {
  if (record.owner === 'created') return record.type !== SERVICE_LINKED_ROLE;
  const resource = RESOURCES.find(({ type }) => type === record.type);
  return resource !== undefined && isToBeGivenBack(record, resource);
}

const SERVICE_LINKED_ROLE = 'iam.service-linked-role';

function withoutEmptyRegions({ finishedAt: _, ...state }: State, choice: UndoChoice): State {
  const inUse = regionsInUse(state);
  const isLeftOut = (region: string) =>
    Object.keys(state.nodes).some((node) => regionOfNode(node) === region && !isChosen(node, choice, state));
  const stays = (region: string | undefined) =>
    region === undefined || inUse.includes(region) || !isRegionChosen(region, choice) || isLeftOut(region);
  const regions = state.regions.filter(stays);
  return {
    ...state,
    // Account-wide things are reached through some region.
    regions: regions.length > 0 ? regions : state.regions,
    answers: { ...state.answers, regions: pick(state.answers.regions, stays) },
    nodes: pick(state.nodes, (node) => stays(regionOfNode(node))),
  };
}

const isRegionChosen = (region: string, { regions }: UndoChoice): boolean => regions?.includes(region) ?? true;

function pick<T>(record: Readonly<Record<string, T>>, wanted: (key: string) => boolean): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => wanted(key)));
}
