import { describe, expect, it } from 'vitest';
import { AnswerBook } from '../../src/wizard/answer-book.ts';

const SEOUL = 'ap-northeast-2';
const OREGON = 'us-west-2';
const SAVED = {
  global: { adminUser: 'boss', skip: ['alias'] },
  regions: { [SEOUL]: { vpc: 'new', azs: 3 }, 'eu-west-1': { vpc: 'default' } },
};

describe('the book of answers', () => {
  it('keeps account-wide answers once and regional ones region by region', () => {
    const book = new AnswerBook(undefined);
    book.set('adminUser', SEOUL, 'boss', 'asked');
    book.set('vpc', SEOUL, 'new', 'flag');
    book.set('vpc', OREGON, 'default', 'default');
    expect(book.of(SEOUL)).toEqual({
      values: { adminUser: 'boss', vpc: 'new' },
      sources: { adminUser: 'asked', vpc: 'flag' },
    });
    expect(book.of(OREGON).values).toEqual({ adminUser: 'boss', vpc: 'default' });
    expect([book.has('adminUser', OREGON), book.has('vpc', OREGON), book.has('vpc', 'eu-west-1')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('remembers what was kept, without taking it for an answer of this run', () => {
    const book = new AnswerBook(SAVED);
    expect([book.saved('adminUser', OREGON), book.saved('azs', SEOUL), book.saved('azs', OREGON)]).toEqual([
      'boss',
      3,
      undefined,
    ]);
    expect(book.of(SEOUL).values).toEqual({});
    expect(book.has('adminUser', SEOUL)).toBe(false);
  });

  it('begins a look with what is given, else with what was kept', () => {
    const given = new Map([['vpc', { value: 'default', source: 'flag' }]] as const);
    expect(new AnswerBook(SAVED).draftFrom(SEOUL, given)).toEqual({
      adminUser: 'boss',
      skip: ['alias'],
      vpc: 'default',
      azs: 3,
    });
    expect(new AnswerBook(undefined).draftFrom(SEOUL, new Map())).toEqual({});
  });

  it("saves this run's answers over the earlier ones, which all stay", () => {
    const book = new AnswerBook(SAVED);
    book.set('adminUser', SEOUL, 'chief', 'asked');
    book.set('vpc', OREGON, 'new', 'asked');
    book.set('azs', SEOUL, 2, 'flag');
    expect(book.toSave()).toEqual({
      global: { adminUser: 'chief', skip: ['alias'] },
      regions: { [SEOUL]: { vpc: 'new', azs: 2 }, 'eu-west-1': { vpc: 'default' }, [OREGON]: { vpc: 'new' } },
    });
    expect(SAVED.global.adminUser).toBe('boss');
  });
});
