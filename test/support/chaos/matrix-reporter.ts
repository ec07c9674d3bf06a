import type { Reporter, TestCase, TestModule } from 'vitest/node';
import type { Cell } from './cell.ts';
import { FAULTS } from './faults.ts';
import { STATES } from './state-damage.ts';

/** Prints what came of every strike: a table for each command, a row for each call, and in the end how many converged. */
export class MatrixReporter implements Reporter {
  readonly #cells: Cell[] = [];
  /** Tests that ended before they could say anything. */
  readonly #broken: TestCase[] = [];

  onTestCaseResult(test: TestCase): void {
    if (test.result().state === 'skipped') return;
    const { cells } = test.meta();
    // A sign of life, apart from the result.
    process.stderr.write(test.ok() ? '.' : 'X');
    if (cells) this.#cells.push(...cells);
    else if (!test.ok()) this.#broken.push(test);
    // At once: over the wire it takes long until the end.
    for (const { command, call, fault, state, flaws } of cells ?? []) {
      if (flaws.length > 0) say(`\n${command}: ${call}, ${fault}, state ${state}\n  ${flaws.join('\n  ')}`);
    }
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    process.stderr.write('\n');
    for (const command of new Set(this.#cells.map((cell) => cell.command))) {
      const cells = this.#cells.filter((cell) => cell.command === command);
      say(table(command, cells));
    }
    for (const error of modules.flatMap((module) => module.errors())) say(error.stack ?? error.message);
    const converged = this.#cells.filter(({ flaws }) => flaws.length === 0).length;
    for (const test of this.#broken) say(`${test.fullName}: ${test.result().errors?.[0]?.message}`);
    if (this.#broken.length > 0) say(`${this.#broken.length} could not be judged`);
    say(`${converged} of ${this.#cells.length} converged`);
  }
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** A mark for each state: a dot where it converged. */
function table(command: string, cells: readonly Cell[]): string {
  const faults = FAULTS.filter((fault) => cells.some((cell) => cell.fault === fault));
  const states = STATES.filter((state) => cells.some((cell) => cell.state === state));
  const calls = [...new Set(cells.map(({ call }) => call))].sort();
  const marks = (call: string, fault: string) =>
    states.map((state) => {
      const cell = cells.find((one) => one.call === call && one.fault === fault && one.state === state);
      return cell === undefined ? ' ' : cell.flaws.length === 0 ? '.' : 'X';
    });
  const wide = Math.max(...calls.map(({ length }) => length));
  const rows = calls.map(
    (call) =>
      `${call.padEnd(wide)}  ${faults.map((fault) => marks(call, fault).join('').padEnd(fault.length)).join('  ')}`,
  );
  const heading = `${''.padEnd(wide)}  ${faults.join('  ')}`;
  return `\n${command}; one mark for each state (${states.join(', ')}), a dot where it converged\n${heading}\n${rows.join('\n')}\n`;
}

export default MatrixReporter;
