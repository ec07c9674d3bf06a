import type { en } from './en.ts';
import { budget } from './ko/budget.ts';
import { cliProfile } from './ko/cli-profile.ts';
import { commands } from './ko/commands.ts';
import { destroy } from './ko/destroy.ts';
import { developers } from './ko/developers.ts';
import { doctor } from './ko/doctor.ts';
import { endpoints } from './ko/endpoints.ts';
import { errors } from './ko/errors.ts';
import { errorsAws } from './ko/errors-aws.ts';
import { errorsFiles } from './ko/errors-files.ts';
import { errorsInput } from './ko/errors-input.ts';
import { errorsState } from './ko/errors-state.ts';
import { externalRole } from './ko/external-role.ts';
import { extras } from './ko/extras.ts';
import { findings } from './ko/findings.ts';
import { flags } from './ko/flags.ts';
import { mfa } from './ko/mfa.ts';
import { network } from './ko/network.ts';
import { notes } from './ko/notes.ts';
import { permissions } from './ko/permissions.ts';
import { plan } from './ko/plan.ts';
import { progress } from './ko/progress.ts';
import { prompts } from './ko/prompts.ts';
import { questions } from './ko/questions.ts';
import { roles } from './ko/roles.ts';
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
  ...extras,
  ...roles,
  ...budget,
  ...cliProfile,
  ...developers,
  ...externalRole,
  ...progress,
  ...findings,
  ...network,
  ...endpoints,
  ...notes,
  ...mfa,
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
