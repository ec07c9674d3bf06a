import { SetupError } from '../engine/errors.ts';
import type { FlagTexts } from '../wizard/given.ts';
import type { SetupOptions } from '../wizard/setup-options.ts';
import type { GlobalOptions } from '../wizard/surroundings.ts';
import type { Values } from './cli.ts';

/** What was given on the command line, as a run takes it. @throws SetupError, exit 2, for steps that do not exist */
export async function setupOptions(values: Values, options: GlobalOptions): Promise<SetupOptions> {
  const { only, answers } = values;
  return {
    ...options,
    flags: await textsOf(values),
    answersFile: typeof answers === 'string' ? answers : undefined,
    dryRun: values.dryRun === true,
    again: values.ask === true,
    only: await chosenSteps(only),
    accept: (values.accept ?? []) as readonly string[],
    resetPassword: values.resetPassword === true,
    replaceKeyPair: values.replaceKeyPair === true,
    checkPermissions: values.checkPermissions === true,
    resume: false,
  };
}

// What it takes to read answers is loaded where there are any.

async function textsOf(values: Values): Promise<FlagTexts> {
  if (Object.keys(values).length === 0) return {};
  const { flagTexts } = await import('./flag-texts.ts');
  return flagTexts(values);
}

/** The steps named by `--only`. @throws SetupError, exit 2, for steps that do not exist */
export async function chosenSteps(only: unknown): Promise<readonly string[] | undefined> {
  if (typeof only !== 'string') return undefined;
  const { steps } = await import('../wizard/given.ts');
  return steps('--only', only);
}

/** @throws SetupError, exit 2, when steps are both chosen and left out */
export function refuseTwoSelections({ only, skip, with: extras }: Values): void {
  if (only !== undefined && extras !== undefined) throw new SetupError('input.only-and-with', { flag: '--only' }, 2);
  if (only !== undefined && skip !== undefined) throw new SetupError('input.only-and-skip', { flag: '--only' }, 2);
}
