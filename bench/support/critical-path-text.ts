import type { Chain, Work } from './critical-path.ts';
import type { CriticalPath } from './critical-path-run.ts';

/** The way as a table: round trips and milliseconds, stage by stage and node by node, with what is sent. */
export function criticalPathText(path: CriticalPath, roundTrip: number): string {
  const stages: readonly (readonly [string, Chain])[] = [
    ['look', path.looking],
    ['make', path.making],
    ['prove', path.proving],
  ];
  const rows = stages.flatMap(([name, { rounds, work }]) => [
    { rounds, what: name, calls: '' },
    ...work.map((one) => ({ rounds: one.rounds, what: `  ${titleOf(one)}`, calls: one.calls.join(' → ') })),
  ]);
  const all = [...rows, { rounds: path.rounds, what: 'in all', calls: '' }];
  const width = Math.max(...all.map(({ what }) => what.length));
  return [
    `Critical path of a fresh set-up, computed from the graph of nodes (one call: one round trip of ${roundTrip} ms):`,
    ...all.map(({ rounds, what, calls }) => {
      const figures = `${rounds} × ${roundTrip} = ${rounds * roundTrip} ms`;
      return `  ${what.padEnd(width)}  ${figures.padStart(15)}  ${calls}`.trimEnd();
    }),
  ].join('\n');
}

const titleOf = ({ id }: Work): string => id || 'the run itself';
