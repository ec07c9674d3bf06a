import { SetupError } from '../engine/errors.ts';
import { actionOf } from './action.ts';
import type { ClientMiddleware } from './middleware.ts';

const READS = /^(Describe|Get|List|Simulate)[A-Z]/;

/** Does a command of this name (`DescribeVpcsCommand`) only look? */
export function isRead(commandName: string): boolean {
  return READS.test(commandName);
}

/**
 * Refuses every command that could write, before it is even built: a dry run is a property of the clients.
 * Throws 'guard.write-refused' {action}; meeting it is a bug of ours and never the person's doing.
 */
export const readOnlyGuard: ClientMiddleware = (next, { commandName = '', clientName = '' }) => {
  return async (args) => {
    if (!isRead(commandName)) {
      throw new SetupError('guard.write-refused', { action: actionOf(commandName, clientName) });
    }
    return await next(args);
  };
};
