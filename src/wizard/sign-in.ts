import { setMaxListeners } from 'node:events';
import { type Connection, connect, connectToPractice } from '../aws/connection.ts';
import type { Identity } from '../aws/identity.ts';
import { Pacing } from '../aws/pacing.ts';
import type { Profiles } from '../aws/profiles.ts';
import { whoAmI } from '../aws/whoami.ts';
import { SetupError } from '../engine/errors.ts';
import type { GlobalOptions, Practice, Surroundings } from './surroundings.ts';

/** An account that is being asked who it is. */
export interface SigningIn {
  readonly connection: Connection;
  readonly identity: Promise<Identity>;
  /** The practice account, with `--sandbox`. */
  readonly practice: Practice | undefined;
}

interface SigningInOptions {
  readonly options: GlobalOptions;
  readonly profiles: Profiles;
  readonly regions: readonly string[];
  readonly around: Surroundings;
  /** Aborted when nobody waits for answers any more. */
  readonly closed: AbortSignal;
}

/** Sends the first call. @throws what `connect` throws; `identity` rejects with what `whoAmI` throws */
export async function signIn({ options, profiles, regions, around, closed }: SigningInOptions): Promise<SigningIn> {
  const { computer, lastCall, version, log } = around;
  const practice = await around.practice?.();
  const signal = anyOf(lastCall, closed);
  const pacing = pacingOf(around, closed);
  const connection = practice
    ? connectToPractice(practice.attach, regions, signal, pacing, version, log)
    : connect({
        profile: options.profile,
        profiles,
        env: computer.env,
        regions,
        mfaCode: (serial) => mfaCode(serial, around),
        signal,
        pacing,
        version,
        log,
      });
  for (const notice of connection.notices) around.report({ type: 'notice', level: 'info', ...notice });
  return { connection, identity: whoAmI(connection), practice };
}

const SERVICE_NAMES: Readonly<Record<string, string>> = {
  iam: 'IAM',
  ec2: 'Amazon EC2',
  ecs: 'Amazon ECS',
  sts: 'AWS STS',
  budgets: 'AWS Budgets',
};

/** What waits to be sent when the run is stopped or over is not waited for. */
function pacingOf({ computer, signal, report }: Surroundings, closed: AbortSignal): Pacing {
  const ended = anyOf(signal, closed);
  const clock = {
    now: () => computer.now(),
    sleep: (milliseconds: number) => computer.sleep(milliseconds, ended),
  };
  const tell = (service: string) =>
    report({
      type: 'notice',
      level: 'info',
      code: 'run.slowed',
      facts: { service: SERVICE_NAMES[service] ?? service },
    });
  return new Pacing(clock, tell);
}

/** Aborted with the first of them. As many waits and calls hang on it as are under way. */
function anyOf(...signals: AbortSignal[]): AbortSignal {
  const any = AbortSignal.any(signals);
  setMaxListeners(0, any);
  return any;
}

async function mfaCode(serial: string, { prompter, viewLoaded }: Surroundings): Promise<string> {
  if (!prompter) throw new SetupError('credentials.mfa-needs-terminal', { serial }, 3);
  await viewLoaded?.();
  return prompter.line({ code: 'prompt.mfa-code', facts: { serial } });
}
