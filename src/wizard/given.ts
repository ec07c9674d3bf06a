import type { AnswerKey, AnswerValue } from '../answers/answers.ts';
import { extraList } from '../answers/extras.ts';
import { FLAGS } from '../answers/flags.ts';
import { yesOrNo } from '../answers/parse/names.ts';
import { type ParseSurroundings, parseAnswer, stepList } from '../answers/parse.ts';
import type { Computer } from '../computer/computer.ts';
import { SetupError } from '../engine/errors.ts';
import { impliedByExtras } from './implied-extras.ts';
import { impliedVpc } from './implied-vpc.ts';

/** Answers as texts, by flag name without its dashes. */
export type FlagTexts = Readonly<Record<string, string>>;

export interface GivenAnswer {
  readonly value: AnswerValue;
  readonly source: 'flag' | 'file';
}
export type Given = ReadonlyMap<AnswerKey, GivenAnswer>;

/**
 * The answers given before the run: flags over the answers file. All are read before anything else happens,
 * so that a mistake in one is told before AWS is asked for anything.
 * @throws SetupError, exit 2, with the flag among its facts
 */
export async function readGiven(
  flags: FlagTexts,
  file: FlagTexts,
  computer: Pick<Computer, 'home' | 'cwd'>,
): Promise<Given> {
  const sshFromAnywhere = [flags, file].some(allowsSshFromAnywhere);
  const around: ParseSurroundings = { computer, sshFromAnywhere };
  const given = new Map<AnswerKey, GivenAnswer>();
  for (const [source, texts] of [
    ['file', file],
    ['flag', flags],
  ] as const) {
    for (const { key, flag } of FLAGS) {
      const text = texts[flag.slice(2)];
      if (text !== undefined) given.set(key, { value: await parseAnswer(key, text, around), source });
    }
    const skip = texts.skip;
    if (skip !== undefined) given.set('skip', { value: skip === '' ? [] : steps('--skip', skip), source });
    const extras = texts.with;
    if (extras !== undefined)
      given.set('with', { value: extras === '' ? [] : ofFlag('--with', extras, extraList), source });
  }
  impliedByExtras(given);
  impliedVpc(given);
  return given;
}

/** Is `--allow-ssh-from-anywhere` among them? */
export function allowsSshFromAnywhere(texts: FlagTexts): boolean {
  const text = texts['allow-ssh-from-anywhere'];
  return text !== undefined && ofFlag('--allow-ssh-from-anywhere', text, yesOrNo);
}

/** A list of steps given with a flag. @throws SetupError, exit 2, naming the flag */
export function steps(flag: string, text: string): readonly string[] {
  return ofFlag(flag, text, stepList);
}

function ofFlag<T>(flag: string, text: string, parse: (text: string) => T): T {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    throw new SetupError(error.code, { ...error.facts, flag, value: text }, 2);
  }
}
