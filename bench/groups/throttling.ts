import { join } from 'node:path';
import type { Bench, Group } from '../frame/group.ts';
import { comparedRow, plainRow } from '../frame/row.ts';
import type { Row, Table } from '../frame/table.ts';
import { startLatencyProxy } from '../support/latency-proxy.ts';
import { type Observed, observe, REGIONS, ROUND_TRIP, setUp } from '../support/observed-run.ts';
import { motoSide, type OtherSide, practiceSide } from '../support/other-side.ts';
import { differencesBetween } from '../support/rehearsal.ts';
import { throttle } from '../support/throttle.ts';
import { atBest, serviceTable } from '../support/throttled-traffic.ts';

/** Requests a second that a service takes, and so many at once after a pause. */
const LIMIT = 5;

/** A set-up against services that take far fewer requests than AWS does. */
export const throttlingGroup: Group = {
  name: 'throttling',
  about: `a set-up while every service takes ${LIMIT} requests a second and refuses the rest`,
  async run(bench) {
    const one = await motoSide(REGIONS[0]).catch(practiceSide);
    const parts = [await measured(bench, one, 1), await measured(bench, practiceSide(), 5)];
    return {
      title: `Throttling: IAM, and EC2 and ECS of each region, take ${LIMIT} requests a second`,
      rows: parts.flatMap(({ rows }) => rows),
      notes: [
        `Beyond that they answer RequestLimitExceeded, Throttling or ThrottlingException. ${ROUND_TRIP} ms to AWS and back.`,
        'What the limit leaves: the time of the same run without limits, or that in which the limit takes as many requests of the busiest service.',
        ...parts.flatMap(({ notes }) => notes),
      ],
    };
  },
};

type Part = Pick<Table, 'rows' | 'notes'>;

/** What of it cannot be done is a failure of these rows alone. */
async function measured(bench: Bench, side: OtherSide, count: number): Promise<Part> {
  const where = `${count === 1 ? '1 region' : `${count} regions`}, ${side.name}`;
  try {
    return await measure(bench, side, REGIONS.slice(0, count), where);
  } catch (error) {
    const failed = error instanceof Error ? error.message : String(error);
    return { rows: [{ what: `fresh set-up, ${where}`, ours: { failed } }], notes: [] };
  }
}

/** Round by round, a set-up and a second run without limits, and the same in another new account with them. */
async function measure(bench: Bench, side: OtherSide, regions: readonly string[], where: string): Promise<Part> {
  let refuse: ReturnType<typeof throttle> | undefined;
  const target = side.target;
  const proxy = await startLatencyProxy({ hold: ROUND_TRIP, target, refuse: (call) => refuse?.(call) });
  const setUpTwice = async (limit: () => typeof refuse) => {
    await side.renew();
    const home = join(bench.folder(), 'home');
    const run = () => {
      refuse = limit();
      return observe(bench.candidate.program, setUp(regions), proxy, home);
    };
    return { fresh: await run(), second: await run(), inventory: await side.inventory(regions) };
  };
  const rounds: { free: Twice; limited: Twice }[] = [];
  for (let round = bench.runs(1); round > 0; round -= 1) {
    bench.say(`${where}, without limits`);
    const free = await setUpTwice(() => undefined);
    bench.say(`${where}, ${LIMIT} requests a second`);
    const limited = await setUpTwice(() => throttle(LIMIT));
    const differences = differencesBetween(free, limited);
    if (differences) throw new Error(`another account than without limits: ${differences}`);
    rounds.push({ free, limited });
  }
  await proxy.stop();
  const [{ free, limited } = unreachable()] = rounds;
  return {
    rows: (['fresh', 'second'] as const).flatMap((which) => {
      const pairs = rounds.map((round) => ({ run: round.limited[which], free: round.free[which] }));
      return rowsOf(`${which === 'fresh' ? 'fresh set-up' : 'second run'}, ${where}`, pairs);
    }),
    notes: [
      `${where}: every run ended with exit code 0, and left the same account as without limits.`,
      serviceTable(`${where}, fresh set-up without limits`, free.fresh.calls),
      serviceTable(`${where}, fresh set-up at ${LIMIT} requests a second`, limited.fresh.calls),
      serviceTable(`${where}, second run at ${LIMIT} requests a second`, limited.second.calls),
    ],
  };
}

interface Twice {
  readonly fresh: Observed;
  readonly second: Observed;
  readonly inventory: Awaited<ReturnType<OtherSide['inventory']>>;
}

function unreachable(): never {
  throw new Error('no rounds');
}

function rowsOf(what: string, pairs: readonly { readonly run: Observed; readonly free: Observed }[]): readonly Row[] {
  const best = pairs.map(({ free }) => Math.max(free.wall, atBest(free.calls, LIMIT)));
  const beside = { name: 'what the limit leaves', samples: best };
  const refused = pairs.map(({ run }) => run.calls.filter((call) => call.refused).length);
  return [
    comparedRow({ what, ours: pairs.map(({ run }) => run.wall), unit: 'ms', beside }),
    plainRow({ what: `${what}, sent`, ours: pairs.map(({ run }) => run.calls.length), unit: 'requests' }),
    plainRow({ what: `${what}, refused`, ours: refused, unit: 'requests' }),
  ];
}
