import type { CheckFinding } from '../checks/check.ts';
import { CHECKS } from '../checks/index.ts';
import { runChecks, type Told } from '../checks/run-checks.ts';
import type { ExitCode } from '../engine/errors.ts';
import { carryOutFixes } from './carry-out-fixes.ts';
import { chooseFixes } from './doctor-fixes.ts';
import type { DoctorOptions } from './doctor-options.ts';
import type { FindingEvent } from './events.ts';
import { type Examination, examine } from './examine.ts';
import type { Prompter } from './prompter.ts';
import { tellRemoval } from './removal.ts';
import type { Session } from './session.ts';
import type { Surroundings } from './surroundings.ts';

interface Diagnosis {
  readonly examination: Examination;
  readonly told: readonly Told[];
}

/**
 * Says of every check how it stands.
 * @param ids what is to be put right, all that may be where it is empty; absent where nothing is to be written
 */
export async function examineAndFix(
  session: Session,
  ids: readonly string[] | undefined,
  options: DoctorOptions,
  around: Surroundings,
  prompter: Prompter | undefined,
): Promise<ExitCode> {
  if (!session.store.state) around.report({ type: 'notice', level: 'info', code: 'run.no-state-yet' });
  tellRemoval(session.store.state, options, around);
  around.report({ type: 'looking' });
  const first = await diagnose(session, options, around);
  const { diagnosis, undone } = ids
    ? await fix(first, ids, session, options, around, prompter)
    : { diagnosis: first, undone: 0 };
  return tell(diagnosis, undone, around);
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
