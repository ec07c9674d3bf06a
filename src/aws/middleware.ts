import type { Client, HandlerExecutionContext, InitializeHandler, MetadataBearer } from '@smithy/types';
import { actionOf, rememberAction } from './action.ts';

/** Any of our SDK clients, as far as hooking into its calls goes. */
export type HookableClient = Pick<Client<object, MetadataBearer, unknown>, 'middlewareStack'>;

/** Stands around a whole call, retries included, before anything of it is built. */
export type ClientMiddleware = (
  next: InitializeHandler<object, MetadataBearer>,
  context: HandlerExecutionContext,
) => InitializeHandler<object, MetadataBearer>;

/** Puts a middleware in front of those that come after it in the code. */
export function hook(client: HookableClient, name: string, middleware: ClientMiddleware): void {
  client.middlewareStack.add(middleware, { step: 'initialize', priority: 'high', name: `aws-ecs-setup-${name}` });
}

/** Notes on every error which action it answers, for `faultOf`. */
export const rememberActions: ClientMiddleware = (next, { commandName = '', clientName = '' }) => {
  return async (args) => {
    try {
      return await next(args);
    } catch (error) {
      rememberAction(error, actionOf(commandName, clientName));
      throw error;
    }
  };
};

/** Starts no call once the run is stopped; the transport cuts off what is in flight. */
export function stopOn(signal: AbortSignal): ClientMiddleware {
  return (next) => async (args) => {
    if (signal.aborted) throw aborted(signal);
    return await next(args);
  };
}

function aborted(signal: AbortSignal): Error {
  const error = new Error('Request aborted', { cause: signal.reason });
  error.name = 'AbortError';
  return error;
}
