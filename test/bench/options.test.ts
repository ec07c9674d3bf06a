import { describe, expect, test } from 'vitest';
import { readOptions } from '../../bench/frame/options.ts';

const read = (...argv: string[]) => readOptions(argv, ['package', 'start', 'setup']);
const none = { only: [], markdown: false, workingTree: false, help: false };

describe('the options of npm run bench', () => {
  test('are all groups, each with its own number of rounds, where none is given', () => expect(read()).toEqual(none));

  test('name groups, rounds and a file', () => {
    const options = read('--only', 'start,setup', '--runs', '9', '--json', 'out.json', '--markdown', '--working-tree');
    const flags = { markdown: true, workingTree: true };
    expect(options).toEqual({ ...none, ...flags, only: ['start', 'setup'], runs: 9, json: 'out.json' });
  });

  test.each([
    [['--only', 'begin'], '--only begin: there are the groups package, start, setup'],
    [['--runs', '0'], '--runs 0: not a number of rounds'],
    [['--runs', 'many'], '--runs many'],
    [['--fast'], '--fast'],
    [['start'], 'start'],
  ])('refuse %j and say what is wrong', (argv, words) => expect(() => read(...argv)).toThrow(words));
});
