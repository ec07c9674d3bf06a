import type { CallLog, CallRecord } from '../aws/call-log.ts';
import { harmless } from './harmless.ts';
import { mask } from './mask.ts';
import type { Output } from './screen.ts';

/** What `--debug` writes, beside the run's own talk. */
export interface DebugLog extends CallLog {
  /** An error with its stack and those of its causes. */
  error(error: unknown): void;
  /** From now on lines wait, because a prompt is open: they would tear it apart. */
  hold(): void;
  /** What waited is written, and what comes is again written at once. */
  release(): void;
}

/** More is seldom worth reading; encoded refusals of EC2 are longer. */
const LONGEST_MESSAGE = 600;
const DEEPEST_CAUSE = 8;

/** A log on one stream from which `secrets`, those named later, and everything that looks like one are kept out. */
export function debugLog(output: Pick<Output, 'write'>, secrets: Iterable<string>): DebugLog {
  const hidden = new Set(secrets);
  const waiting: string[] = [];
  let held = false;
  const write = (text: string) => {
    // Made harmless first: what is not seen must not split a secret in two.
    const safe = `${mask(linesOf(text).join('\n'), hidden)}\n`;
    if (held) waiting.push(safe);
    else output.write(safe);
  };
  return {
    call: (record) => write(callLine(record)),
    hide: (secret) => void hidden.add(secret),
    error: (error) => write(stackOf(error)),
    hold() {
      held = true;
    },
    release() {
      held = false;
      for (const text of waiting.splice(0)) output.write(text);
    },
  };
}

/** `2026-01-01T00:00:00.000Z iam:GetUser us-east-1 read attempts=1 status=200 request=… 84ms {"UserName":"Administrator"}` */
function callLine({ error, ...call }: CallRecord): string {
  return [
    new Date(call.at).toISOString(),
    call.action,
    call.region,
    call.kind,
    `attempts=${call.attempts ?? 0}`,
    `status=${call.status ?? '-'}`,
    ...(error ? [`error=${harmless(error.name)}`] : []),
    `request=${call.requestId ?? '-'}`,
    `${call.milliseconds}ms`,
    JSON.stringify(call.parameters),
    ...(error ? [JSON.stringify(harmless(error.message).slice(0, LONGEST_MESSAGE))] : []),
  ].join(' ');
}

/** The stack of an error, then those of what caused it. */
function stackOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? `${error.name}: ${error.message}`;
  const causes = [error.cause, ...(error instanceof AggregateError ? error.errors : [])].filter(Boolean);
  if (depth >= DEEPEST_CAUSE) return own;
  return [own, ...causes.map((cause) => `Caused by: ${stackOf(cause, depth + 1)}`)].join('\n');
}

/** Every line harmless; the room before it stays, so that a stack keeps its shape. */
function linesOf(text: string): readonly string[] {
  return text.split('\n').map((line) => `${/^ */.exec(line)?.[0] ?? ''}${harmless(line)}`);
}
