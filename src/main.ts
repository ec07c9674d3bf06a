import { setMaxListeners } from 'node:events';
import { homedir, hostname, userInfo } from 'node:os';
import type { GlobalFlags, Work } from './cli/cli.ts';
import { runCommand } from './cli/run-command.ts';
import { runCommandLine } from './cli/run-command-line.ts';
import { isRunning } from './computer/running.ts';
import { thisComputer } from './computer/this-computer.ts';
import { type ExitCode, type Fault, SetupError } from './engine/errors.ts';
import { loadCatalogue } from './i18n/catalogue.ts';
import { chooseLanguage, type Language } from './i18n/language.ts';
import { errorView } from './ui/error-view.ts';
import { jsonView } from './ui/json-view.ts';
import { makeScreen, type Output, type Screen } from './ui/screen.ts';

/** How long calls in flight may still end by themselves after the person stopped the run. */
const GRACE = 3000;

/** Runs the program with the process's arguments and streams; resolves to its exit code. */
export async function main(argv: readonly string[], version: string): Promise<ExitCode> {
  const stops = listenForStops();
  try {
    return await runProgram(argv, version, stops);
  } finally {
    stops.end();
  }
}

async function runProgram(argv: readonly string[], version: string, stops: Stops): Promise<ExitCode> {
  const stdout = outputOf(process.stdout);
  const stderr = outputOf(process.stderr);
  const { language, mistake: wrongLanguage } = languageOf(argv);
  const catalogue = await loadCatalogue(language);
  const colourful = !argv.includes('--no-color') && !process.env.NO_COLOR && process.stderr.isTTY === true;
  const screen = makeScreen(stdout, stderr, catalogue, colourful);
  let exitCode: ExitCode = 0;
  const run = async (flags: GlobalFlags, work: Work) => {
    prepareEnvironment(flags);
    const computer = thisComputer({ ...whoIsHere(), env: process.env });
    const { stdin, stderr: stream } = process;
    const here = { ...stops, computer, stdin, stderr: stream, isAlive: isRunning, version, language };
    exitCode = await runCommand(flags, work, screen, here);
  };
  try {
    if (wrongLanguage) throw wrongLanguage;
    await runCommandLine(argv, { version, stdout, say: screen.say, run });
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    tellMistake(error, argv, screen);
    exitCode = error.exitCode;
  }
  const lost = await stops.lostOutput();
  if (lost === undefined) return exitCode;
  // Whatever else came of it: what was to be read was not written.
  screen.talk.write(errorView(faultOfOurs(lost), lost.exitCode, screen));
  return lost.exitCode;
}

/** The language to speak, and what is wrong with `--lang`, which is then told in the environment's language. */
function languageOf(argv: readonly string[]): { language: Language; mistake?: SetupError } {
  const env = process.env;
  try {
    return { language: chooseLanguage({ flag: flagValue(argv, '--lang'), env }) };
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    return { language: chooseLanguage({ env }), mistake: error };
  }
}

function tellMistake(mistake: SetupError, argv: readonly string[], screen: Screen): void {
  const { exitCode } = mistake;
  const fault = faultOfOurs(mistake);
  if (argv.includes('--json')) {
    const report = jsonView(screen.result);
    report({ type: 'error', fault, exitCode });
    report({ type: 'result', ok: false, exitCode });
  } else screen.talk.write(errorView(fault, exitCode, screen));
}

const faultOfOurs = ({ code, facts }: SetupError): Fault => ({ kind: 'invalid', name: code, message: '', facts });

type Stops = ReturnType<typeof listenForStops>;

/** Ctrl-C and its kin stop the run; what is in flight gets a moment, or a second Ctrl-C, before it is cut off. */
function listenForStops() {
  const soft = new AbortController();
  const hard = new AbortController();
  // As many waits and calls hang on them as are under way.
  setMaxListeners(0, soft.signal, hard.signal);
  const reason = new SetupError('run.interrupted', { command: 'aws-ecs-setup resume' }, 130);
  const stop = (why: SetupError) => {
    soft.abort(why);
    setTimeout(() => hard.abort(why), GRACE).unref();
  };
  const interrupt = () => (soft.signal.aborted ? hard.abort(reason) : stop(reason));
  let lost: SetupError | undefined;
  const lose = (stream: string, error: Error) => {
    // A reader that goes away together with us (Ctrl-C in a pipe) is no news.
    if (lost || soft.signal.aborted) return;
    lost = unwritten(stream, error);
    stop(lost);
  };
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of names) process.on(name, interrupt);
  // Ctrl-D closes the terminal's input under an open prompt: nothing is left to wait for, and nobody answers.
  process.once('beforeExit', interrupt);
  // A reader that went away (`| head`) or a full disk (`> log`): nobody hears of what is done any more, so the run stops.
  const streams = { stdout: process.stdout, stderr: process.stderr };
  for (const [name, stream] of Object.entries(streams)) stream.on('error', (error) => lose(name, error));
  return {
    signal: soft.signal,
    lastCall: hard.signal,
    interrupt,
    /** What could not be written, once all that was to be written has been or has failed. */
    async lostOutput(): Promise<SetupError | undefined> {
      await Promise.all(Object.values(streams).map(flushed));
      return lost;
    },
    end: () => {
      process.off('beforeExit', interrupt);
      for (const name of names) process.off(name, interrupt);
    },
  };
}

function unwritten(stream: string, error: Error): SetupError {
  const reason = 'code' in error ? String(error.code) : error.message;
  return new SetupError(reason === 'EPIPE' ? 'output.closed' : 'output.unwritable', { stream, reason });
}

/** Resolves when everything given to the stream so far was written or refused, and the refusal was told. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.destroyed || stream.writableLength === 0) setImmediate(resolve);
    else stream.write('', () => setImmediate(resolve));
  });
}

/** The SDK reads these from the process whatever it is told otherwise. */
function prepareEnvironment({ profile }: GlobalFlags): void {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  if (profile !== undefined) process.env.AWS_PROFILE = profile;
}

function whoIsHere() {
  const { platform, arch, pid } = process;
  return {
    platform,
    arch,
    pid,
    home: homedir() || userInfo().homedir,
    hostName: hostname(),
    userName: loginName(),
    cwd: process.cwd(),
  };
}

/** The local login name; a container's number without a name has none. */
function loginName(): string {
  try {
    return userInfo().username;
  } catch {
    return process.env.USER ?? 'my';
  }
}

function outputOf(stream: NodeJS.WriteStream): Output {
  return {
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY === true,
    get columns() {
      return stream.columns ?? 0;
    },
  };
}

/** A global option's value before the command line is read as a whole: the language decides what its mistakes are told in. */
function flagValue(argv: readonly string[], flag: string): string | undefined {
  const at = argv.findIndex((word) => word === flag || word.startsWith(`${flag}=`));
  const word = argv[at];
  if (word === undefined) return undefined;
  return word === flag ? (argv[at + 1] ?? '') : word.slice(flag.length + 1);
}
