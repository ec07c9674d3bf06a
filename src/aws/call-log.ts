import { operationOf } from './action.ts';
import type { Purpose } from './client.ts';
import type { ClientMiddleware } from './middleware.ts';
import { isRead } from './read-only-guard.ts';
import { secretParameters, shownParameters } from './shown-parameters.ts';
import { readThrown } from './thrown.ts';

/** One call of one of our clients as it ended, its attempts together. */
export interface CallRecord {
  /** When it began, in milliseconds since the epoch. */
  readonly at: number;
  readonly milliseconds: number;
  /** `service:Operation` */
  readonly action: string;
  readonly region: string;
  readonly kind: 'read' | 'change' | 'dry-run';
  /** How often it was sent; undefined where nobody counted, because it was refused or stopped before. */
  readonly attempts: number | undefined;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  /** Of a call that failed: text from AWS or the network. */
  readonly error?: { readonly name: string; readonly message: string };
  /** Without secrets: see `shownParameters`. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Where calls are written down, with `--debug`. */
export interface CallLog {
  call(record: CallRecord): void;
  /** Names a secret of this run, to be kept out of every line. */
  hide(secret: string): void;
}

/** Writes every call down when it has ended. It stands outermost, so that it sees what the other middlewares refuse. */
export function logCalls(log: CallLog, region: string, purpose: Purpose): ClientMiddleware {
  return (next, { commandName = '', clientName = '' }) =>
    async (args) => {
      for (const secret of secretParameters(args.input)) log.hide(secret);
      const at = Date.now();
      const start = performance.now();
      const told = (metadata: Metadata) => ({
        at,
        milliseconds: Math.round(performance.now() - start),
        action: operationOf(commandName, clientName),
        region,
        kind: kindOf(commandName, purpose),
        attempts: metadata.attempts,
        status: metadata.httpStatusCode,
        requestId: metadata.requestId,
        parameters: shownParameters(args.input),
      });
      try {
        const answer = await next(args);
        log.call(told(answer.output.$metadata));
        return answer;
      } catch (error) {
        const { name, message, status } = readThrown(error);
        log.call({ ...told(metadataOf(error)), status, error: { name, message } });
        throw error;
      }
    };
}

function kindOf(commandName: string, purpose: Purpose): CallRecord['kind'] {
  if (isRead(commandName)) return 'read';
  return purpose === 'dry-run' ? 'dry-run' : 'change';
}

interface Metadata {
  readonly attempts?: number | undefined;
  readonly httpStatusCode?: number | undefined;
  readonly requestId?: string | undefined;
}

/** What the SDK notes on the errors of calls it has sent. */
function metadataOf(error: unknown): Metadata {
  const noted = typeof error === 'object' && error !== null && '$metadata' in error ? error.$metadata : undefined;
  return typeof noted === 'object' && noted !== null ? noted : {};
}
