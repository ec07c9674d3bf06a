import { AsyncLocalStorage } from 'node:async_hooks';
import { vi } from 'vitest';
import { actionOf } from '../../src/aws/action.ts';
import type { ClientMiddleware } from '../../src/aws/middleware.ts';
import { RESOURCES } from '../../src/resources/index.ts';
import type { Runs } from '../wizard/run.ts';

export interface Sent {
  readonly action: string;
  /** The resource type that sent it, and in which of its functions; undefined for a look of a step or of the run. */
  readonly by?: { readonly type: string; readonly doing: Doing };
  readonly input: object;
}
type Doing = (typeof DOING)[number];
const DOING = ['find', 'create', 'update', 'remove', 'blockers', 'gains', 'marked'] as const;

/** Records every command of the runs from now on, and which resource type sent it. */
export function recordSent({ sandbox }: Runs): readonly Sent[] {
  const sent: Sent[] = [];
  const at = new AsyncLocalStorage<Sent['by']>();
  for (const resource of RESOURCES) {
    for (const doing of DOING) {
      const original = resource[doing]?.bind(resource) as ((...args: readonly unknown[]) => unknown) | undefined;
      if (!original) continue;
      const recorded = (...args: readonly unknown[]) => at.run({ type: resource.type, doing }, () => original(...args));
      vi.spyOn(resource as unknown as Record<Doing, () => unknown>, doing).mockImplementation(recorded as never);
    }
  }
  const attach = sandbox.attach.bind(sandbox);
  const record: ClientMiddleware =
    (next, { commandName = '', clientName = '' }) =>
    (args) => {
      const by = at.getStore();
      sent.push({ action: actionOf(commandName, clientName), ...(by ? { by } : {}), input: args.input });
      return next(args);
    };
  vi.spyOn(sandbox, 'attach').mockImplementation((client, accessKeyId) => {
    (client.middlewareStack as { add(middleware: unknown, options: object): void }).add(record, {
      step: 'initialize',
      priority: 'high',
      name: 'recordSent',
    });
    attach(client, accessKeyId);
  });
  return sent;
}
