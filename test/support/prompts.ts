import { setTimeout as sleep } from 'node:timers/promises';
import type { Screen } from './screen.ts';
import { holds } from './waiting.ts';

/** A question that was waiting for an answer. */
export interface Prompt {
  /** Its first row without the leading `? `. */
  readonly question: string;
  /** All that stood there: question, typed text or default, menu, help. */
  readonly text: string;
}

export interface AnswerOptions {
  /** Stop, with the prompt still open, once the screen holds this. */
  readonly until?: string | RegExp;
  /** 45 seconds where absent. */
  readonly timeoutMilliseconds?: number;
}

/** The parts of a terminal that answering needs. */
export interface Answerable {
  readonly screen: Pick<Screen, 'rows' | 'cursorRow' | 'visible' | 'whole'>;
  /** Milliseconds since the program last wrote. */
  quiet(): number;
  ended(): boolean;
  pressEnter(): void;
}

interface OpenPrompt extends Prompt {
  readonly row: number;
}

/**
 * The inquirer prompt that waits now: the last row that begins with `? `, no answered one (`✔`) below it, and the cursor still inside it
 * (after ordinary text the cursor stands below the last row).
 */
export function openPrompt(rows: readonly string[], cursorRow: number): OpenPrompt | undefined {
  const row = rows.findLastIndex((text) => text.startsWith('? '));
  const last = rows.findLastIndex((text) => text !== '');
  const block = rows.slice(row, last + 1);
  if (row < 0 || cursorRow < row || cursorRow > last || block.some((text) => /^[✔√]/.test(text))) return undefined;
  return { row, question: rows[row]?.slice(2) ?? '', text: block.join('\n') };
}

const quietMilliseconds = 100;
const attemptsAllowed = 3;

/**
 * Presses Enter at every prompt that waits, until the program ends or `until` is on the screen; returns the prompts in order.
 * Throws, with the screen, when the time is up or a prompt takes no Enter (three tries, two seconds each).
 */
export async function answerAllWithEnter(
  terminal: Answerable,
  options: AnswerOptions = {},
): Promise<readonly Prompt[]> {
  const seen: Prompt[] = [];
  const { timeoutMilliseconds = 45_000, until } = options;
  const start = performance.now();
  let answered = { key: '', text: '', attempts: 0, at: 0 };
  while (!terminal.ended()) {
    if (performance.now() - start > timeoutMilliseconds) {
      throw new Error(
        `the program has not ended in ${timeoutMilliseconds} ms; the screen:\n${terminal.screen.visible()}`,
      );
    }
    await sleep(20);
    if (terminal.quiet() < quietMilliseconds) continue;
    if (until !== undefined && holds(terminal.screen.whole(), until)) return seen;
    const prompt = openPrompt(terminal.screen.rows(), terminal.screen.cursorRow());
    if (prompt === undefined) continue;
    const key = `${prompt.row} ${prompt.question}`;
    const again = key === answered.key;
    if (again && prompt.text === answered.text && performance.now() - answered.at < 2_000) continue;
    if (again && answered.attempts >= attemptsAllowed) {
      throw new Error(`the prompt "${prompt.question}" takes no Enter; the screen:\n${terminal.screen.visible()}`);
    }
    if (!again) seen.push({ question: prompt.question, text: prompt.text });
    answered = { key, text: prompt.text, attempts: again ? answered.attempts + 1 : 1, at: performance.now() };
    terminal.pressEnter();
  }
  return seen;
}
