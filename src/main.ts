import { homedir, hostname, userInfo } from 'node:os';
import { makeProgram } from './cli/program.ts';
import { usageError } from './cli/usage-error.ts';
import type { Cli, GlobalFlags, Work } from './cli/cli.ts';
import { chooseLanguage } from './i18n/language.ts';
import { loadCatalogue } from './i18n/catalogue.ts';
import { type ExitCode, SetupError } from './engine/errors.ts';
import { isRunning } from './computer/running.ts';
import { thisComputer } from './computer/this-computer.ts';
import { makeScreen, type Output } from './ui/screen.ts';
import { errorView } from './ui/error-view.ts';

/** How long calls in flight may still end by themselves after the person stopped the run. */
const GRACE = 3000;

/** Runs the program with the process's arguments and streams; resolves to its exit code. */
export async function main(argv: readonly string[], version: string): Promise<ExitCode> {
  const stdout = outputOf(process.stdout);
  const stderr = outputOf(process.stderr);
  const stops = listenForStops();
  try {
    const language = chooseLanguage({ flag: flagValue(argv, '--lang'), env: process.env });
    const catalogue = await loadCatalogue(language);
    const colourful = !argv.includes('--no-color') && !process.env.NO_COLOR && process.stderr.isTTY === true;
    const screen = makeScreen(stdout, stderr, catalogue, colourful);
    let exitCode: ExitCode = 0;
    const run = async (flags: GlobalFlags, work: Work) => {
      prepareEnvironment(flags);
      const computer = thisComputer({ ...whoIsHere(), env: process.env });
      const { runCommand } = await import('./cli/run-command.ts');
      const here = { ...stops, computer, stdin: process.stdin, stderr: process.stderr, isAlive: isRunning, version, language };
      exitCode = await runCommand(flags, work, screen, here);
    };
    const cli: Cli = { version, stdout, say: screen.say, run };
    try {
      await makeProgram(cli).parseAsync([...argv], { from: 'user' });
    } catch (error) {
      const mistake = usageError(error);
      if (mistake === undefined) return 0;
      if (!(mistake instanceof SetupError)) throw mistake;
      tellMistake(mistake, argv, stdout, () =>
        stderr.write(errorView({ kind: 'invalid', name: mistake.code, message: '', facts: mistake.facts }, 2, screen)),
      );
      return mistake.exitCode;
    }
    return exitCode;
  } finally {
    stops.end();
  }
}

function tellMistake(mistake: SetupError, argv: readonly string[], stdout: Output, tell: () => void): void {
  if (!argv.includes('--json')) return tell();
  const fault = { kind: 'invalid', name: mistake.code, facts: mistake.facts };
  const { exitCode } = mistake;
  stdout.write(`${JSON.stringify({ v: 1, type: 'error', fault, exitCode })}\n`);
  stdout.write(`${JSON.stringify({ v: 1, type: 'result', ok: false, exitCode })}\n`);
}

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
  // A reader that went away (`| head`) is no reason for a stack; nobody listens any more, so the run stops.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', interrupt);
  return {
    signal: soft.signal,
    lastCall: hard.signal,
    interrupt,
    end: () => {
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
  return { platform, arch, pid, home: homedir(), hostName: hostname(), userName: loginName(), cwd: process.cwd() };
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
