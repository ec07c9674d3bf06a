import { type LooseTag, markedAs } from '../aws/tags.ts';
import type { Marked } from '../engine/resource.ts';

/** Those of the things that carry the tags of a set-up, whichever it is, with what is known of them. */
export async function markedAmong<Thing extends { readonly Tags?: LooseTag[] | undefined }, Live>(
  things: readonly Thing[],
  liveOf: (thing: Thing) => Live | Promise<Live>,
): Promise<readonly Marked<Live>[]> {
  const marked = things.flatMap((thing) => {
    const owner = markedAs(thing.Tags);
    return owner ? [{ owner, thing }] : [];
  });
  return Promise.all(marked.map(async ({ owner, thing }) => ({ ...owner, live: await liveOf(thing) })));
}
