import { describe, expect, test } from 'vitest';
import { factNames, fill } from '../../src/i18n/fill.ts';

describe('filling in a sentence', () => {
  test('puts every fact in its place', () => {
    expect(fill('{a} and {b}, {a}', { a: 'x', b: 'y' })).toBe('x and y, x');
  });

  test('shows a missing fact as a question mark, whatever it is called', () => {
    expect(fill('{a} {constructor} {toString}', {})).toBe('? ? ?');
  });

  test('keeps an empty fact empty', () => {
    expect(fill('"{a}"', { a: '' })).toBe('""');
  });

  test.each([
    [{ near: 'us-east-1' }, 'No such region. Similar: us-east-1. Look.'],
    [{ near: '' }, 'No such region. Look.'],
    [{}, 'No such region. Look.'],
  ])('leaves out a bracketed part whose fact is missing or empty: %o', (facts, expected) => {
    expect(fill('No such region.[[ Similar: {near}.]] Look.', facts)).toBe(expected);
  });

  test('takes a bracketed part over several lines', () => {
    expect(fill('How:[[\n{commands}]]', { commands: 'a\nb' })).toBe('How:\na\nb');
  });

  test('does not read braces or brackets inside facts', () => {
    expect(fill('{a}[[ ({b})]]', { a: '{b} [[x]]', b: '$& {a}' })).toBe('{b} [[x]] ($& {a})');
  });

  test('tells which facts a text asks for', () => {
    expect(factNames('{a}[[ {b}]] {a}')).toEqual(['a', 'b', 'a']);
  });
});
