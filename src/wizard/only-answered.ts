import type { State } from '../state/schema.ts';
import { regionOfNode } from '../steps/node-ids.ts';

/** The regions of a set-up in which nothing was ever made or used: they are answers, and may be answered otherwise. */
export function onlyAnswered({ regions, nodes }: State): readonly string[] {
  const recorded = new Set(Object.keys(nodes).map(regionOfNode));
  return regions.filter((region) => !recorded.has(region));
}

/** The set-up with the regions of this run in it; one that was only answered before, and is not among them, is none of it any more. */
export function withRegions(state: State, regions: readonly string[]): State {
  const answered = onlyAnswered(state);
  const others = state.regions.filter((region) => !answered.includes(region));
  return { ...state, regions: [...new Set([...others, ...regions])] };
}
