import { spawn as spawnChild } from 'node:child_process';
import { once } from 'node:events';
import { stripVTControlCharacters } from 'node:util';
import { spawn as spawnTerminal } from '@lydell/node-pty';
import type { Program } from '../../test/support/environment.ts';
import { atFileEnd } from '../../test/support/leftovers.ts';
import type { StubServer } from './stub-server.ts';

interface Place {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}

/** A question as inquirer draws it, at the start of a line. */
const QUESTION = /^\? \S/m;
const PATIENCE = 30_000;
/** Back to the first column, which a spinner does before the question takes its place. */
const FIRST_COLUMN = '\u001b[1G';

const linesOf = (written: string): string =>
  stripVTControlCharacters(written.replaceAll(FIRST_COLUMN, '\n')).replaceAll('\r', '');

/** Milliseconds from the start of a program in a real pseudo-terminal until its first question has been written. The program is then ended. */
export function timeFirstQuestion(
  [file, ...before]: Program,
  args: readonly string[],
  { env, cwd }: Place,
): Promise<number> {
  return new Promise((resolve, reject) => {
    let written = '';
    let asked: number | undefined;
    const start = performance.now();
    const terminal = spawnTerminal(file, [...before, ...args], {
      name: 'xterm-256color',
      cols: 100,
      rows: 40,
      cwd,
      env: { ...env, TERM: 'xterm-256color' },
    });
    const timer = setTimeout(() => terminal.kill('SIGKILL'), PATIENCE);
    terminal.onData((text) => {
      const moment = performance.now();
      written += text;
      if (asked !== undefined || !QUESTION.test(linesOf(written))) return;
      asked = moment - start;
      terminal.kill('SIGKILL');
    });
    // Only when it is gone, so that it takes nothing from what is measured next.
    terminal.onExit(() => {
      clearTimeout(timer);
      if (asked === undefined) reject(new Error(`${args.join(' ')} asked nothing:\n${written.slice(-1500)}`));
      else resolve(asked);
    });
  });
}

interface FirstAnswer {
  /** Milliseconds from the start until the server has sent its first answer. */
  readonly answered: number;
  /** Milliseconds from the start until the program was gone. */
  readonly ended: number;
}

/** Runs a program until a server has answered its first call, and on to its end unless `kill` ends it then. */
export async function timeFirstAnswer(
  [file, ...before]: Program,
  args: readonly string[],
  { env, cwd }: Place,
  server: StubServer,
  kill: boolean,
): Promise<FirstAnswer> {
  const answer = server.nextAnswer();
  const start = performance.now();
  const child = spawnChild(file, [...before, ...args], { env, cwd, stdio: 'ignore' });
  const end = once(child, 'exit');
  atFileEnd(() => void child.kill('SIGKILL'));
  const moment = await Promise.race([answer, end.then(() => undefined)]);
  if (moment === undefined) throw new Error(`${[file, ...before, ...args].join(' ')} ended before it called AWS`);
  if (kill) child.kill('SIGKILL');
  await end;
  return { answered: moment - start, ended: performance.now() - start };
}
