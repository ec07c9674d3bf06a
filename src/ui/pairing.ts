import type { encode } from 'uqr';
import type { Again, Codes, DeviceToPair, Pairing, ShownSecret } from '../aws/pairing.ts';
import { Keys } from './keys.ts';
import { FOOT_ROWS, pairingScreen, type Size } from './pairing-screen.ts';
import type { PromptStreams } from './prompter.ts';
import type { Screen } from './screen.ts';
import { wrap } from './table.ts';

const DIGITS = 6;
/** An app shows a new code whenever the clock passes a multiple of this, in milliseconds. */
const PERIOD = 30_000;
/** Longer than a terminal takes to hand over what was typed before. */
const HAND_OVER = 30;
const USUAL: Size = { columns: 80, rows: 24 };

/** A screen of its own, which the terminal keeps apart from everything before and after it. */
const ENTER = '\x1b[?1049h';
const LEAVE = '\x1b[?1049l';

/** Shows secrets on the terminal and reads codes from it. @param now milliseconds since the epoch */
export function terminalPairing(screen: Screen, streams: PromptStreams, now: () => number): Pairing {
  return {
    async show(device) {
      const { encode: draw } = await import('uqr');
      streams.signal.throwIfAborted();
      streams.quiet();
      return new SecretScreen(device, screen, streams, now, draw);
    },
  };
}

/** One secret on the screen, from its first character to its last. */
class SecretScreen implements ShownSecret {
  readonly #device: DeviceToPair;
  readonly #screen: Screen;
  readonly #streams: PromptStreams;
  readonly #now: () => number;
  readonly #encode: typeof encode;
  readonly #output: NodeJS.WriteStream;
  readonly #keys: Keys;
  readonly #begun = new Promise((resolve) => setTimeout(resolve, HAND_OVER));
  /** What is going on; told anew every second, for what changes by itself. */
  #message: () => string = () => '';
  #label = '';
  #typed = '';

  constructor(device: DeviceToPair, screen: Screen, streams: PromptStreams, now: () => number, draw: typeof encode) {
    this.#device = device;
    this.#screen = screen;
    this.#streams = streams;
    this.#now = now;
    this.#encode = draw;
    this.#output = streams.output as NodeJS.WriteStream;
    this.#keys = new Keys(streams.input, streams.interrupt);
    this.#output.write(ENTER);
    this.#output.on('resize', this.#draw);
    this.#draw();
  }

  async codes(again?: Again): Promise<Codes | undefined> {
    const { say } = this.#screen;
    await this.#begun;
    const problem = again ? say(`mfa.again-${again.because}`, { left: String(again.left) }) : '';
    const first = await this.#ask('mfa.first-code', () => problem);
    if (first === undefined) return undefined;
    const next = (Math.floor(this.#now() / PERIOD) + 1) * PERIOD;
    const wait = () => {
      const seconds = Math.ceil((next - this.#now()) / 1000);
      return seconds > 0 ? say('mfa.next-code', { seconds: String(seconds) }) : say('mfa.next-code-now');
    };
    const second = await this.#ask('mfa.second-code', wait, (typed) => (typed === first ? say('mfa.same-code') : ''));
    if (second === undefined) return undefined;
    this.#foot(() => say('mfa.checking'), '');
    return [first, second];
  }

  /** Line by line: a terminal may keep what is cleared at once, and one without a second screen has it in the first. */
  hide(): void {
    this.#output.off('resize', this.#draw);
    this.#keys.end();
    this.#output.write(`${this.#blank()}\x1b[H${LEAVE}`);
    this.#streams.closed();
  }

  /** Asks until six digits are typed that `check` has nothing to say against; undefined after two empty lines, one being a slip. */
  async #ask(
    label: string,
    message: () => string,
    check: (typed: string) => string = () => '',
  ): Promise<string | undefined> {
    const { say } = this.#screen;
    this.#foot(message, say(label));
    for (let empty = 0; ; ) {
      const typed = await this.#line();
      if (typed === '' && empty === 0) {
        empty = 1;
        this.#foot(() => say('mfa.leave-again'), say(label));
        continue;
      }
      if (!typed) return undefined;
      empty = 0;
      const wrong = typed.length < DIGITS ? say('mfa.six-digits') : check(typed);
      if (!wrong) return typed;
      this.#foot(() => wrong, say(label));
    }
  }

  /** Undefined when nothing can be typed any more. */
  #line(): Promise<string | undefined> {
    const { signal } = this.#streams;
    const ticking = setInterval(this.#drawFoot, 1000);
    return new Promise<string | undefined>((resolve, reject) => {
      const stop = () => reject(signal.reason);
      if (signal.aborted) return stop();
      signal.addEventListener('abort', stop, { once: true });
      this.#keys.listener = (key) => {
        if (key.kind === 'enter') return resolve(this.#typed);
        if (key.kind === 'end') return resolve(undefined);
        if (key.kind === 'text') this.#type(key.text);
        else this.#typed = key.kind === 'back' ? this.#typed.slice(0, -1) : '';
        this.#drawFoot();
      };
    }).finally(() => {
      clearInterval(ticking);
      this.#keys.listener = undefined;
    });
  }

  /** Digits of any width; blanks, as apps show them in the middle, and all else are left out. */
  #type(text: string): void {
    const digit = text.normalize('NFKC');
    if (/^[0-9]$/.test(digit) && this.#typed.length < DIGITS) this.#typed += digit;
  }

  #foot(message: () => string, label: string): void {
    this.#message = message;
    this.#label = label;
    this.#typed = '';
    this.#drawFoot();
  }

  #size(): Size {
    const { columns, rows } = this.#output;
    return columns > 0 && rows > 0 ? { columns, rows } : USUAL;
  }

  #blank(): string {
    const lines = Array.from({ length: this.#size().rows }, (_, row) => `${at(row + 1)}\x1b[2K`);
    return lines.join('');
  }

  readonly #draw = (): void => {
    const lines = pairingScreen(this.#device, this.#size(), this.#screen, this.#encode);
    this.#output.write(this.#blank() + lines.map((line, row) => `${at(row + 1)}${line}`).join(''));
    this.#drawFoot();
  };

  readonly #drawFoot = (): void => {
    const { columns, rows } = this.#size();
    const { colour } = this.#screen;
    const [message = ''] = wrap(this.#message(), columns - 1);
    const input = this.#label ? `${colour.green('?')} ${colour.bold(this.#label)} ${this.#typed}` : '';
    const foot = [colour.yellow(message), input];
    const first = rows - FOOT_ROWS + 1;
    this.#output.write(foot.map((line, row) => `${at(first + row)}\x1b[2K${line}`).join(''));
  };
}

/** The beginning of a row, counted from 1. */
const at = (row: number): string => `\x1b[${row};1H`;
