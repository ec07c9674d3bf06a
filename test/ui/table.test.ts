import { describe, expect, it } from 'vitest';
import { cut } from '../../src/ui/table.ts';

describe('a line that must not wrap', () => {
  it('is cut where the width ends, wide letters counting two, and shows that it was', () => {
    expect(cut('short', 5)).toBe('short');
    expect(cut('too long', 5)).toBe('too …');
    expect(cut('엔드포인트', 7)).toBe('엔드포…');
  });
});
