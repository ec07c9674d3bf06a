import type { en } from './en.ts';
import { commands } from './ko/commands.ts';
import { destroy } from './ko/destroy.ts';
import { doctor } from './ko/doctor.ts';
import { errors } from './ko/errors.ts';
import { errorsAws } from './ko/errors-aws.ts';
import { errorsFiles } from './ko/errors-files.ts';
import { errorsInput } from './ko/errors-input.ts';
import { errorsState } from './ko/errors-state.ts';
import { findings } from './ko/findings.ts';
import { flags } from './ko/flags.ts';
import { notes } from './ko/notes.ts';
import { permissions } from './ko/permissions.ts';
import { plan } from './ko/plan.ts';
import { progress } from './ko/progress.ts';
import { prompts } from './ko/prompts.ts';
import { questions } from './ko/questions.ts';
import { run } from './ko/run.ts';
import { sshAccess } from './ko/ssh-access.ts';
import { words } from './ko/words.ts';

/** Every sentence in Korean. */
export const ko = {
  ...words,
  ...commands,
  ...flags,
  ...run,
  ...questions,
  ...prompts,
  ...plan,
  ...progress,
  ...findings,
  ...notes,
  ...destroy,
  ...doctor,
  ...sshAccess,
  ...permissions,
  ...errors,
  ...errorsInput,
  ...errorsAws,
  ...errorsFiles,
  ...errorsState,
} as const satisfies Record<keyof typeof en, string>;
