import type { State } from '../state/schema.ts';
import { regionOfNode } from '../steps/node-ids.ts';

/** The regions of a set-up in which nothing was ever made or used: they are answers, and may be answered otherwise. */
export function onlyAnswered({ regions, nodes }: State): readonly string[] {
  const recorded = new Set(Object.keys(nodes).map(regionOfNode));
  return regions.filter((region) => !recorded.has(region));
}

/**
 * The set-up with the regions of this run in it; one that was only answered before, and is not among them, is none of it any more. It is still
 * looked at when the set-up is taken away: where a state was lost, something may be there that no record tells of.
 */
export function withRegions(state: State, regions: readonly string[]): State {
  const dropped = onlyAnswered(state).filter((region) => !regions.includes(region));
  const kept = state.regions.filter((region) => !dropped.includes(region));
  const former = [...new Set([...(state.formerRegions ?? []), ...dropped])].filter((one) => !regions.includes(one));
  return {
    ...state,
    regions: [...new Set([...kept, ...regions])],
    ...(former.length > 0 ? { formerRegions: former } : {}),
  };
}
