import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
/** Told to people only. */
const NOT_IN_JSON = ['looking', 'place'];

describe('the README', () => {
  it('names every type of line that --json prints', () => {
    const sources = ['src/engine/events.ts', 'src/wizard/events.ts'].map(read).join('\n');
    const types = new Set([...sources.matchAll(/readonly type: '([a-z-]+)'/g)].map(([, type = '']) => type));
    const [, list = ''] = /With `--json` stdout holds([\s\S]*?)\n\n/.exec(read('README.md')) ?? [];
    expect(types.size).toBeGreaterThan(20);
    expect([...types].filter((type) => !list.includes(`\`${type}\``) && !NOT_IN_JSON.includes(type))).toEqual([
      'result',
    ]);
  });
});
