import { FLAGS } from '../answers/flags.ts';
import type { FlagTexts } from '../wizard/given.ts';
import type { Values } from './cli.ts';

/** The flags given, by name without dashes, as texts for the parsers. */
export function flagTexts(values: Values): FlagTexts {
  const texts: Record<string, string> = {};
  const names = [...FLAGS.map(({ flag }) => flag.slice(2)), 'skip', 'with', 'allow-ssh-from-anywhere'];
  for (const name of names) {
    const value = values[attribute(name)];
    if (value !== undefined) texts[name] = Array.isArray(value) ? value.join(',') : String(value);
  }
  return texts;
}

/** commander's name for `--key-name`: `keyName`. */
const attribute = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
