import type { ReadContext } from '../aws/context.ts';
import { faultOf } from '../aws/fault.ts';
import type { Fault } from '../engine/errors.ts';
import type { Scope } from '../engine/resource.ts';
import { isAccountWide, RESOURCES } from '../resources/index.ts';
import type { MadeHere } from './undo-choice.ts';

export interface Tagged {
  /** Carries this set-up's tags, and no record tells of it. */
  readonly made: readonly MadeHere[];
  /** Kinds of things that could not be looked through. */
  readonly unclear: readonly { readonly type: string; readonly scope: Scope; readonly fault: Fault }[];
}

/**
 * Looks in the given regions, and in the account, for what carries the tags of a set-up without being among what is known.
 * @throws what a look throws when the run is stopped or the credentials do not do any more
 */
export async function findTagged(
  setupId: string,
  regions: readonly string[],
  contextOf: (scope: Scope) => ReadContext,
  known: readonly MadeHere[],
): Promise<Tagged> {
  const looks = RESOURCES.flatMap((resource) =>
    scopesOf(resource, regions).map(async (scope) => {
      try {
        const marked = (await resource.marked?.(contextOf(scope))) ?? [];
        const ours = marked.filter((one) => one.setupId === setupId && !isKnown(known, resource, one.live));
        return ours.map(({ node, live }): MadeHere => ({ node, scope, resource, live, known: 'tag', undo: 'remove' }));
      } catch (error) {
        const fault = faultOf(error);
        if (fault.kind === 'aborted' || fault.kind === 'credentials') throw error;
        return { type: resource.type, scope, fault };
      }
    }),
  );
  const results = await Promise.all(looks);
  return {
    made: results.flatMap((result) => ('fault' in result ? [] : result)),
    unclear: results.flatMap((result) => ('fault' in result ? [result] : [])),
  };
}

type AnyType = (typeof RESOURCES)[number];

function scopesOf({ type, marked }: AnyType, regions: readonly string[]): readonly Scope[] {
  if (!marked) return [];
  return isAccountWide(type) ? ['account'] : regions;
}

function isKnown(known: readonly MadeHere[], { type, identity }: AnyType, live: MadeHere['live']): boolean {
  return known.some(({ resource, live: one }) => {
    const others = Array.isArray(one.others) ? one.others : [];
    return resource.type === type && [one[identity], ...others].includes(live[identity]);
  });
}
