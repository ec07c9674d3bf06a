import { isDeepStrictEqual } from 'node:util';
import type { Session } from './session.ts';
import type { GlobalOptions } from './surroundings.ts';

/** Words for a command that goes on from a look: where that was not at the set-up's own regions, what is to be copied stays there. */
export function inRegion(
  words: string,
  { regions, store }: Pick<Session, 'regions' | 'store'>,
  { region }: Pick<GlobalOptions, 'region'>,
): string {
  const isSetUp = isDeepStrictEqual(new Set(store.state?.regions), new Set(regions));
  return isSetUp || region === undefined || words.includes('--region ') ? words : `${words} --region ${region}`;
}
