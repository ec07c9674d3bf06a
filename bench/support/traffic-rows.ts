import { plainRow } from '../frame/row.ts';
import { median } from '../frame/statistics.ts';
import type { Row } from '../frame/table.ts';
import type { HeldCall } from './latency-proxy.ts';
import type { Seen } from './latency-runs.ts';
import type { Observed } from './observed-run.ts';
import { type Answered, repeatsOf } from './repeats.ts';
import { longestRow, timeUnderWay } from './traffic.ts';

/** How much is asked, and how much of it for nothing. */
export function requestRows({ fresh, second, dryRun }: Seen): readonly Row[] {
  const row = (what: string, runs: readonly Observed[]) =>
    plainRow({ what, ours: runs.map(({ calls }) => calls.length), unit: 'requests' });
  const all = [fresh, second, dryRun];
  const needless = fresh.map((_, round) => {
    return all.reduce((sum, runs) => sum + repeatsOf(runs[round]?.calls ?? []).needless.length, 0);
  });
  return [
    row('fresh set-up', fresh),
    row('second run', second),
    row('dry run', dryRun),
    plainRow({ what: 'of them asked twice for the same answer', ours: needless, unit: 'requests', atMost: 0 }),
  ];
}

/** What became of the time, and what was asked twice. */
export function trafficNotes({ name, fresh, second, dryRun }: Seen): readonly string[] {
  const runs = [...fresh, ...second, ...dryRun];
  const all = runs.flatMap(({ calls }) => calls);
  const held = median(all.map(({ arrived, passedOn }) => passedOn - arrived));
  const took = median(all.map(({ passedOn, answered }) => answered - passedOn));
  return [
    [
      `${name}: requests held ${held.toFixed(1)} ms, then answered in ${took.toFixed(1)} ms (medians of ${all.length}).`,
      `  ${timeNote('Fresh set-up', name, fresh)}`,
      `  ${timeNote('Second run', name, second)}`,
    ].join('\n'),
    ...repeatNotes(name, runs),
  ];
}

function timeNote(what: string, name: string, runs: readonly Observed[]): string {
  const of = (figure: (run: Observed) => number) => Math.round(median(runs.map(figure)));
  const parts = [
    `${of(({ startUp }) => startUp)} ms before the first request`,
    `${of(({ calls }) => longestRow(calls))} requests in a row`,
    `${of(({ cpu }) => cpu)} ms of processor time in all`,
    `${name} at work for ${of(({ calls }) => timeAtWork(calls))} ms`,
  ];
  return `${what}, ${of(({ wall }) => wall)} ms: ${parts.join(', ')}.`;
}

/** How long the other side was at work on something. */
const timeAtWork = (calls: readonly HeldCall[]): number =>
  timeUnderWay(calls.map(({ passedOn, answered }) => ({ arrived: passedOn, answered })));

function repeatNotes(name: string, runs: readonly Observed[]): readonly string[] {
  const found = runs.map(({ calls }) => repeatsOf(calls));
  const list = (title: string, calls: readonly Answered[]) => {
    const shown = [...new Set(calls.map(({ action, parameters }) => `${action} ${JSON.stringify(parameters)}`))];
    return shown.length > 0 ? [`${name}, ${title}:\n${shown.map((one) => `  ${one}`).join('\n')}`] : [];
  };
  return [
    ...list(
      'asked twice for the same answer',
      found.flatMap(({ needless }) => needless),
    ),
    ...list(
      'asked again after a failure',
      found.flatMap(({ afterFailure }) => afterFailure),
    ),
  ];
}
