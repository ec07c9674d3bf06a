import { beforeAll, describe, expect, test } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { COMPOSED, composedCodes } from './composed-codes.ts';
import { readSourceCodes, type SourceCodes } from './source-codes.ts';

let source: SourceCodes;
beforeAll(async () => {
  source = await readSourceCodes();
});

describe('the codes in the source', () => {
  test('all have a sentence', () => {
    const without = [...source.literal].filter(([code]) => !Object.hasOwn(en, code));
    expect(without).toEqual([]);
  });

  test('that are put together are all listed', () => {
    expect([...source.prefixes].filter((prefix) => !Object.hasOwn(COMPOSED, prefix))).toEqual([]);
  });

  test('that are put together all have a sentence', () => {
    expect(composedCodes.filter((code) => !Object.hasOwn(en, code))).toEqual([]);
  });

  test('were really found: the walk sees every layer', () => {
    const files = [...source.literal.values()].join('\n');
    for (const layer of [
      'answers',
      'aws',
      'cli',
      'computer',
      'engine',
      'resources',
      'sandbox',
      'state',
      'steps',
      'ui',
      'wizard',
    ]) {
      expect(files).toContain(`${layer}/`);
    }
  });
});

describe('the sentences', () => {
  test('are all used by the source', () => {
    const used = new Set(['unknown', ...source.literal.keys(), ...composedCodes]);
    expect(Object.keys(en).filter((code) => !used.has(code))).toEqual([]);
  });

  test('that are put together belong to a code the source still makes', () => {
    expect(Object.keys(COMPOSED).filter((prefix) => !source.prefixes.has(prefix))).toEqual([]);
  });
});
