import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { ko } from '../../src/i18n/ko.ts';
import { makeScreen } from '../../src/ui/screen.ts';
import { statusLine } from '../../src/ui/status-view.ts';

describe.each([
  ['en', en],
  ['ko', ko],
] as const)('the lines of status, in %s', (language, sentences) => {
  it('have what is there in one column, whatever it is called', () => {
    const text = (code: string) => (sentences as Readonly<Record<string, string>>)[code] ?? '';
    const output = { write: () => undefined, isTerminal: true, columns: 200 };
    const screen = makeScreen(output, output, { language, text, has: (code) => code in sentences }, false);
    const names = Object.keys(sentences).filter((code) => code.startsWith('resource.'));
    const columns = names.map((code) => {
      const resource = code.slice('resource.'.length);
      const node = { node: 'account/it', step: 'admin', scope: 'account', live: {}, monthlyPrice: 0 } as const;
      const line = statusLine({ type: 'status', status: 'done', resource, value: 'here', ...node }, screen);
      return stringWidth(line.slice(0, line.indexOf('here ')));
    });
    expect(columns.length).toBeGreaterThan(20);
    expect(new Set(columns).size).toBe(1);
  });
});
