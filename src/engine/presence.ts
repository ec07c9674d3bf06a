import type { NodeId } from './resource.ts';

/** Which nodes are there, so that others can be made in them, though something about them may still have to be brought in line. */
export class Presence {
  readonly #made = new Set<NodeId>();
  readonly #waits = new Map<NodeId, { readonly until: Promise<void>; readonly end: () => void }>();

  /** It was made. */
  made(id: NodeId): void {
    this.#made.add(id);
    this.ended(id);
  }

  /** Whatever became of it, nothing more is to be waited for. */
  ended(id: NodeId): void {
    this.#waitOf(id).end();
  }

  has(id: NodeId): boolean {
    return this.#made.has(id);
  }

  /** Resolves when the node is there, or when it is known that it will not be. */
  until(id: NodeId): Promise<void> {
    return this.#waitOf(id).until;
  }

  #waitOf(id: NodeId) {
    const known = this.#waits.get(id);
    if (known) return known;
    let end = () => {};
    const until = new Promise<void>((resolve) => {
      end = resolve;
    });
    const wait = { until, end };
    this.#waits.set(id, wait);
    return wait;
  }
}
