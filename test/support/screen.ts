import xterm from '@xterm/headless';

/** A terminal's screen as a person sees it, after all control sequences. */
export interface Screen {
  /** Feeds what the program wrote. */
  write(data: string): void;
  /** Resolves when all that was fed is on the screen. */
  settled(): Promise<void>;
  /** The visible rows; trailing blanks and trailing empty rows are cut. */
  visible(): string;
  /** Every row from the first one on, those scrolled out of sight too; rows the terminal broke are joined again. */
  whole(): string;
  /** Every row as it stands, none joined, for looking at a place. */
  rows(): readonly string[];
  /** The row of `rows()` the cursor is on. */
  cursorRow(): number;
  resize(columns: number, rows: number): void;
}

/** A screen of `columns` × `rows` characters that keeps 10,000 rows; `answer` gets what a terminal says back when it is asked (cursor position). */
export function makeScreen(columns: number, rows: number, answer: (data: string) => void): Screen {
  const terminal = new xterm.Terminal({ cols: columns, rows, scrollback: 10_000, allowProposedApi: true });
  terminal.onData(answer);
  let pending = Promise.resolve();
  const read = (from: number, to: number, joined: boolean): string[] => {
    const found: string[] = [];
    for (let index = from; index < to; index += 1) {
      const line = terminal.buffer.active.getLine(index);
      const goesOn = joined && terminal.buffer.active.getLine(index + 1)?.isWrapped === true;
      const text = line?.translateToString(!goesOn) ?? '';
      if (joined && line?.isWrapped && found.length > 0) found[found.length - 1] += text;
      else found.push(text);
    }
    return found.map((text) => text.trimEnd());
  };
  const all = (joined: boolean) => read(0, terminal.buffer.active.length, joined);
  return {
    write(data) {
      pending = Promise.all([pending, new Promise<void>((resolve) => terminal.write(data, resolve))]).then(
        () => undefined,
      );
    },
    settled: () => pending,
    visible() {
      const top = terminal.buffer.active.baseY;
      return read(top, top + terminal.rows, false)
        .join('\n')
        .trimEnd();
    },
    whole: () => all(true).join('\n').trimEnd(),
    rows: () => all(false),
    cursorRow: () => terminal.buffer.active.baseY + terminal.buffer.active.cursorY,
    resize: (newColumns, newRows) => terminal.resize(newColumns, newRows),
  };
}
