// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about
const CONTROL = /[\u0000-\u001f\u007f-\u009f]+/g;
/** Marks that turn the direction of text round, and characters that are not seen at all, such as the letters of tags. */
const INVISIBLE =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0]|\u034f|\udb40[\udc00-\udfff]/g;
/** What JSON itself leaves as it is although a terminal may act on it. */
const UNESCAPED = /[\u007f-\u009f]/g;

/** Text from AWS, the network or a file, as one line that cannot move the cursor, colour the screen or pass for other text. */
export function harmless(text: string): string {
  return text.replace(CONTROL, ' ').replace(INVISIBLE, '').trim();
}

/** JSON text whose values stay what they are, while no terminal it is printed on sees a control sequence or a direction mark. */
export function harmlessJson(value: unknown): string {
  const unit = (text: string, at: number) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`;
  const escaped = (text: string) => Array.from({ length: text.length }, (_, at) => unit(text, at)).join('');
  return JSON.stringify(value).replace(UNESCAPED, escaped).replace(INVISIBLE, escaped);
}

/** The facts of a message, each made harmless; `commands` are our own and keep their lines. */
export function harmlessFacts(facts: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, name === 'commands' ? value : harmless(value)]),
  );
}
