import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

/** Knows of the requests of this process, whoever makes them. */
export interface RequestWatch {
  /**
   * Resolves when `count` requests have left this computer since the watch began, from when on there is nothing to do but wait for answers;
   * or when `ended` has settled, where there were fewer.
   */
  left(count: number, ended: Promise<unknown>): Promise<void>;
  end(): void;
}

/** Node publishes here what it does; the SDK hands nothing out by which its requests could be followed. */
const CHANNEL = 'http.client.request.start';

export function watchRequests(): RequestWatch {
  let sent = 0;
  let waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  const begun = (message: unknown) => {
    const { request } = message as { readonly request: ClientRequest };
    // Told when the last of it was taken by the system, which is not before there is a connection.
    request.once('finish', () => {
      sent += 1;
      for (const { count, resolve } of waiting) if (count <= sent) resolve();
      waiting = waiting.filter(({ count }) => count > sent);
    });
  };
  subscribe(CHANNEL, begun);
  return {
    left: (count, ended) =>
      new Promise((resolve) => {
        void ended.then(
          () => resolve(),
          () => resolve(),
        );
        if (count <= sent) resolve();
        else waiting.push({ count, resolve });
      }),
    end: () => void unsubscribe(CHANNEL, begun),
  };
}
