import { describe, expect, test } from 'vitest';
import { chooseLanguage } from '../../src/i18n/language.ts';

describe('the language of the messages', () => {
  test.each([
    ['ko', {}, 'ko'],
    ['en', { LC_ALL: 'ko_KR.UTF-8' }, 'en'],
    ['ko', { LANG: 'en_US.UTF-8' }, 'ko'],
  ])('is the one of --lang %s before the environment', (flag, env, expected) => {
    expect(chooseLanguage({ flag, env })).toBe(expected);
  });

  test.each([
    [{ LC_ALL: 'ko_KR.UTF-8', LC_MESSAGES: 'en_US', LANG: 'en_US' }, 'ko'],
    [{ LC_ALL: 'C', LANG: 'ko_KR.UTF-8' }, 'en'],
    [{ LC_ALL: '', LC_MESSAGES: 'ko', LANG: 'en_US' }, 'ko'],
    [{ LANG: 'ko_KR.UTF-8' }, 'ko'],
    [{ LANG: 'ko-KR' }, 'ko'],
    [{ LANG: 'KO_KR' }, 'ko'],
    [{ LANG: 'kok_IN' }, 'en'],
    [{ LANG: 'de_DE.UTF-8' }, 'en'],
    [{}, 'en'],
  ])('is taken from the environment %o: %s', (env, expected) => {
    expect(chooseLanguage({ env })).toBe(expected);
  });

  test.each(['de', 'KO', ''])('is never guessed from --lang "%s"', (flag) => {
    expect(() => chooseLanguage({ flag, env: {} })).toThrow(
      expect.objectContaining({ code: 'input.language', facts: { flag: '--lang', value: flag }, exitCode: 2 }),
    );
  });
});
