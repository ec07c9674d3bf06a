import { NormalizedSchema } from '@smithy/core/schema';
import { type HandlerExecutionContext, SMITHY_CONTEXT_KEY } from '@smithy/types';
import { SetupError } from '../engine/errors.ts';
import { actionOf } from './action.ts';
import { type ClientMiddleware, type HookableClient, hook } from './middleware.ts';

/**
 * Makes a client one that cannot change anything: `DryRun: true` is set on every command whatever its sender said, a command that
 * has no such parameter is refused before it is built, and a request that does not carry it is refused before it is signed.
 */
export function onlyDryRuns(client: HookableClient): void {
  hook(client, 'dry-run', markDryRun);
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (!isMarked(args.request)) throw refused(context);
      return next(args);
    },
    { step: 'finalizeRequest', priority: 'high', name: 'aws-ecs-setup-dry-run-sent' },
  );
}

const markDryRun: ClientMiddleware = (next, context) => async (args) => {
  if (!takesDryRun(context)) throw refused(context);
  return next({ ...args, input: { ...args.input, DryRun: true } });
};

/** What the service model says of the command's parameters; without a model nothing is believed. */
function takesDryRun(context: HandlerExecutionContext): boolean {
  const schema: unknown = context[SMITHY_CONTEXT_KEY]?.operationSchema;
  if (context.clientName !== 'EC2Client' || !Array.isArray(schema)) return false;
  return [...NormalizedSchema.of(schema[4]).structIterator()].some(([name]) => name === 'DryRun');
}

function isMarked(request: unknown): boolean {
  const body = typeof request === 'object' && request !== null && 'body' in request ? request.body : undefined;
  return typeof body === 'string' && new URLSearchParams(body).get('DryRun') === 'true';
}

const refused = ({ commandName = '', clientName = '' }: HandlerExecutionContext): SetupError =>
  new SetupError('guard.write-refused', { action: actionOf(commandName, clientName) });
