import type { Group } from '../frame/group.ts';
import { growthGroup } from './growth.ts';
import { latencyGroup } from './latency.ts';
import { packageGroup } from './package.ts';
import { setupGroup } from './setup.ts';
import { startGroup } from './start.ts';
import { throttlingGroup } from './throttling.ts';

/** Every group, in the order they are printed. */
export const groups: readonly Group[] = [
  packageGroup,
  startGroup,
  setupGroup,
  latencyGroup,
  growthGroup,
  throttlingGroup,
];
