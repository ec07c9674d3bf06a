import { describe, expect, it } from 'vitest';
import { harmless, harmlessJson } from '../../src/ui/harmless.ts';
import { jsonView } from '../../src/ui/json-view.ts';

const NASTY: readonly (readonly [string, string])[] = [
  ['colour and cursor', 'a\u001b[31m\u001b[2Jb'],
  ['a window title', 'a\u001b]0;owned\u0007b'],
  ['control sequences of eight bits', 'a\u009b31mb\u009d0;x\u009cc'],
  ['newlines and a carriage return', 'a\r\nb\nc'],
  ['line and paragraph separators', 'a\u2028b\u2029c'],
  ['text that runs from right to left', 'a\u202ecod.exe\u202c \u2066b\u2069 \u200fc\u061c'],
  ['characters that are not seen', 'a\u200b\u200d\u2060\ufeff\u00adb\u3164'],
  ['letters of tags', `a${String.fromCodePoint(0xe0041, 0xe0042)}b`],
  ['backspace and delete', 'abc\b\b\u007fd'],
];
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const ACTS = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff]|\udb40/;

describe.each(NASTY)('text with %s', (_, text) => {
  it('is shown as one line that nothing acts on', () => {
    expect(harmless(text)).not.toMatch(ACTS);
    expect(harmless(text)).toContain('a');
  });

  it('stays what it is in JSON, and its line acts on no terminal either', () => {
    const line = harmlessJson({ text, [text]: [text] });
    expect(line).not.toMatch(ACTS);
    expect(JSON.parse(line)).toEqual({ text, [text]: [text] });
  });

  it('is one line of a run’s JSON', () => {
    const written: string[] = [];
    const report = jsonView({ write: (line) => void written.push(line), isTerminal: true, columns: 80 });
    report({ type: 'notice', level: 'info', code: 'run.again', facts: { text } });
    expect(written).toHaveLength(1);
    expect(written.join('').trimEnd()).not.toMatch(ACTS);
    expect(JSON.parse(written.join(''))).toMatchObject({ facts: { text } });
  });
});

describe('ordinary text', () => {
  it.each(['한국어 이름', 'naïve – “quoted” 🙂 {braces}', 'שלום'])('%s is shown and told as it is', (text) => {
    expect(harmless(text)).toBe(text);
    expect(harmlessJson(text)).toBe(JSON.stringify(text));
  });
});
