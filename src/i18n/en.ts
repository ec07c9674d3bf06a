import { budget } from './en/budget.ts';
import { cliProfile } from './en/cli-profile.ts';
import { commands } from './en/commands.ts';
import { destroy } from './en/destroy.ts';
import { developers } from './en/developers.ts';
import { doctor } from './en/doctor.ts';
import { endpoints } from './en/endpoints.ts';
import { errors } from './en/errors.ts';
import { errorsAws } from './en/errors-aws.ts';
import { errorsFiles } from './en/errors-files.ts';
import { errorsInput } from './en/errors-input.ts';
import { errorsState } from './en/errors-state.ts';
import { externalRole } from './en/external-role.ts';
import { extras } from './en/extras.ts';
import { findings } from './en/findings.ts';
import { flags } from './en/flags.ts';
import { mfa } from './en/mfa.ts';
import { network } from './en/network.ts';
import { notes } from './en/notes.ts';
import { permissions } from './en/permissions.ts';
import { plan } from './en/plan.ts';
import { progress } from './en/progress.ts';
import { prompts } from './en/prompts.ts';
import { questions } from './en/questions.ts';
import { roles } from './en/roles.ts';
import { run } from './en/run.ts';
import { sshAccess } from './en/ssh-access.ts';
import { words } from './en/words.ts';

/** Every sentence in English, by its code; the other languages have the same codes and facts. */
export const en = {
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
} as const;
