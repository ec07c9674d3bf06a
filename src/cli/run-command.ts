import type { Pairing } from '../aws/pairing.ts';
import type { Computer } from '../computer/computer.ts';
import { type ExitCode, SetupError } from '../engine/errors.ts';
import { accountFiles } from '../state/account-files.ts';
import { sandboxDirectory, stateDirectory } from '../state/state-directory.ts';
import type { DebugLog } from '../ui/debug-log.ts';
import { toFault } from '../ui/error-view.ts';
import { loadDrawing, type Progress, plainProgress, spinningProgress } from '../ui/progress.ts';
import { type PromptStreams, terminalPrompter } from '../ui/prompter.ts';
import { forSetup, type Screen } from '../ui/screen.ts';
import { commandFacts, commandLine } from '../wizard/command-line.ts';
import type { Report } from '../wizard/events.ts';
import type { Practice, Surroundings } from '../wizard/surroundings.ts';
import type { GlobalFlags, Work } from './cli.ts';
import { lateView } from './late-view.ts';

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
  const log = flags.debug ? await openLog(screen, computer) : undefined;
  // A spinner and the log's lines would write over each other.
  const canDraw = !log && screen.talk.isTerminal && screen.talk.columns > 0;
  const newProgress = () => {
    progress = canDraw ? spinningProgress(screen, stderr) : plainProgress(screen);
    return progress;
  };
  const loadView = async () => {
    const { viewOf } = await import('./view.ts');
    // What draws the next lines is loaded while nothing else is done.
    if (canDraw && canAsk) await loadDrawing();
    return viewOf(flags.json === true, screen, newProgress);
  };
  const view = lateView(loadView, flags.json ? undefined : screen);
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
    view.report(event);
  };
  const canAsk = stdin.isTTY && screen.talk.isTerminal && !flags.json;
  const streams = { ...here, input: stdin, output: stderr, quiet, closed: () => log?.release() };
  try {
    const directory = stateDirectory({ flag: flags.stateDir, ...computer });
    const around: Surroundings = {
      ...here,
      report,
      viewLoaded: () => view.load(),
      prompter: canAsk ? terminalPrompter(screen, streams) : undefined,
      pairing: canAsk ? pairingOn(screen, streams, computer) : undefined,
      practice: flags.sandbox ? () => practiceIn(sandboxDirectory(directory), computer) : undefined,
      log,
    };
    return await work({ ...globalOptions(flags), stateDirectory: directory }, around);
  } catch (error) {
    await view.load();
    return tellError(error, begun, flags, log, here, report);
  }
}

// What only some runs need is not loaded by the others.

async function openLog(screen: Screen, { env }: Computer): Promise<DebugLog> {
  const [{ debugLog }, { secretsIn }] = await Promise.all([import('../ui/debug-log.ts'), import('../ui/mask.ts')]);
  return debugLog(screen.talk, secretsIn(env));
}

function pairingOn(screen: Screen, streams: PromptStreams, computer: Computer): Pairing {
  return {
    async show(device) {
      const { terminalPairing } = await import('../ui/pairing.ts');
      return terminalPairing(screen, streams, () => computer.now()).show(device);
    },
  };
}

async function practiceIn(directory: string, computer: Computer): Promise<Practice> {
  const { openPractice } = await import('../sandbox/practice.ts');
  return openPractice(directory, computer);
}

const globalOptions = ({ profile, region, yes, expectAccount, stateDir }: GlobalFlags) => ({
  profile,
  region,
  yes: yes === true,
  expectAccount,
  stateFlag: stateDir,
});

/** What a stopped run ends with: how to go on, or to begin anew where there is nothing to go on with. */
function interrupted(begun: boolean, flags: GlobalFlags, computer: Computer): SetupError {
  const practice = flags.sandbox === true;
  const own = stateDirectory({ flag: flags.stateDir, ...computer });
  const isKept = accountFiles(practice ? sandboxDirectory(own) : own).length > 0;
  const { startedAs = 'init', goesOnWith = isKept ? 'resume' : startedAs } = flags;
  const command = commandLine(goesOnWith, globalOptions(flags), { practice });
  const midway = goesOnWith === 'destroy' ? 'destroy.interrupted' : 'run.interrupted';
  return new SetupError(begun ? midway : 'run.interrupted-early', { command }, 130);
}

async function tellError(
  error: unknown,
  begun: boolean,
  flags: GlobalFlags,
  log: DebugLog | undefined,
  here: Process,
  report: Report,
): Promise<ExitCode> {
  // What could not be written is told in main.ts, where it is known of every command.
  const reason: unknown = here.signal.reason;
  if (reason instanceof SetupError && reason.code.startsWith('output.')) return reason.exitCode;
  const cause = here.signal.aborted ? interrupted(begun, flags, here.computer) : error;
  const { faultOf } = await import('../aws/fault.ts');
  const { fault, exitCode } = toFault(cause, faultOf);
  report({ type: 'error', fault, exitCode });
  log?.error(error);
  if (flags.json) report({ type: 'result', ok: false, exitCode });
  return exitCode;
}
