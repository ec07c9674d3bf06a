import { type JsonLine, jsonLines } from '../support/json-lines.ts';
import type { RunResult } from '../support/run.ts';

interface Change {
  readonly node: string;
  readonly action: string;
  readonly owner?: string;
  readonly value: string;
  readonly blockedBy?: string;
  readonly conflict?: { readonly reason: string; readonly choices: readonly { readonly flag: string }[] };
}

/** What a run with `--json` told, by kind. */
export interface Told {
  readonly lines: readonly JsonLine[];
  /** The last plan's changes. */
  readonly plan: readonly Change[];
  /** The nodes whose last plan is a conflict. */
  readonly conflicts: readonly string[];
  /** node → done, missing or changed. */
  readonly status: Readonly<Record<string, string>>;
  /** Nodes that failed, with the fault's own fields. */
  readonly failures: readonly { readonly node: string; readonly action: string; readonly kind: string }[];
  readonly result: JsonLine;
  of(type: string): readonly JsonLine[];
}

/** Reads the lines strictly; the last one must be the result, and agree with the exit code. */
export function told(run: Pick<RunResult, 'code' | 'stdout' | 'stderr'>): Told {
  if (run.stdout === '') throw new Error(`nothing on stdout; exit ${run.code}, stderr:\n${run.stderr}`);
  const lines = jsonLines(run.stdout);
  const result = lines.at(-1);
  if (result?.type !== 'result') throw new Error(`the last line is no result: ${JSON.stringify(result)}`);
  if (result.ok !== (run.code === 0)) throw new Error(`ok is ${result.ok} and the exit code ${run.code}`);
  const of = (type: string) => lines.filter((line) => line.type === type);
  const plan = (of('plan').at(-1)?.changes ?? []) as readonly Change[];
  return {
    lines,
    plan,
    conflicts: plan.filter((change) => change.action === 'conflict').map((change) => change.node),
    status: Object.fromEntries(of('status').map((line) => [line.node, line.status])),
    failures: of('node-failed').map((line) => {
      const fault = line.fault as { readonly action?: string; readonly kind: string };
      return { node: String(line.node), action: fault.action ?? '', kind: fault.kind };
    }),
    result,
    of,
  };
}
