import { faultOf } from '../aws/fault.ts';
import type { Computer } from '../computer/computer.ts';
import { type ExitCode, SetupError } from '../engine/errors.ts';
import { openPractice } from '../sandbox/practice.ts';
import { sandboxDirectory, stateDirectory } from '../state/paths.ts';
import { type DebugLog, debugLog } from '../ui/debug-log.ts';
import { toFault } from '../ui/error-view.ts';
import { jsonView } from '../ui/json-view.ts';
import { secretsIn } from '../ui/mask.ts';
import { terminalPairing } from '../ui/pairing.ts';
import { type Progress, plainProgress, spinningProgress } from '../ui/progress.ts';
import { terminalPrompter } from '../ui/prompter.ts';
import { runView } from '../ui/run-view.ts';
import { forSetup, type Screen } from '../ui/screen.ts';
import { commandFacts, commandLine } from '../wizard/command-line.ts';
import type { Report } from '../wizard/events.ts';
import { explainDenied } from '../wizard/explain-denied.ts';
import type { Surroundings } from '../wizard/surroundings.ts';
import type { GlobalFlags, Work } from './cli.ts';

/** The process's own streams and stops, handed down from main.ts. */
export interface Process {
  readonly computer: Computer;
  readonly stdin: NodeJS.ReadStream;
  readonly stderr: NodeJS.WriteStream;
  readonly signal: AbortSignal;
  readonly lastCall: AbortSignal;
  readonly interrupt: () => void;
  readonly isAlive: (pid: number) => boolean;
  readonly version: string;
  readonly language: 'en' | 'ko';
}

/** Runs a command's work with everything put together, tells how it ended, and returns the exit code. Never rejects. */
export async function runCommand(flags: GlobalFlags, work: Work, plain: Screen, here: Process): Promise<ExitCode> {
  const { computer, stdin, stderr } = here;
  const screen = forSetup(plain, { ...commandFacts(globalOptions(flags), { practice: flags.sandbox === true }) });
  let progress: Progress | undefined;
  const log = flags.debug ? debugLog(screen.talk, secretsIn(computer.env)) : undefined;
  const newProgress = () => {
    // A spinner and the log's lines would write over each other.
    const canDraw = !log && screen.talk.isTerminal && screen.talk.columns > 0;
    progress = canDraw ? spinningProgress(screen, stderr) : plainProgress(screen);
    return progress;
  };
  const view: Report = explainDenied(flags.json ? jsonView(screen.result) : runView(screen, newProgress));
  const quiet = () => {
    const wasUnderWay = progress !== undefined;
    progress?.stop();
    progress = undefined;
    log?.hold();
    return wasUnderWay;
  };
  let begun = false;
  const report: Report = (event) => {
    begun ||= event.type === 'node-started';
    view(event);
  };
  const canAsk = stdin.isTTY && screen.talk.isTerminal && !flags.json;
  const streams = { ...here, input: stdin, output: stderr, quiet, closed: () => log?.release() };
  try {
    const directory = stateDirectory({ flag: flags.stateDir, ...computer });
    const around: Surroundings = {
      ...here,
      report,
      prompter: canAsk ? terminalPrompter(screen, streams) : undefined,
      pairing: canAsk ? terminalPairing(screen, streams, () => computer.now()) : undefined,
      practice: flags.sandbox ? await openPractice(sandboxDirectory(directory), computer) : undefined,
      log,
    };
    return await work({ ...globalOptions(flags), stateDirectory: directory }, around);
  } catch (error) {
    return tellError(error, begun, flags, log, here, report);
  }
}

const globalOptions = ({ profile, region, yes, expectAccount, stateDir }: GlobalFlags) => ({
  profile,
  region,
  yes: yes === true,
  expectAccount,
  stateFlag: stateDir,
});

function tellError(
  error: unknown,
  begun: boolean,
  flags: GlobalFlags,
  log: DebugLog | undefined,
  here: Process,
  report: Report,
): ExitCode {
  // What could not be written is told in main.ts, where it is known of every command.
  const reason: unknown = here.signal.reason;
  if (reason instanceof SetupError && reason.code.startsWith('output.')) return reason.exitCode;
  const { goesOnWith = 'resume' } = flags;
  const command = commandLine(goesOnWith, globalOptions(flags), { practice: flags.sandbox === true });
  const midway = goesOnWith === 'destroy' ? 'destroy.interrupted' : 'run.interrupted';
  const stopped = new SetupError(begun ? midway : 'run.interrupted-early', { command }, 130);
  const cause = here.signal.aborted ? stopped : error;
  const { fault, exitCode } = toFault(cause, faultOf);
  report({ type: 'error', fault, exitCode });
  log?.error(error);
  if (flags.json) report({ type: 'result', ok: false, exitCode });
  return exitCode;
}
