import { AsyncLocalStorage } from 'node:async_hooks';
import type { ClientMiddleware, HookableClient } from '../../src/aws/middleware.ts';
import type { AttachableClient } from '../../src/sandbox/attach.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';

/** A call of the program, as it was made in this process. */
export interface OwnedCall<Moment> {
  readonly action: string;
  /** Who asks: the node that is looked at or made, the step that looks around; absent where nobody in particular does: who are we? */
  readonly owner: string | undefined;
  readonly at: Moment;
}

const owners = new AsyncLocalStorage<string>();

type Method = (...args: unknown[]) => unknown;

/**
 * Has every call that a method sends, at once or later, known as its owner's. @returns what takes it back
 * @param ownerOf who it is, from the method's own arguments
 */
export function own(holder: object, name: string, ownerOf: (args: readonly unknown[]) => string): () => void {
  const methods = holder as Record<string, Method | undefined>;
  const method = methods[name];
  if (!method) return () => undefined;
  methods[name] = (...args) => owners.run(ownerOf(args), () => method.apply(holder, args));
  return () => {
    methods[name] = method;
  };
}

/** Has every call to a practice account written down, with its owner and what `momentOf` says. */
export function writeDown<Moment>(sandbox: Sandbox, momentOf: () => Moment): OwnedCall<Moment>[] {
  const calls: OwnedCall<Moment>[] = [];
  const note: ClientMiddleware = (next, { commandName = '' }) => {
    return async (args) => {
      calls.push({ action: commandName.replace(/Command$/, ''), owner: owners.getStore(), at: momentOf() });
      return await next(args);
    };
  };
  const open = sandbox as { attach: Sandbox['attach'] };
  const attach = open.attach;
  open.attach = (client: AttachableClient, accessKeyId?: string) => {
    attach(client, accessKeyId);
    const { middlewareStack } = client as unknown as HookableClient;
    middlewareStack.add(note, { step: 'initialize', priority: 'normal', name: 'writeDown' });
  };
  return calls;
}
