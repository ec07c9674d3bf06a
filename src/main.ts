import { homedir, hostname, userInfo } from 'node:os';
import type { GlobalFlags, Work } from './cli/cli.ts';
import { makeProgram } from './cli/program.ts';
import { usageError } from './cli/usage-error.ts';
import { isRunning } from './computer/running.ts';
import { thisComputer } from './computer/this-computer.ts';
import { type ExitCode, SetupError } from './engine/errors.ts';
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
    const { runCommand } = await import('./cli/run-command.ts');
    const { stdin, stderr: stream } = process;
    const here = { ...stops, computer, stdin, stderr: stream, isAlive: isRunning, version, language };
    exitCode = await runCommand(flags, work, screen, here);
  };
  try {
    if (wrongLanguage) throw wrongLanguage;
    await makeProgram({ version, stdout, say: screen.say, run }).parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    const mistake = usageError(error);
    if (mistake === undefined) return 0;
    if (!(mistake instanceof SetupError)) throw mistake;
    tellMistake(mistake, argv, screen);
    return mistake.exitCode;
  }
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
  const { code, facts, exitCode } = mistake;
  const fault = { kind: 'invalid', name: code, message: '', facts } as const;
  if (argv.includes('--json')) {
    const report = jsonView(screen.result);
    report({ type: 'error', fault, exitCode });
    report({ type: 'result', ok: false, exitCode });
  } else screen.talk.write(errorView(fault, exitCode, screen));
}

type Stops = ReturnType<typeof listenForStops>;

/** Ctrl-C and its kin stop the run; what is in flight gets a moment, or a second Ctrl-C, before it is cut off. */
function listenForStops() {
  const soft = new AbortController();
  const hard = new AbortController();
  const reason = new SetupError('run.interrupted', { command: 'aws-ecs-setup resume' }, 130);
  const interrupt = () => {
    if (soft.signal.aborted) return hard.abort(reason);
    soft.abort(reason);
    setTimeout(() => hard.abort(reason), GRACE).unref();
  };
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of names) process.on(name, interrupt);
  // Ctrl-D closes the terminal's input under an open prompt: nothing is left to wait for, and nobody answers.
  process.once('beforeExit', interrupt);
  // A reader that went away (`| head`) is no reason for a stack; nobody listens any more, so the run stops.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', interrupt);
  return {
    signal: soft.signal,
    lastCall: hard.signal,
    interrupt,
    end: () => {
      process.off('beforeExit', interrupt);
      for (const name of names) process.off(name, interrupt);
    },
  };
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
