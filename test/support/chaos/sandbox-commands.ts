import { join } from 'node:path';
import { ACCOUNT_ID } from '../../../src/sandbox/account.ts';
import { runDestroy } from '../../../src/wizard/destroy-run.ts';
import { runSetup } from '../../../src/wizard/setup-run.ts';
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

/** Runs a command with `--yes` as the command line would; its state is under `folder`. */
export function runCommand(command: CommandName, around: Surroundings, folder: string): Promise<number> {
  const general = { region: REGION, yes: true, stateDirectory: join(folder, 'state') };
  if (command === 'destroy') return runDestroy({ ...general, confirm: ACCOUNT_ID, dryRun: false }, around);
  return runSetup(
    {
      ...general,
      flags: command === 'resume' ? {} : flags,
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
