// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about
const CONTROL = /[\u0000-\u001f\u007f-\u009f]+/g;
/** Marks that turn the direction of text round, and characters that are not seen at all. */
const INVISIBLE = /[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** Text from AWS, the network or a file, as one line that cannot move the cursor, colour the screen or pass for other text. */
export function harmless(text: string): string {
  return text.replace(CONTROL, ' ').replace(INVISIBLE, '').trim();
}

/** The facts of a message, each made harmless; `commands` are our own and keep their lines. */
export function harmlessFacts(facts: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, name === 'commands' ? value : harmless(value)]),
  );
}
