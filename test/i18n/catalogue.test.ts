import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../src/i18n/catalogue.ts';

describe('the catalogue', () => {
  test.each([
    ['en', 'There is no AWS region "ap-northeast-22" for this account. Similar names: ap-northeast-2. Check the name.'],
    ['ko', '이 계정에 "ap-northeast-22" 리전은 없습니다. 비슷한 이름: ap-northeast-2. 이름을 확인하세요.'],
  ] as const)('speaks %s', async (language, expected) => {
    const catalogue = await loadCatalogue(language);
    expect(catalogue.language).toBe(language);
    expect(catalogue.text('region.unknown', { value: 'ap-northeast-22', nearest: 'ap-northeast-2' })).toBe(expected);
  });

  test('knows its codes from others', async () => {
    const catalogue = await loadCatalogue('en');
    expect(catalogue.has('region.unknown')).toBe(true);
    expect(catalogue.has('region.nowhere')).toBe(false);
    expect(catalogue.has('toString')).toBe(false);
  });

  test.each(['en', 'ko'] as const)('names a code it has no sentence for, with its facts (%s)', async (language) => {
    const catalogue = await loadCatalogue(language);
    const text = catalogue.text('strange.code', { path: '/tmp/x', reason: 'EIO' });
    expect(text).toContain('"strange.code"');
    expect(text).toContain('(path=/tmp/x, reason=EIO)');
    expect(catalogue.text('strange.code')).not.toMatch(/[()?]/);
  });

  test('never fails for want of a fact', async () => {
    const catalogue = await loadCatalogue('en');
    expect(catalogue.text('state.locked')).toBe(
      'Another run is at work on this account: process ? on ?, since ?. Wait until it has ended, or stop it, then run the same command again.',
    );
  });
});
