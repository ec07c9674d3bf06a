import type { Emit } from './events.ts';
import type { Made } from './undo-find.ts';
import type { World } from './world.ts';

/** How long the account may take to stop showing what was removed. */
const PATIENCE = 60_000;
const LONGEST_PAUSE = 8_000;

/**
 * Looks at the account until nothing that was removed shows there any more, for at most a minute.
 * @returns what still shows, or cannot be looked at: unconfirmed.
 * @throws the signal's reason when the run is stopped; what a look threw where the credentials do not do any more
 */
export async function stillThere<Read, Write>(
  removed: readonly Made<Read, Write>[],
  world: World<Read, Write>,
  emit: Emit,
): Promise<readonly Made<Read, Write>[]> {
  const deadline = world.now() + PATIENCE;
  emit({ type: 'verify-started' });
  for (let pause = 1000; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    const asked = world.now();
    const contextOf = world.look();
    const shown = await Promise.all(removed.map(async (made) => ((await shows(made, contextOf, world)) ? [made] : [])));
    const open = shown.flat();
    const nodes = open.map(({ node }) => node);
    if (open.length === 0 || asked + pause > deadline) {
      emit({ type: 'verify-done', unconfirmed: nodes });
      return open;
    }
    emit({ type: 'verify-waiting', nodes, seconds: pause / 1000 });
    await world.sleep(pause);
  }
}

async function shows<Read, Write>(
  { resource, scope, node, live }: Made<Read, Write>,
  contextOf: ReturnType<World<Read, Write>['look']>,
  world: World<Read, Write>,
): Promise<boolean> {
  try {
    const candidates = await resource.find(contextOf(scope), node, live, live);
    return candidates.some((one) => one.live[resource.identity] === live[resource.identity]);
  } catch (error) {
    if (world.signal.aborted || world.faultOf(error).kind === 'credentials') throw error;
    // What cannot be looked at is not known to be gone.
    return true;
  }
}
