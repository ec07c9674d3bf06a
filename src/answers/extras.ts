import { SetupError } from '../engine/errors.ts';
import type { Draft } from './answers.ts';
import { CORE_STEP_IDS, FLAGS, type StepId } from './flags.ts';

/** Something beyond the core of the guide, done only when it is chosen: a step of its own, or an option of a core step. */
export interface Extra {
  readonly id: string;
  readonly step: StepId;
  /** What choosing an option answers. */
  readonly answers?: Draft;
  /** Ticked beforehand where a person is asked. */
  readonly ticked?: true;
}

/** In the order of the guides; `--with` takes their ids. */
export const EXTRAS: readonly Extra[] = [
  { id: 'root-mfa', step: 'root-mfa' },
  { id: 'mfa', step: 'mfa' },
  { id: 'developers', step: 'developers' },
  { id: 'private-subnets', step: 'vpc', answers: { privateSubnets: true } },
  { id: 'nat', step: 'vpc', answers: { privateSubnets: true, nat: 'one' } },
  { id: 'endpoints', step: 'endpoints' },
  { id: 's3-read', step: 'instance-role', answers: { s3Read: 'all' } },
  { id: 'cloudwatch-logs', step: 'instance-role', answers: { cloudwatchLogs: true } },
  { id: 'session-manager', step: 'instance-role', answers: { sessionManager: true } },
  { id: 'trunking', step: 'trunking' },
  { id: 'task-role', step: 'task-role' },
  { id: 'external-role', step: 'external-role' },
  { id: 'cli-profile', step: 'cli-profile' },
  { id: 'budget', step: 'budget', ticked: true },
];

const CORE: ReadonlySet<string> = new Set(CORE_STEP_IDS);

/** Is a step done only when it is chosen? */
export const isExtraStep = (step: StepId): boolean => !CORE.has(step);

/** The extra whose step one of the given flags belongs to: giving a flag chooses what it is for, unless it is a plain no. */
export function extrasOfFlags(isGiven: (key: (typeof FLAGS)[number]['key']) => boolean): readonly string[] {
  const steps = FLAGS.filter(({ key, step }) => isExtraStep(step) && isGiven(key)).map(({ step }) => step);
  return EXTRAS.filter(({ step }) => steps.includes(step)).map(({ id }) => id);
}

/** Ids of extras, separated by commas; `none` for none. @throws SetupError `input.extras`, exit 2 */
export function extraList(text: string): readonly string[] {
  const ids = text
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  if (ids.length === 1 && ids[0] === 'none') return [];
  const strange = ids.find((id) => !EXTRAS.some((extra) => extra.id === id));
  if (strange !== undefined || ids.length === 0) {
    const extras = EXTRAS.map(({ id }) => id).join(', ');
    throw new SetupError('input.extras', { extra: strange ?? '', extras }, 2);
  }
  return EXTRAS.map(({ id }) => id).filter((id) => ids.includes(id));
}
