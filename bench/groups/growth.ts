import { join } from 'node:path';
import { alternate, type Measure } from '../frame/alternate.ts';
import type { Bench, Group } from '../frame/group.ts';
import { comparedRow, plainRow } from '../frame/row.ts';
import { median } from '../frame/statistics.ts';
import type { Row } from '../frame/table.ts';
import { type LatencyProxy, startLatencyProxy } from '../support/latency-proxy.ts';
import { type Observed, observe, REGIONS, ROUND_TRIP, setUp } from '../support/observed-run.ts';
import { type OtherSide, practiceSide } from '../support/other-side.ts';
import { repeatsOf } from '../support/repeats.ts';

const COUNTS = [1, 3, 10, 17] as const;
type Count = (typeof COUNTS)[number];
type Runs = Record<Count, Observed[]>;

/** What more regions cost: they wait for the network side by side, so that time should hardly grow. */
export const growthGroup: Group = {
  name: 'growth',
  about: `1, 3, 10 and 17 regions at once, ${ROUND_TRIP} ms away: time, requests, memory`,
  async run(bench) {
    const runs = bench.runs(3);
    const side = practiceSide();
    const proxy = await startLatencyProxy({ hold: ROUND_TRIP, target: side.target });
    const fresh: Runs = { 1: [], 3: [], 10: [], 17: [] };
    const second: Runs = { 1: [], 3: [], 10: [], 17: [] };
    const subjects = COUNTS.map(
      (count) => [`${count}`, inRegions(bench, side, proxy, count, { fresh, second })] as const,
    );
    await alternate(Object.fromEntries(subjects), { runs, say: bench.say });
    // The warm-up does not count.
    for (const kept of [fresh, second]) for (const count of COUNTS) kept[count].splice(0, kept[count].length - runs);
    return {
      title: `Growth: ${ROUND_TRIP} ms to AWS and back, new VPCs, all core steps`,
      rows: [
        ...rowsOf('fresh set-up', fresh),
        ...rowsOf('second run', second),
        ...memoryRows(fresh),
        repeatsRow('fresh set-up', fresh),
        repeatsRow('second run', second),
      ],
      notes: [
        'The practice account plays AWS behind the same wire protocols: moto would need 5 ms for each request, one after another.',
        curve('Fresh set-up', fresh),
        curve('Second run', second),
      ],
    };
  },
};

function inRegions(
  bench: Bench,
  side: OtherSide,
  proxy: LatencyProxy,
  count: Count,
  { fresh, second }: { readonly fresh: Runs; readonly second: Runs },
): Measure {
  const args = setUp(REGIONS.slice(0, count));
  return async () => {
    await side.renew();
    const home = join(bench.folder(), 'home');
    fresh[count].push(await observe(bench.candidate.program, args, proxy, home));
    const again = await observe(bench.candidate.program, args, proxy, home);
    second[count].push(again);
    return again.wall;
  };
}

const wallOf = (runs: readonly Observed[]): readonly number[] => runs.map(({ wall }) => wall);
const named = (count: Count): string => (count === 1 ? '1 region' : `${count} regions`);

function rowsOf(what: string, runs: Runs): readonly Row[] {
  const beside = { name: '1 region', samples: wallOf(runs[1]) };
  return COUNTS.map((count) => {
    const own = { what: `${what}, ${named(count)}`, ours: wallOf(runs[count]), unit: 'ms' } as const;
    return count === 1 ? plainRow(own) : comparedRow({ ...own, beside, ...(count === 17 ? { atMost: 2 } : {}) });
  });
}

function memoryRows(runs: Runs): readonly Row[] {
  return COUNTS.map((count) => {
    const ours = runs[count].map(({ peakMemory }) => peakMemory);
    return plainRow({
      what: `most memory, ${named(count)}`,
      ours,
      unit: 'MiB',
      ...(count === 17 ? { atMost: 130 } : {}),
    });
  });
}

function repeatsRow(what: string, { 17: runs }: Runs): Row {
  const ours = runs.map(({ calls }) => repeatsOf(calls).needless.length);
  return plainRow({ what: `asked twice for the same answer, ${what}, 17 regions`, ours, unit: 'requests', atMost: 0 });
}

function curve(title: string, runs: Runs): string {
  const columns = ['regions', 'wall', 'round trips', 'requests', 'CPU', 'memory'];
  const rows = COUNTS.map((count) => {
    const of = (figure: (run: Observed) => number) => median(runs[count].map(figure));
    return [
      `${count}`,
      `${Math.round(of(({ wall }) => wall))} ms`,
      of(({ roundTrips }) => roundTrips).toFixed(1),
      `${of(({ calls }) => calls.length)}`,
      `${Math.round(of(({ cpu }) => cpu))} ms`,
      `${of(({ peakMemory }) => peakMemory).toFixed(0)} MiB`,
    ];
  });
  const line = (cells: readonly string[]) => `  ${cells.map((cell) => cell.padStart(11)).join(' ')}`;
  return [`${title}:`, line(columns), ...rows.map(line)].join('\n');
}
