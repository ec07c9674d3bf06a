/** One line on stderr that the next one takes the place of, in a terminal; a line each elsewhere. */
export interface Progress {
  say(text: string): void;
  /** Takes the line away, before something is printed. */
  clear(): void;
}

/** Progress on a stream such as stderr. */
export function progressOn(stream: { readonly isTTY?: boolean; write(text: string): unknown }): Progress {
  if (!stream.isTTY) return { say: (text) => void stream.write(`${text}\n`), clear: () => undefined };
  return { say: (text) => void stream.write(`\r\x1b[K${text}`), clear: () => void stream.write('\r\x1b[K') };
}
