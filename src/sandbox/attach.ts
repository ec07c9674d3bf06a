import { randomUUID } from 'node:crypto';
import { type HandlerExecutionContext, SMITHY_CONTEXT_KEY } from '@smithy/types';
import { refuseDenied } from './denials.ts';
import { aborted, unsupported } from './failure.ts';
import { modelledInput } from './model.ts';
import { type Call, type OperationTable, runDry } from './operation.ts';
import { plain } from './plain.ts';
import type { SandboxOptions } from './sandbox.ts';
import { SERVICES } from './services.ts';
import type { Store } from './store.ts';

type Handler = (args: { input: object }) => Promise<{ output: never; response: object }>;

/** The part of an SDK v3 client the practice account takes hold of. */
export interface AttachableClient {
  readonly middlewareStack: {
    add(
      middleware: (next: unknown, context: HandlerExecutionContext) => Handler,
      options: { step: 'initialize'; priority: 'low'; name: string; override: true },
    ): void;
  };
  /** Asked for its `region`, a name or a function that gives one, when a regional service is called. */
  readonly config?: unknown;
}

type Timing = Pick<SandboxOptions, 'now' | 'sleep' | 'latencyMilliseconds' | 'iamDelayMilliseconds'>;

/**
 * Answers the client's calls from an `initialize` middleware that never calls the next one: nothing is serialised,
 * signed or sent. It has the lowest priority of its step, so that guards added to the client are asked first.
 */
export function attachTo(client: AttachableClient, store: Store, timing: Timing, accessKeyId?: string): void {
  client.middlewareStack.add(
    (_next, context) => async (args) => {
      const signal = abortSignalOf(context);
      await latency(timing, signal);
      const region = isRegional(context) ? await regionOf(client) : '';
      if (signal?.aborted) throw aborted();
      const now = timing.now();
      const call = { region, now, iamDelay: timing.iamDelayMilliseconds, accessKeyId };
      return { output: withMetadata(perform(store, call, context, args.input)) as never, response: {} };
    },
    { step: 'initialize', priority: 'low', name: 'practiceAccount', override: true },
  );
}

function perform(store: Store, call: Omit<Call, 'account'>, context: HandlerExecutionContext, input: object): object {
  const operation = (context.commandName ?? '').replace(/Command$/, '');
  const run = tableOf(context)?.[operation];
  if (!run) throw unsupported(`the operation ${operation} of ${context.clientName}`);
  refuseDenied(store.read(), context.clientName ?? '', operation);
  const { DryRun, ...parameters }: { DryRun?: unknown } = modelledInput(context, input);
  const answer = (account: Call['account']) => plain(run({ ...call, account }, parameters));
  // It is tried out on an account that nobody sees.
  if (DryRun) return runDry(() => answer(structuredClone(store.read())));
  return /^(Describe|Get|List|Simulate)/.test(operation) ? answer(store.read()) : store.write(answer);
}

function tableOf(context: HandlerExecutionContext): OperationTable | undefined {
  return SERVICES[context.clientName ?? ''];
}

function isRegional(context: HandlerExecutionContext): boolean {
  return context.clientName === 'EC2Client' || context.clientName === 'ECSClient';
}

async function regionOf({ config }: AttachableClient): Promise<string> {
  const region: unknown = typeof config === 'object' && config && 'region' in config ? config.region : undefined;
  return String(typeof region === 'function' ? await region() : region);
}

/** The SDK hands the `abortSignal` of `send` to middlewares in its own part of the context. */
function abortSignalOf(context: HandlerExecutionContext): AbortSignal | undefined {
  const signal: unknown = context[SMITHY_CONTEXT_KEY]?.abortSignal;
  return signal instanceof AbortSignal ? signal : undefined;
}

async function latency({ sleep, latencyMilliseconds }: Timing, signal: AbortSignal | undefined): Promise<void> {
  if (signal?.aborted) throw aborted();
  if (latencyMilliseconds <= 0) return;
  try {
    await sleep(latencyMilliseconds, signal);
  } catch (error) {
    throw signal?.aborted ? aborted() : error;
  }
}

function withMetadata(answer: object): object {
  return {
    ...answer,
    $metadata: {
      httpStatusCode: 200,
      requestId: randomUUID(),
      extendedRequestId: undefined,
      cfId: undefined,
      attempts: 1,
      totalRetryDelay: 0,
    },
  };
}
