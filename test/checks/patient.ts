import { join } from 'node:path';
import type { HookableClient } from '../../src/aws/middleware.ts';
import type { Computer } from '../../src/computer/computer.ts';
import type { AccountData } from '../../src/sandbox/account.ts';
import type { RegionData } from '../../src/sandbox/region-data.ts';
import { runDoctor } from '../../src/wizard/commands.ts';
import type { DoctorOptions } from '../../src/wizard/doctor-options.ts';
import type { FindingEvent, PlannedChange } from '../../src/wizard/events.ts';
import type { SetupOptions } from '../../src/wizard/setup-options.ts';
import type { Practice } from '../../src/wizard/surroundings.ts';
import type { Person } from '../wizard/person.ts';
import { type Runs, runs } from '../wizard/run.ts';

export const REGION = 'ap-northeast-2';
/** The address the practice account's person has. */
export const OWN = '203.0.113.25/32';

interface Visit {
  readonly exitCode: number;
  readonly findings: readonly FindingEvent[];
  /** The plan that was shown; empty without `--fix`. */
  readonly plan: readonly PlannedChange[];
  /** Of each check, its worst light; absent where it found nothing to look at. */
  readonly lights: Readonly<Record<string, string>>;
  /** The findings of one check. */
  of(id: string): readonly FindingEvent[];
}

/** What is different about one visit. */
interface Circumstances {
  readonly prompter?: Person;
  readonly local?: Partial<Practice['local']>;
  readonly computer?: Partial<Computer>;
  /** Actions refused for lack of a permission, e.g. `GetRole`. */
  readonly denied?: readonly string[];
}

/** An account that was set up, and the doctor for it. */
export interface Patient extends Runs {
  doctor(options?: Partial<DoctorOptions>, circumstances?: Circumstances): Promise<Visit>;
  /** Changes the account behind the tool's back. */
  hurt(change: (account: AccountData) => void): Promise<void>;
  /** Changes the region behind the tool's back. */
  hurtRegion(change: (region: RegionData) => void): Promise<void>;
}

/** With the AWS CLI there and new, a password policy and MFA for the administrator: nothing to find fault with. */
const HEALTHY_CLI: Partial<Computer> = {
  run: async () => ({ code: 0, stdout: 'aws-cli/2.40.0 Python/3.13 Linux/6', stderr: '' }),
};

export async function patient(options: Partial<SetupOptions> = {}): Promise<Patient> {
  const here = await runs();
  // Made faster than an RSA key.
  const flags = { 'key-type': 'ed25519', ...options.flags };
  if ((await here.run({ ...options, flags })) !== 0) throw new TypeError('the set-up did not end well');
  const hurt: Patient['hurt'] = (change) => here.sandbox.edit(change);
  await hurt(({ iam }) => {
    iam.passwordPolicy = { minimumLength: 14, symbols: true, numbers: true, upperCase: true, lowerCase: true };
    for (const user of iam.users)
      user.mfaDevices.push({ serial: `arn:aws:iam::123456789012:mfa/${user.name}`, enabled: 0 });
  });
  return {
    ...here,
    hurt,
    doctor: doctorFor(here),
    hurtRegion: (change) => hurt(({ regions }) => change(regionOf(regions))),
  };
}

/** The doctor for any account. */
export function doctorFor(here: Runs): Patient['doctor'] {
  return async (options = {}, { prompter, local, computer, denied = [] } = {}) => {
    here.told.splice(0);
    const around = here.around(prompter, local);
    const practice = await around.practice?.();
    if (!practice) throw new TypeError('no practice account');
    const attach = (client: HookableClient) => {
      practice.attach(client);
      refuse(client, denied);
    };
    const exitCode = await runDoctor(
      { region: REGION, yes: prompter === undefined, stateDirectory: here.stateDirectory, ...options },
      {
        ...around,
        computer: { ...around.computer, ...HEALTHY_CLI, ...computer },
        practice: async () => ({ ...practice, attach }),
      },
    );
    const findings = here.told.flatMap((event) => (event.type === 'finding' ? [event] : []));
    const plan = here.told.flatMap((event) => (event.type === 'plan' ? event.changes : []));
    return {
      exitCode,
      findings,
      plan,
      lights: lightsOf(findings),
      of: (id) => findings.filter((one) => one.id === id),
    };
  };
}

function refuse(client: HookableClient, denied: readonly string[]): void {
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        if (!denied.includes(commandName.replace(/Command$/, ''))) return next(args);
        throw Object.assign(new Error('User: you is not authorized'), {
          name: 'AccessDenied',
          $metadata: { httpStatusCode: 403 },
        });
      },
    { step: 'initialize', name: 'refuse' },
  );
}

function lightsOf(findings: readonly FindingEvent[]): Record<string, string> {
  const lights: Record<string, string> = {};
  for (const light of ['green', 'yellow', 'red']) {
    for (const finding of findings) if (finding.light === light) lights[finding.id] = light;
  }
  return lights;
}

function regionOf(regions: AccountData['regions']): RegionData {
  const region = regions[REGION];
  if (!region) throw new TypeError('nothing was made in the region');
  return region;
}

/** Where the practice account's private key lies. */
export const keyPath = (here: Runs): string => join(here.folder, 'keys', `alice-key-pair-${REGION}.pem`);

/** The group the set-up uses. */
export function groupIn(region: RegionData): string {
  const group = region.securityGroups.find(({ name }) => name === 'ecs-instances-default-cluster');
  if (!group) throw new TypeError('no security group');
  return group.id;
}
