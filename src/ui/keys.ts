/** What a person did at the keyboard. */
export type Key =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'enter' | 'back' | 'clear' | 'end' };

/** Sequences of cursor and function keys, and what a terminal says of itself. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what these are
const SEQUENCES = /\x1b(\[[0-9;?<]*[ -/]*[@-~]|O.|)/g;

/**
 * Takes every key from a terminal until it is ended, so that nothing typed is drawn by the terminal itself. Keys that nobody listens to are
 * dropped, but for Ctrl-C.
 */
export class Keys {
  /** Told of each key while somebody listens. */
  listener: ((key: Key) => void) | undefined;
  readonly #input: NodeJS.ReadStream;
  readonly #interrupt: () => void;

  constructor(input: NodeJS.ReadableStream, interrupt: () => void) {
    this.#input = input as NodeJS.ReadStream;
    this.#interrupt = interrupt;
    if (this.#input.isTTY) this.#input.setRawMode(true);
    this.#input.on('data', this.#take);
    this.#input.on('end', this.#ended);
    this.#input.resume();
  }

  end(): void {
    this.listener = undefined;
    this.#input.off('data', this.#take);
    this.#input.off('end', this.#ended);
    this.#input.pause();
    if (this.#input.isTTY) this.#input.setRawMode(false);
  }

  readonly #take = (typed: Buffer | string): void => {
    for (const character of typed.toString().replace(SEQUENCES, '')) {
      if (character === '\x03') this.#interrupt();
      else this.listener?.(keyOf(character));
    }
  };

  readonly #ended = (): void => this.listener?.({ kind: 'end' });
}

function keyOf(character: string): Key {
  if (character === '\r' || character === '\n') return { kind: 'enter' };
  if (character === '\x7f' || character === '\b') return { kind: 'back' };
  if (character === '\x15') return { kind: 'clear' };
  return character === '\x04' ? { kind: 'end' } : { kind: 'text', text: character };
}
