/**
 * Makes a save of a write: calls made while a write is under way share the next one, so that many records cost few writes.
 * Each call resolves or rejects with a write that began after it; a failed write does not stop the next.
 */
export function groupCommit(write: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  return () => {
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        running = write();
        return running;
      });
    return next;
  };
}
