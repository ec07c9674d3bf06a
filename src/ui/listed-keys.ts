interface Key {
  name?: string;
  readonly sequence?: string;
  readonly ctrl?: boolean;
}

const MOVES = /^(up|down|return|enter|space|backspace)$/;
const STOPS = /^[cdz]$/;
/** One character that is seen. */
const TYPED = /^[!-~\u00a1-\uffff]$/;

/**
 * Lets a list take the keys that its last line names and no other: inquirer goes to the first entry for Escape, as what an empty search finds,
 * and toggles by digits. What is not to be taken reaches it as a key that does nothing in a list.
 * @param mayType typing goes to the entry that begins so
 * @returns puts an end to it
 */
export function onlyListedKeys(input: NodeJS.ReadableStream, mayType: boolean): () => void {
  const take = (_typed: unknown, key: Key) => {
    const { name = '', sequence = '', ctrl } = key;
    const isListed = ctrl ? STOPS.test(name) : MOVES.test(name) || (mayType && TYPED.test(sequence));
    if (!isListed) key.name = 'backspace';
  };
  input.on('keypress', take);
  return () => void input.off('keypress', take);
}
