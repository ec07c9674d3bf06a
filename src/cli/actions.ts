import { STEP_IDS } from '../answers/step-ids.ts';
import { runDestroy, runDoctor, runPolicy, runSetup, runSshAccess, runStatus } from '../wizard/commands.ts';
import type { SetupOptions } from '../wizard/setup-options.ts';
import type { SshAccessOptions } from '../wizard/ssh-access-wish.ts';
import type { Cli, Values } from './cli.ts';
import { chosenSteps, refuseTwoSelections, setupOptions } from './setup-options.ts';

/** What a command does with the values it was given. */
type Action = (values: Values, run: Cli['run']) => Promise<void>;

/** `init`, `resume` and the steps' own commands. */
const setUp =
  (startedAs: string, own: Partial<SetupOptions> = {}): Action =>
  (values, run) => {
    refuseTwoSelections(values);
    return run({ ...values, startedAs }, async (options, around) =>
      runSetup({ ...(await setupOptions(values, options)), ...own }, around),
    );
  };

const doctor: Action = ({ fix: given, ...values }, run) => {
  const fix = given === true ? [] : (given as readonly string[] | undefined);
  const goesOnWith = fix ? ['doctor', '--fix', ...fix].join(' ') : 'doctor';
  return run({ ...values, goesOnWith }, (options, around) => runDoctor({ ...options, fix }, around));
};

const destroy: Action = ({ only, confirm, dryRun, ...values }, run) => {
  const asked = { confirm: typeof confirm === 'string' ? confirm : undefined, dryRun: dryRun === true };
  return run({ ...values, goesOnWith: 'destroy' }, async (options, around) =>
    runDestroy({ ...options, ...asked, only: await chosenSteps(only) }, around),
  );
};

const policy: Action = (values, run) => {
  refuseTwoSelections(values);
  return run({ ...values, goesOnWith: 'policy' }, async (options, around) =>
    runPolicy(await setupOptions(values, options), around),
  );
};

type Asked = Pick<SshAccessOptions, 'cidr' | 'remove' | 'sshFromAnywhere' | 'dryRun'>;

const sshAccess: Action = ({ cidr, remove, allowSshFromAnywhere, dryRun, ...values }, run) => {
  const asked: Asked = {
    cidr: typeof cidr === 'string' ? cidr : undefined,
    remove: remove === true,
    sshFromAnywhere: allowSshFromAnywhere === true,
    dryRun: dryRun === true,
  };
  return run({ ...values, goesOnWith: again(asked) }, (options, around) =>
    runSshAccess({ ...options, ...asked }, around),
  );
};

/** The command as it was given; a range that cannot be one is refused before anything can be interrupted. */
function again({ cidr, remove, sshFromAnywhere }: Asked): string {
  const words = ['ssh-access'];
  if (cidr !== undefined && /^[\w./-]+$/.test(cidr)) words.push(`--cidr ${cidr}`);
  if (remove) words.push('--remove');
  if (sshFromAnywhere) words.push('--allow-ssh-from-anywhere');
  return words.join(' ');
}

/** By the commands' names, in the order of the help. */
export const ACTIONS: ReadonlyMap<string, Action> = new Map([
  ['init', setUp('init')],
  ['resume', setUp('resume', { resume: true })],
  ['status', (values, run) => run({ ...values, goesOnWith: 'status' }, runStatus)],
  ['doctor', doctor],
  ['destroy', destroy],
  ['ssh-access', sshAccess],
  ['policy', policy],
  ...STEP_IDS.map((step) => [step, setUp(step, { only: [step] })] as const),
]);
