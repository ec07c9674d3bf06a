import { FLAGS } from '../answers/flags.ts';
import { filePath } from '../answers/parse/files.ts';
import type { Computer } from '../computer/computer.ts';
import { readTextFile } from '../computer/text-file.ts';
import { SetupError } from '../engine/errors.ts';
import type { FlagTexts } from './given.ts';

/** Flags beside the answers that a file may hold as well. */
const OTHER_KEYS = ['skip', 'with', 'accept', 'allow-ssh-from-anywhere'];

/**
 * The answers in a JSON or YAML file, by flag name without its dashes (`key-name: …`), as texts for the same parsers as the flags.
 * @throws SetupError `answers-file.…`, exit 2
 */
export async function readAnswersFile(flag: string, computer: Pick<Computer, 'home' | 'cwd'>): Promise<FlagTexts> {
  try {
    return await answersIn(await filePath(flag, computer));
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    throw new SetupError(error.code, { ...error.facts, flag: '--answers', value: flag }, 2);
  }
}

async function answersIn(path: string): Promise<FlagTexts> {
  const text = (await readTextFile(path))?.replace(/^\uFEFF/, '');
  if (text === undefined) throw refuse('answers-file.missing', path);
  const content = await parseText(text, path);
  if (content === null || typeof content !== 'object' || Array.isArray(content))
    throw refuse('answers-file.shape', path);
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(content)) {
    const known = FLAGS.some((description) => description.flag === `--${name}`) || OTHER_KEYS.includes(name);
    if (!known) throw refuse('answers-file.key', path, name);
    texts[name] = textOf(value, path, name);
  }
  return texts;
}

async function parseText(text: string, path: string): Promise<unknown> {
  try {
    // JSON is YAML too, but its own messages are better.
    if (path.endsWith('.json')) return JSON.parse(text);
    const { parseYaml } = await import('./answers-yaml.ts');
    return parseYaml(text);
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    throw new SetupError('answers-file.syntax', { path, reason });
  }
}

function textOf(value: unknown, path: string, name: string): string {
  if (Array.isArray(value)) return value.map((item) => textOf(item, path, name)).join(',');
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw refuse('answers-file.value', path, name);
}

const refuse = (code: string, path: string, key = ''): SetupError => new SetupError(code, { path, key });
