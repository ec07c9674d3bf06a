import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Program } from '../../test/support/environment.ts';
import { awsClean } from '../frame/environment.ts';
import { timeProcess } from '../frame/process.ts';
import type { HeldCall, LatencyProxy } from './latency-proxy.ts';

/** How far away the other side is, in milliseconds: Seoul from Europe, or Virginia from Seoul, is twice as far. */
export const ROUND_TRIP = 100;

/** The seventeen regions that are enabled in every account, the one of the short runs first. */
export const REGIONS = [
  'ap-northeast-2',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'ap-south-1',
  'ap-northeast-1',
  'ap-northeast-3',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'eu-north-1',
  'sa-east-1',
] as const;

/** A run of the program as it was seen from outside. */
export interface Observed {
  /** From just before it was started to its end. */
  readonly wall: number;
  /** From just before it was started to its first request. */
  readonly startUp: number;
  /** What is left of the time after the start, in round trips. */
  readonly roundTrips: number;
  /** Most memory it ever held, in MiB. */
  readonly peakMemory: number;
  /** Milliseconds that its threads were at work. */
  readonly cpu: number;
  readonly calls: readonly HeldCall[];
}

/** The whole set-up with a new VPC and every question answered. */
export const setUp = (regions: readonly string[]): readonly string[] => [
  'init',
  '--yes',
  '--json',
  ...['--vpc', 'new', '--ssh-cidr', '203.0.113.25/32', '--region', regions.join(',')],
];

const hook = fileURLToPath(new URL('used-resources.cjs', import.meta.url));
const PATIENCE = 300_000;

/** Runs the program to its end through the proxy. Throws when it fails. */
export async function observe(
  [node, ...before]: Program,
  args: readonly string[],
  proxy: LatencyProxy,
  home: string,
): Promise<Observed> {
  proxy.clear();
  mkdirSync(home, { recursive: true });
  const file = join(home, 'used-resources');
  const env = awsClean(home, proxy.url, { USED_RESOURCES_FILE: file });
  const program: Program = [node, '--require', hook, ...before];
  const startedAt = performance.now();
  const ended = await timeProcess(program, args, { env, cwd: home, timeoutMilliseconds: PATIENCE });
  const wall = ended.milliseconds;
  const calls = proxy.calls.toSorted((one, other) => one.arrived - other.arrived);
  const startUp = (calls[0]?.arrived ?? startedAt) - startedAt;
  const { maxRSS, userCPUTime, systemCPUTime } = JSON.parse(readFileSync(file, 'utf8'));
  const used = { peakMemory: maxRSS / 1024, cpu: (userCPUTime + systemCPUTime) / 1000 };
  return { wall, startUp, roundTrips: (wall - startUp) / ROUND_TRIP, ...used, calls };
}
