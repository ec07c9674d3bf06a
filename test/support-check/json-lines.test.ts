import { describe, expect, test } from 'vitest';
import { jsonLines } from '../support/json-lines.ts';

describe('jsonLines', () => {
  test('reads one object a line', () => {
    const lines = jsonLines('{"v":1,"type":"plan"}\n{"v":1,"type":"result","ok":true}\n');
    expect(lines.map((line) => line.type)).toEqual(['plan', 'result']);
    expect(lines.at(-1)?.ok).toBe(true);
  });

  test.each([
    ['nothing at all', ''],
    ['a line that was cut off', '{"v":1,"type":"plan"}\n{"v":1,"ty'],
    ['a last line without its end', '{"v":1,"type":"plan"}'],
    ['talk in between', '{"v":1,"type":"plan"}\nDone.\n'],
    ['an empty line', '{"v":1,"type":"plan"}\n\n'],
    ['another version', '{"v":2,"type":"plan"}\n'],
    ['no type', '{"v":1}\n'],
    ['an array', '[{"v":1,"type":"plan"}]\n'],
    ['null', 'null\n'],
  ])('refuses %s', (_, stdout) => {
    expect(() => jsonLines(stdout)).toThrow(/stdout/);
  });
});
