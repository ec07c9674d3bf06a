import type { CheckFinding } from '../checks/check.ts';
import { CHECKS } from '../checks/index.ts';
import { runChecks, type Told } from '../checks/run-checks.ts';
import { type ExitCode, SetupError } from '../engine/errors.ts';
import { carryOutFixes } from './carry-out-fixes.ts';
import { chooseFixes } from './doctor-fixes.ts';
import { type DoctorOptions, fixIds } from './doctor-options.ts';
import type { FindingEvent } from './events.ts';
import { type Examination, examine } from './examine.ts';
import type { Prompter } from './prompter.ts';
import { openSession, type Session } from './session.ts';
import type { Surroundings } from './surroundings.ts';

interface Diagnosis {
  readonly examination: Examination;
  readonly told: readonly Told[];
}

/**
 * `doctor`: looks at the account and this computer and says of every check how it stands. Without `--fix` it writes nothing; with it,
 * it puts right what this tool made and may put right, and looks again.
 */
export async function runDoctor(options: DoctorOptions, around: Surroundings): Promise<ExitCode> {
  const ids = options.fix && fixIds(options.fix);
  const prompter = options.yes ? undefined : around.prompter;
  if (ids && !options.yes && !prompter) throw new SetupError('input.no-terminal', { flag: '--yes' }, 2);
  const session = await openSession(options, ids ? 'change' : 'look', around);
  try {
    if (!session.store.state) around.report({ type: 'notice', level: 'info', code: 'run.no-state-yet' });
    around.report({ type: 'looking' });
    const first = await diagnose(session, options, around);
    const { diagnosis, undone } = ids
      ? await fix(first, ids, session, options, around, prompter)
      : { diagnosis: first, undone: 0 };
    return tell(diagnosis, undone, around);
  } finally {
    await session.close();
  }
}

async function diagnose(session: Session, options: DoctorOptions, around: Surroundings): Promise<Diagnosis> {
  const examination = await examine(session, options, around);
  return { examination, told: await runChecks(CHECKS, examination.examined) };
}

async function fix(
  found: Diagnosis,
  ids: readonly string[],
  session: Session,
  options: DoctorOptions,
  around: Surroundings,
  prompter: Prompter | undefined,
): Promise<{ diagnosis: Diagnosis; undone: number }> {
  const { report } = around;
  const fixing = await chooseFixes(found.told, ids, found.examination);
  if (fixing.shown.length === 0) {
    report({ type: 'notice', level: 'info', code: 'doctor.nothing-to-fix' });
    return { diagnosis: found, undone: 0 };
  }
  report({ type: 'plan', changes: fixing.shown, dryRun: false });
  if (prompter && !(await prompter.confirm({ code: 'run.confirm' }, true))) {
    report({ type: 'notice', level: 'info', code: 'doctor.declined' });
    return { diagnosis: found, undone: 0 };
  }
  const undone = await carryOutFixes(fixing, found.examination, session, around);
  return { diagnosis: await diagnose(session, options, around), undone };
}

/** Every finding, in the checks' order, and how it all stands. */
function tell({ told, examination }: Diagnosis, undone: number, { report }: Surroundings): ExitCode {
  const { command } = examination.examined;
  for (const { check, finding } of told) report(eventOf(check, finding, command));
  const count = (light: string) => told.filter(({ finding }) => finding.light === light).length;
  const [red, yellow, green] = ['red', 'yellow', 'green'].map(count) as [number, number, number];
  const healable = told.some(({ finding }) => isFixable(finding) && !isByName(finding));
  const facts = {
    red: String(red),
    yellow: String(yellow),
    green: String(green),
    command: healable ? command('doctor --fix') : '',
  };
  const code = red > 0 ? 'doctor.some-red' : yellow > 0 ? 'doctor.some-yellow' : 'doctor.all-green';
  const exitCode: ExitCode = red > 0 || undone > 0 ? 1 : 0;
  report({ type: 'result', ok: exitCode === 0, exitCode, summary: { code, facts } });
  return exitCode;
}

function eventOf(check: Told['check'], finding: CheckFinding, command: (words: string) => string): FindingEvent {
  const { light, code, facts = {}, node, region, fix: cure, how } = finding;
  const cured = cure?.kind === 'command' ? cure.command : command(`doctor --fix ${check.id}`);
  return {
    type: 'finding',
    id: check.id,
    check: check.name,
    light,
    ...(node === undefined ? {} : { node }),
    ...(region === undefined ? {} : { region }),
    code,
    facts,
    ...(how ? { how } : {}),
    ...(cure ? { fix: cured } : {}),
    fixable: isFixable(finding),
  };
}

const isFixable = ({ fix: cure }: CheckFinding): boolean => cure !== undefined && cure.kind !== 'command';
const isByName = ({ fix: cure }: CheckFinding): boolean => cure?.kind === 'nodes' && cure.byName === true;
