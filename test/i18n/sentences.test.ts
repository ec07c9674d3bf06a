import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { factNames } from '../../src/i18n/fill.ts';
import { ko } from '../../src/i18n/ko.ts';

const english: Readonly<Record<string, string>> = en;
const korean: Readonly<Record<string, string>> = ko;
const codes = Object.keys(english);

/** Names and patterns that are the same in every language. */
const NO_HANGUL = ['step.vpc', 'step.aws-cli', 'resource.ec2.vpc', 'prompt.plain', 'prompt.answer-line'];
/** Lists, and notes with a line to copy; everything else is one line. */
const LINES = [
  ...[
    'run.root-switch-how',
    'next.launch',
    'next.no-way-out',
    'next.other-region',
    'aws-cli.older',
    'budget.note',
    'mfa.note-second',
    'root-mfa.how',
    'root-mfa.note-later',
    'developers.note-sign-in',
    'developers.note-file',
    'external-role.note',
    'instance-role.config-file',
    'instance-role.logs',
    'instance-role.sessions',
    'task-role.note',
    'task-role.note-exec',
    'task-role.plugin-missing',
    'trunking.by-instance',
    'trunking.verify',
    'aws-cli.missing',
    'error.sign-up',
  ],
  ...[
    'cli-profile.note-key',
    'cli-profile.note-login',
    'cli-profile.note-login-later',
    'cli-profile.note-own',
    'cli-profile.note-permission',
    'admin.note-sign-in',
    'admin.note-sign-in-alias',
    'admin.note-password',
    'key-pair.note-ssh',
    'key-pair.note-closed',
    'next.undo',
    'key-pair.note-own-key',
  ],
];

describe('the sentences', () => {
  test('are the same ones in both languages', () => {
    expect(Object.keys(korean).sort()).toEqual([...codes].sort());
  });

  test.each(['en', 'ko'])('have each code in one file only (%s)', async (language) => {
    const folder = join(import.meta.dirname, '../../src/i18n', language);
    const modules = await Promise.all((await readdir(folder)).map((file) => import(join(folder, file))));
    const all = modules.flatMap((area) => Object.values<object>(area).flatMap((messages) => Object.keys(messages)));
    expect(all.filter((code, at) => all.indexOf(code) !== at)).toEqual([]);
    expect(all.sort()).toEqual([...codes].sort());
  });

  test('ask for the same facts in both languages, and may do without the same ones', () => {
    const facts = (text = '') => [...new Set(factNames(text))].sort().join();
    expect(codes.filter((code) => facts(korean[code]) !== facts(english[code]))).toEqual([]);
    expect(codes.filter((code) => optionalFacts(korean[code]) !== optionalFacts(english[code]))).toEqual([]);
  });

  test('name commands of this tool with what decides which set-up they work on', () => {
    // Help is the same for every set-up.
    const others = [
      'flag.cli-profile',
      'input.unknown-command',
      'input.too-many-arguments',
      'answers-file.key',
      'unknown',
    ];
    const isCommand = (text = '') => /aws-ecs-setup [a-z{]/.test(text) && !text.includes('[[ {options}]]');
    const bare = (sentences: Readonly<Record<string, string>>) =>
      codes.filter((code) => isCommand(sentences[code]) && !others.includes(code));
    expect([bare(english), bare(korean)]).toEqual([[], []]);
  });

  test('are never empty, and neither begin nor end with a space', () => {
    for (const text of [...Object.values(english), ...Object.values(korean)]) expect(text).toMatch(/^\S(.*\S)?$/s);
  });

  test('are Korean in Korean and not in English', () => {
    const without = codes.filter((code) => !/\p{Script=Hangul}/u.test(korean[code] ?? ''));
    expect(without.sort()).toEqual([...NO_HANGUL].sort());
    expect(codes.filter((code) => /\p{Script=Hangul}/u.test(english[code] ?? ''))).toEqual([]);
  });

  test('stay calm: no exclamation marks, no pictures', () => {
    const loud = (text: string | undefined) => /[!！]|\p{Emoji_Presentation}/u.test(text ?? '');
    expect(codes.filter((code) => loud(english[code]) || loud(korean[code]))).toEqual([]);
  });

  test('put no particle that depends on the final consonant behind a fact', () => {
    const particle = /\{\w+\}["']?(을|를|은|는|이|가|과|와|으로|로)(?=[\s.,:]|$)/;
    const spoken = (code: string) => (korean[code] ?? '').replace(/\[\[\(\{\w+\}\)\]\]/g, '');
    expect(codes.filter((code) => particle.test(spoken(code)))).toEqual([]);
  });

  test('are one line, but for the few that are meant to be several', () => {
    expect(codes.filter((code) => english[code]?.includes('\n')).sort()).toEqual([...LINES].sort());
    expect(codes.filter((code) => korean[code]?.includes('\n')).sort()).toEqual([...LINES].sort());
  });

  test('close every brace and bracket they open', () => {
    for (const text of [...Object.values(english), ...Object.values(korean)]) {
      expect(text.replace(/\{\w+\}/g, '').replace(/\[\[.*?\]\]/gs, '')).not.toMatch(/[{}]|\[\[|\]\]/);
    }
  });
});

function optionalFacts(text = ''): string {
  const parts = [...text.matchAll(/\[\[(.*?)\]\]/gs)].flatMap(([, part = '']) => factNames(part));
  return parts.sort().join();
}
