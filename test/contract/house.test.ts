import { describe, expect, it } from 'vitest';
import { readSource, type SourceFile, sourceFiles } from './source.ts';

const files = sourceFiles();

/** Files whose code, comments aside, has something in it. */
function having(pattern: RegExp, among: readonly SourceFile[] = files): readonly string[] {
  return among.filter(({ code }) => pattern.test(code)).map(({ path }) => path);
}

const PROCESS = /(?<![\w.'"`-])process(\.\w|\[)|from 'node:process'/;
const EXIT = /\bprocess\.(exit|abort|kill|reallyExit)\(/;
const CONSOLE = /(?<![\w.'"`-])console\.(log|error|warn|info|debug|trace|table|dir|time)\b/;
const BARE_ERROR = /\bnew Error\(/;

describe('the process', () => {
  it('is spoken to in main.ts alone', () => expect(having(PROCESS)).toEqual(['main.ts']));

  it('is never ended from within', () => expect(having(EXIT)).toEqual([]));

  it('has no console', () => expect(having(CONSOLE)).toEqual([]));
});

describe('errors', () => {
  it('for people have a code; a bare one is a bug of ours, or has the name and code of the one it stands for', () => {
    expect(having(BARE_ERROR).toSorted()).toEqual([
      // A call that should never be made.
      'aws/client.ts',
      // AbortError, as the SDK throws it.
      'aws/middleware.ts',
      // Node's own, with its code.
      'computer/private-file.ts',
      // A mistake in a step.
      'engine/graph.ts',
      // EC2's own, told in a good answer.
      'resources/unsuccessful.ts',
      // Node's own, for a host that there is not.
      'sandbox/ec2-region.ts',
      // The SDK's own, and what the practice account does not know.
      'sandbox/failure.ts',
    ]);
  });

  it('are never plain words', () => expect(having(/\bthrow\s+['"`]/)).toEqual([]));
});

describe('a file', () => {
  const lengths = files.map(({ lines }) => lines).toSorted((a, b) => a - b);

  it('has 250 lines at most', () => {
    expect(files.filter(({ lines }) => lines > 250).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  });

  it('has 80 lines or fewer more often than not', () => {
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(80);
  });

  it('says in its name what it is about', () => {
    const vague = /(^|\/|-)(utils?|helpers?|misc|shared|lib)(\.|-|\/)/;
    expect(files.filter(({ path }) => vague.test(path)).map(({ path }) => path)).toEqual([]);
    expect(files.filter(({ path }) => !/^[a-z0-9/.-]+$/.test(path)).map(({ path }) => path)).toEqual([]);
  });

  it('gives every export its name', () => expect(having(/^export default /m)).toEqual([]));

  it('leaves nothing for later', () => {
    expect(having(/not implemented|\bTODO\b|\bFIXME\b/i)).toEqual([]);
  });
});

describe('the rules themselves', () => {
  const found = (pattern: RegExp, text: string) => having(pattern, [readSource('steps/vpc.ts', text)]).length === 1;

  it.each([
    ['const { env } = { env: process.env };', PROCESS],
    ["import process from 'node:process';", PROCESS],
    ['process.exit(1);', EXIT],
    ["console.log('x');", CONSOLE],
    ["throw new Error('x');", BARE_ERROR],
  ])('find %s', (text, pattern) => expect(found(pattern, text)).toBe(true));

  it.each([
    ['// Whoever reads process.env here is wrong.', PROCESS],
    ['/** Never process.env. */', PROCESS],
    ['const reprocess = { process: 1 }.process;', PROCESS],
    ["const host = 'console.aws.amazon.com';", CONSOLE],
    ["throw new TypeError('x');", BARE_ERROR],
  ])('leave %s alone', (text, pattern) => expect(found(pattern, text)).toBe(false));
});
