import type { AnswerKey } from '../answers/answers.ts';
import { EXTRAS, isExtraStep } from '../answers/extras.ts';
import { FLAGS, type StepId } from '../answers/flags.ts';
import { SetupError } from '../engine/errors.ts';
import type { FlagTexts } from './given.ts';

/** Flags on the command line: those for a step that is left out would be passed over in silence. */
interface Flagged {
  readonly flags: FlagTexts;
  /** The extras that `--with` names. */
  readonly extras: readonly string[];
  /** The steps that are carried out and those they use. */
  readonly used: ReadonlySet<StepId>;
  /** The steps the person does without. */
  readonly skip: readonly string[];
}

const OPTIONS: ReadonlySet<string> = new Set([
  ...EXTRAS.flatMap(({ answers = {} }) => Object.keys(answers)),
  's3Endpoint',
]);
/** Flags of the core are the same for whichever of its steps are carried out; what is beyond it is asked for on purpose. */
const isBeyondCore = (key: AnswerKey, step: StepId): boolean => isExtraStep(step) || OPTIONS.has(key);

/** @throws SetupError `input.flag-idle`, exit 2, naming the first flag beyond the core that nothing would come of */
export function refuseIdle({ flags, extras, used, skip }: Flagged): void {
  const asksFor = (flag: string) => !['false', undefined].includes(flags[flag.slice(2)]);
  const idle = FLAGS.find(({ key, flag, step }) => asksFor(flag) && isBeyondCore(key, step) && !used.has(step));
  if (idle) throw new SetupError('input.flag-idle', { flag: idle.flag, step: idle.step }, 2);
  if (flags.with === undefined) return;
  const left = EXTRAS.find(({ id, step }) => extras.includes(id) && skip.includes(step));
  if (left) throw new SetupError('input.flag-idle', { flag: '--with', step: left.step }, 2);
}
