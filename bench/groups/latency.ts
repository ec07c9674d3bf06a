import type { Group } from '../frame/group.ts';
import { NOT_INSTALLED } from '../frame/rivals.ts';
import { plainRow } from '../frame/row.ts';
import { pairedRatio } from '../frame/statistics.ts';
import type { Row } from '../frame/table.ts';
import type { CriticalPath } from '../support/critical-path-run.ts';
import { criticalPathText } from '../support/critical-path-text.ts';
import { heldFor } from '../support/latency-check.ts';
import { measureLatency, type Seen } from '../support/latency-runs.ts';
import { type Observed, REGIONS, ROUND_TRIP } from '../support/observed-run.ts';
import { motoSide, practiceSide } from '../support/other-side.ts';
import { requestRows, trafficNotes } from '../support/traffic-rows.ts';

/** How many times the way to AWS a set-up takes, and what is asked on it. */
export const latencyGroup: Group = {
  name: 'latency',
  about: `round trips and requests behind a proxy that holds every request ${ROUND_TRIP} ms, and the critical path`,
  async run(bench) {
    bench.say('the proxy by itself');
    const alone = await heldFor(ROUND_TRIP);
    bench.say('the critical path');
    // All of the program: only where it is needed.
    const { criticalPath } = await import('../support/critical-path-run.ts');
    const path = await criticalPath();
    const moto = await motoSide(REGIONS[0]).catch(() => undefined);
    const seen = await measureLatency(bench, [...(moto ? [moto] : []), practiceSide()]);
    return {
      title: `Latency: ${ROUND_TRIP} ms to AWS and back, one region, new VPC, all core steps`,
      rows: [...seen.flatMap((one) => roundTripRows(one, path)), ...seen.slice(0, 1).flatMap(requestRows)],
      notes: [
        'Round trips: the time from the first request to the end of the process (or the question), divided by the proxy’s hold.',
        `The proxy holds 20 requests side by side for ${alone.toFixed(1)} ms each (median, nothing else at work).`,
        ...(moto ? [] : [`moto: ${NOT_INSTALLED}`]),
        ...seen.flatMap(trafficNotes),
        criticalPathText(path, ROUND_TRIP),
      ],
    };
  },
};

function roundTripRows({ name, fresh, second, question }: Seen, path: CriticalPath): readonly Row[] {
  const row = (what: string, ours: readonly number[], atMost: number): Row =>
    plainRow({ what: `${what}, ${name}`, ours, unit: 'round trips', atMost });
  const against = (what: string, rounds: number, own: Row): Row => ({
    ...own,
    beside: { name: what, figure: { value: rounds, unit: 'round trips' } },
    ratio: pairedRatio(own.samples?.ours ?? [], own.samples?.ours.map(() => rounds) ?? []),
  });
  return [
    against('critical path', path.rounds, row('fresh set-up', fresh.map(trips), 16)),
    against('requests in a row', path.secondRun, row('second run', second.map(trips), 5)),
    row('until the first question', question, 3),
  ];
}

const trips = ({ roundTrips }: Observed): number => roundTrips;
