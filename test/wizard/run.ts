import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Attach } from '../../src/aws/client.ts';
import type { LocalPlaces } from '../../src/aws/context.ts';
import type { CallerIdentity } from '../../src/aws/identity.ts';
import type { ClientMiddleware } from '../../src/aws/middleware.ts';
import type { ExitCode } from '../../src/engine/errors.ts';
import type { SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { runDestroy, runPolicy, runSetup, runSshAccess } from '../../src/wizard/commands.ts';
import type { DestroyOptions } from '../../src/wizard/destroy-options.ts';
import type { RunEvent } from '../../src/wizard/events.ts';
import type { SetupOptions } from '../../src/wizard/setup-options.ts';
import type { SshAccessOptions } from '../../src/wizard/ssh-access-wish.ts';
import type { Surroundings } from '../../src/wizard/surroundings.ts';
import { here } from '../computer/here.ts';
import { type Practice, practice } from '../sandbox/practice.ts';
import { atFileEnd } from '../support/leftovers.ts';
import type { Person } from './person.ts';

const REGION = 'ap-northeast-2';

export interface Runs extends Practice {
  readonly folder: string;
  readonly stateDirectory: string;
  /** Every event so far, of all runs. */
  readonly told: RunEvent[];
  /** A run in this account, with somebody at the prompts unless it says `--yes`. */
  run(options: Partial<SetupOptions>, prompter?: Person, place?: Partial<LocalPlaces>): Promise<ExitCode>;
  /** `policy` in this account. */
  policy(options: Partial<SetupOptions>): Promise<ExitCode>;
  /** `destroy` in this account, with somebody at the prompts unless it says `--yes`. */
  destroy(options: Partial<DestroyOptions>, prompter?: Person): Promise<ExitCode>;
  /** `ssh-access` in this account, with somebody at the prompts unless it says `--yes`, perhaps at another place. */
  sshAccess(options: Partial<SshAccessOptions>, prompter?: Person, place?: Partial<LocalPlaces>): Promise<ExitCode>;
  /** What a run is made from, for a command of another kind. */
  around(prompter: Person | undefined, place?: Partial<LocalPlaces>): Surroundings;
}

/** The practice account, to a caller of another kind than its own. */
function attachAs({ sandbox }: Practice, caller: CallerIdentity | undefined): Attach {
  return (client, accessKeyId) => {
    sandbox.attach(client, accessKeyId);
    if (!caller) return;
    const answer: ClientMiddleware =
      (next, { commandName }) =>
      async (args) => {
        if (commandName !== 'GetCallerIdentityCommand') return next(args);
        return { output: { ...caller, $metadata: {} }, response: {} };
      };
    client.middlewareStack.add(answer, { step: 'initialize', priority: 'high', name: 'caller' });
  };
}

/** A practice account, and runs of the set-up in it as main.ts makes them. */
export async function runs(caller?: CallerIdentity, sandbox: Partial<SandboxOptions> = {}): Promise<Runs> {
  const folder = await mkdtemp(join(tmpdir(), 'wizard-'));
  atFileEnd(() => rm(folder, { recursive: true, force: true }));
  const account = await practice({ ...sandbox, directory: join(folder, 'account') });
  let slept = 0;
  const computer = here({
    home: folder,
    cwd: folder,
    env: {},
    // The real AWS CLI takes a second to say its version.
    run: async () => ({ code: 0, stdout: 'aws-cli/2.40.0 Python/3.13.9', stderr: '' }),
    now: () => Date.now() + slept,
    sleep: async (milliseconds) => {
      slept += milliseconds;
      account.clock.now += milliseconds;
    },
  });
  const never = new AbortController().signal;
  const told: RunEvent[] = [];
  const local = {
    keyDirectory: join(folder, 'keys'),
    credentialsDirectory: folder,
    awsFiles: { config: join(folder, 'aws', 'config'), credentials: join(folder, 'aws', 'credentials') },
    ownAddress: async () => ({ address: '203.0.113.25' }),
  };
  const stateDirectory = join(folder, 'state');
  const around = (prompter: Person | undefined, place?: Partial<LocalPlaces>): Surroundings => ({
    computer,
    signal: never,
    lastCall: never,
    report: (event) => told.push(event),
    prompter,
    pairing: prompter?.pairing,
    version: '0.0.0',
    isAlive: () => false,
    practice: async () => ({ attach: attachAs(account, caller), local: { ...local, ...place } }),
    language: 'en',
  });
  const destroy: Runs['destroy'] = (options, prompter) =>
    runDestroy({ yes: prompter === undefined, stateDirectory, dryRun: false, ...options }, around(prompter));
  const sshAccess: Runs['sshAccess'] = (options, prompter, place) => {
    const asked = { yes: prompter === undefined, stateDirectory, remove: false, sshFromAnywhere: false, dryRun: false };
    return runSshAccess({ ...asked, ...options }, around(prompter, place));
  };
  const usual = {
    region: REGION,
    stateDirectory,
    flags: {},
    dryRun: false,
    again: false,
    accept: [],
    resetPassword: false,
    replaceKeyPair: false,
    resume: false,
  };
  const run: Runs['run'] = (options, prompter, place) =>
    runSetup({ ...usual, yes: prompter === undefined, ...options }, around(prompter, place));
  const policy: Runs['policy'] = (options) => runPolicy({ ...usual, yes: false, ...options }, around(undefined));
  return { ...account, folder, stateDirectory, told, run, policy, destroy, sshAccess, around };
}
