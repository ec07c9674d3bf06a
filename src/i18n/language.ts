import { SetupError } from '../engine/errors.ts';

const LANGUAGES = ['en', 'ko'] as const;

/** A language the messages are written in. */
export type Language = (typeof LANGUAGES)[number];

/** Where a language may be named. */
export interface LanguageSources {
  /** `--lang` as given. */
  readonly flag?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * `--lang`, else the first of LC_ALL, LC_MESSAGES and LANG that is set (POSIX: an empty one counts as not set); English unless that is Korean.
 * @throws SetupError `input.language` {flag, value}, exit 2, for another `--lang` than `en` or `ko`
 */
export function chooseLanguage({ flag, env }: LanguageSources): Language {
  if (flag !== undefined) {
    const named = LANGUAGES.find((language) => language === flag);
    if (named === undefined) throw new SetupError('input.language', { flag: '--lang', value: flag }, 2);
    return named;
  }
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^ko([-_.@]|$)/i.test(locale) ? 'ko' : 'en';
}
