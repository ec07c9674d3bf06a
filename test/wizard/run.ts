import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Attach } from '../../src/aws/clients.ts';
import type { CallerIdentity } from '../../src/aws/identity.ts';
import type { ClientMiddleware } from '../../src/aws/middleware.ts';
import type { ExitCode } from '../../src/engine/errors.ts';
import type { RunEvent } from '../../src/wizard/events.ts';
import type { SetupOptions } from '../../src/wizard/setup-options.ts';
import { runSetup } from '../../src/wizard/setup-run.ts';
import { here } from '../computer/here.ts';
import { type Practice, practice } from '../sandbox/practice.ts';
import type { Person } from './person.ts';

const REGION = 'ap-northeast-2';
const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

export interface Runs extends Practice {
  readonly folder: string;
  /** Every event so far, of all runs. */
  readonly told: RunEvent[];
  /** A run in this account, with somebody at the prompts unless it says `--yes`. */
  run(options: Partial<SetupOptions>, prompter?: Person): Promise<ExitCode>;
}

/** The practice account, to a caller of another kind than its own. */
function attachAs({ sandbox }: Practice, caller: CallerIdentity | undefined): Attach {
  return (client) => {
    sandbox.attach(client);
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
export async function runs(caller?: CallerIdentity): Promise<Runs> {
  const folder = await mkdtemp(join(tmpdir(), 'wizard-'));
  folders.push(folder);
  const account = await practice({ directory: join(folder, 'account') });
  const computer = here({ home: folder, cwd: folder, env: {}, sleep: async () => undefined });
  const never = new AbortController().signal;
  const told: RunEvent[] = [];
  const local = {
    keyDirectory: join(folder, 'keys'),
    credentialsDirectory: folder,
    ownAddress: async () => ({ address: '203.0.113.25' }),
  };
  const run: Runs['run'] = (options, prompter) =>
    runSetup(
      {
        region: REGION,
        yes: prompter === undefined,
        stateDirectory: join(folder, 'state'),
        flags: {},
        dryRun: false,
        again: false,
        accept: [],
        resetPassword: false,
        replaceKeyPair: false,
        resume: false,
        ...options,
      },
      {
        computer,
        signal: never,
        lastCall: never,
        report: (event) => told.push(event),
        prompter,
        version: '0.0.0',
        isAlive: () => false,
        practice: { attach: attachAs(account, caller), local },
        language: 'en',
      },
    );
  return { ...account, folder, told, run };
}
