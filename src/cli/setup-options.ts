import { steps } from '../wizard/given.ts';
import type { SetupOptions } from '../wizard/setup-options.ts';
import type { GlobalOptions } from '../wizard/surroundings.ts';
import { flagTexts } from './options.ts';

/** What was given on the command line, as a run takes it. @throws SetupError, exit 2, for steps that do not exist */
export function setupOptions(values: Readonly<Record<string, unknown>>, options: GlobalOptions): SetupOptions {
  const { only, answers } = values;
  return {
    ...options,
    flags: flagTexts(values),
    answersFile: typeof answers === 'string' ? answers : undefined,
    dryRun: values.dryRun === true,
    again: values.ask === true,
    only: typeof only === 'string' ? steps('--only', only) : undefined,
    accept: (values.accept ?? []) as readonly string[],
    resetPassword: values.resetPassword === true,
    replaceKeyPair: values.replaceKeyPair === true,
    checkPermissions: values.checkPermissions === true,
    resume: false,
  };
}
