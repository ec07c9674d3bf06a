import { constants } from 'node:os';
import { spawn } from '@lydell/node-pty';
import { builtTool, makeHome, type Program, toolEnvironment, type Variables } from './environment.ts';
import { atFileEnd } from './leftovers.ts';
import { type AnswerOptions, answerAllWithEnter, type Prompt } from './prompts.ts';
import { makeScreen } from './screen.ts';
import { holds, until } from './waiting.ts';

const keys = {
  enter: '\r',
  space: ' ',
  tab: '\t',
  escape: '\x1b',
  backspace: '\x7f',
  up: '\x1b[A',
  down: '\x1b[B',
  right: '\x1b[C',
  left: '\x1b[D',
  'ctrl-c': '\x03',
  'ctrl-d': '\x04',
} as const;
type Key = keyof typeof keys;

export interface TerminalOptions {
  /** 80 where absent; at least 1 (a program that wants none: `program: ['sh', '-c', 'stty cols 0; exec …']`). */
  readonly columns?: number;
  /** 24 where absent. */
  readonly rows?: number;
  /** Added to the environment built from scratch; `undefined` takes a variable away. */
  readonly env?: Variables;
  readonly home?: string;
  /** The home directory where absent. */
  readonly cwd?: string;
  /** Started instead of the built tool. */
  readonly program?: Program;
}

/** A program under way in a terminal with a real screen. */
export interface TestTerminal {
  readonly pid: number;
  readonly home: string;
  /** The visible text, trailing blanks cut. */
  screen(): string;
  /** All text from the first row on; rows the terminal broke are joined again. */
  scrollback(): string;
  /** All the program wrote, byte for byte. */
  written(): string;
  /** Resolves once the text is anywhere in the buffer (old text counts); throws with the screen when it does not appear in time (20 s). */
  waitFor(wanted: string | RegExp, timeoutMilliseconds?: number): Promise<void>;
  type(text: string): void;
  press(key: Key): void;
  resize(columns: number, rows: number): void;
  /** Presses Enter at every prompt until the program ends, see prompts.ts. */
  answerAllWithEnter(options?: AnswerOptions): Promise<readonly Prompt[]>;
  /** Resolves when the program has ended and its last words are on the screen. `code` is `null` when a signal ended it. */
  readonly exit: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  kill(signal: NodeJS.Signals): void;
  /** Ends the program if it still runs and waits for that. */
  close(): Promise<void>;
}

/** Starts the built tool (or `program`) in a pseudo-terminal; closed after the file's tests at the latest. */
export function openTerminal(args: readonly string[], options: TerminalOptions = {}): TestTerminal {
  const { columns = 80, rows = 24, home = makeHome(), program = builtTool } = options;
  const [file, ...before] = program;
  const name = 'xterm-256color';
  const pty = spawn(file, [...before, ...args], {
    name,
    cols: columns,
    rows,
    cwd: options.cwd ?? home,
    env: toolEnvironment(home, { TERM: name, ...options.env }),
  });
  let ended = false;
  const send = (data: string) => {
    if (!ended) pty.write(data);
  };
  const screen = makeScreen(columns, rows, send);
  let lastOutput = performance.now();
  let written = '';
  pty.onData((data) => {
    lastOutput = performance.now();
    written += data;
    screen.write(data);
  });
  const exit = new Promise<Awaited<TestTerminal['exit']>>((resolve) => {
    pty.onExit(({ exitCode, signal }) => {
      const ending = signal ? { code: null, signal: signalName(signal) } : { code: exitCode, signal: null };
      void screen.settled().then(() => {
        ended = true;
        resolve(ending);
      });
    });
  });
  const kill = (signal: NodeJS.Signals) => {
    if (!ended) pty.kill(signal);
  };
  const close = async () => {
    kill('SIGKILL');
    await exit;
  };
  atFileEnd(close);
  return {
    pid: pty.pid,
    home,
    exit,
    kill,
    close,
    screen: () => screen.visible(),
    scrollback: () => screen.whole(),
    written: () => written,
    async waitFor(wanted, timeoutMilliseconds = 20_000) {
      const there = () => holds(screen.whole(), wanted);
      const missing = () =>
        `${wanted} did not appear${ended ? ' before the program ended' : ` in ${timeoutMilliseconds} ms`}; the screen:\n${screen.visible()}`;
      await until(() => there() || ended, timeoutMilliseconds, missing);
      if (!there()) throw new Error(missing());
    },
    type: send,
    press: (key) => send(keys[key]),
    resize(newColumns, newRows) {
      screen.resize(newColumns, newRows);
      pty.resize(newColumns, newRows);
    },
    answerAllWithEnter: (answering) =>
      answerAllWithEnter(
        { screen, quiet: () => performance.now() - lastOutput, ended: () => ended, pressEnter: () => send(keys.enter) },
        answering,
      ),
  };
}

function signalName(number: number): NodeJS.Signals | null {
  const found = Object.entries(constants.signals).find(([, value]) => value === number);
  return (found?.[0] as NodeJS.Signals | undefined) ?? null;
}
