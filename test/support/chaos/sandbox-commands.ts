import { join } from 'node:path';
import { ACCOUNT_ID } from '../../../src/sandbox/account.ts';
import { runDestroy, runSetup } from '../../../src/wizard/commands.ts';
import type { SetupOptions } from '../../../src/wizard/setup-options.ts';
import type { Surroundings } from '../../../src/wizard/surroundings.ts';
import type { CommandName } from './stage.ts';

export const REGION = 'ap-northeast-2';

const flags = {
  vpc: 'new',
  alias: 'sam-and-friends',
  'key-name': 'sam-key-pair',
  // Making an RSA key takes longer than all the rest of a run.
  'key-type': 'ed25519',
  'ssh-cidr': '203.0.113.25/32',
};

/** What is set up where a test says nothing else. */
export type Wanted = Partial<Pick<SetupOptions, 'flags' | 'only'>>;

/** Runs a command with `--yes` as the command line would; its state is under `folder`. */
export function runCommand(
  command: CommandName,
  around: Surroundings,
  folder: string,
  wanted: Wanted = {},
): Promise<number> {
  const general = { region: REGION, yes: true, stateDirectory: join(folder, 'state') };
  if (command === 'destroy') return runDestroy({ ...general, confirm: ACCOUNT_ID, dryRun: false }, around);
  return runSetup(
    {
      ...general,
      flags: command === 'resume' ? {} : (wanted.flags ?? flags),
      only: wanted.only,
      dryRun: false,
      again: false,
      accept: [],
      resetPassword: false,
      replaceKeyPair: false,
      resume: command === 'resume',
    },
    around,
  );
}
