import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { alternate, type Measure } from '../frame/alternate.ts';
import { awsClean } from '../frame/environment.ts';
import type { Bench } from '../frame/group.ts';
import { timeFirstQuestion } from './first-moment.ts';
import { type LatencyProxy, startLatencyProxy } from './latency-proxy.ts';
import { type Observed, observe, REGIONS, ROUND_TRIP, setUp } from './observed-run.ts';
import type { OtherSide } from './other-side.ts';

const REGION = REGIONS.slice(0, 1);

/** What was seen of set-ups behind the proxy, round by round. */
export interface Seen {
  /** What played AWS. */
  readonly name: string;
  readonly dryRun: readonly Observed[];
  readonly fresh: readonly Observed[];
  /** The run after it, which changes nothing. */
  readonly second: readonly Observed[];
  /** Round trips until the first question, in a new account. */
  readonly question: readonly number[];
}

/**
 * Round by round and on each side in turn: a dry run, the set-up and a second run in an account of their own, and another account up to
 * the first question.
 */
export async function measureLatency(bench: Bench, sides: readonly OtherSide[]): Promise<readonly Seen[]> {
  const runs = bench.runs(5);
  const watched = await Promise.all(sides.map((side) => watch(bench, side)));
  const subjects = watched.map((one) => [one.name, one.measureOnce] as const);
  await alternate(Object.fromEntries(subjects), { runs, say: bench.say });
  return Promise.all(
    watched.map(async ({ name, seen, stop }) => {
      await stop();
      const { dryRun, fresh, second, question } = seen;
      // The warm-up does not count.
      return {
        name,
        dryRun: dryRun.slice(-runs),
        fresh: fresh.slice(-runs),
        second: second.slice(-runs),
        question: question.slice(-runs),
      };
    }),
  );
}

interface Watched {
  readonly name: string;
  readonly seen: { dryRun: Observed[]; fresh: Observed[]; second: Observed[]; question: number[] };
  readonly measureOnce: Measure;
  stop(): Promise<void>;
}

async function watch(bench: Bench, side: OtherSide): Promise<Watched> {
  const proxy = await startLatencyProxy({ hold: ROUND_TRIP, target: side.target });
  const seen: Watched['seen'] = { dryRun: [], fresh: [], second: [], question: [] };
  const { program } = bench.candidate;
  const measureOnce = async () => {
    await side.renew();
    const home = join(bench.folder(), 'home');
    seen.dryRun.push(await observe(program, [...setUp(REGION), '--dry-run'], proxy, home));
    const fresh = await observe(program, setUp(REGION), proxy, home);
    seen.fresh.push(fresh);
    seen.second.push(await observe(program, setUp(REGION), proxy, home));
    await side.renew();
    seen.question.push(await roundTripsToQuestion(bench, proxy));
    return fresh.wall;
  };
  return { name: side.name, seen, measureOnce, stop: proxy.stop };
}

async function roundTripsToQuestion({ candidate, folder }: Bench, proxy: LatencyProxy): Promise<number> {
  proxy.clear();
  const home = folder();
  const place = { env: awsClean(home, proxy.url), cwd: home };
  const startedAt = performance.now();
  const milliseconds = await timeFirstQuestion(candidate.program, ['init', '--region', REGION.join()], place);
  // What the ended program had asked meanwhile is still held.
  await sleep(2 * ROUND_TRIP);
  const first = Math.min(...proxy.calls.map(({ arrived }) => arrived));
  return (milliseconds - (first - startedAt)) / ROUND_TRIP;
}
