import { describe, expect, it } from 'vitest';
import { lateView } from '../../src/cli/late-view.ts';
import { loadCatalogue } from '../../src/i18n/catalogue.ts';
import { makeScreen, type Screen } from '../../src/ui/screen.ts';
import type { RunEvent } from '../../src/wizard/events.ts';

async function screen(): Promise<{ readonly screen: Screen; readonly written: string[] }> {
  const written: string[] = [];
  const output = { write: (text: string) => void written.push(text), isTerminal: true, columns: 80 };
  return { screen: makeScreen(output, output, await loadCatalogue('en'), false), written };
}

const looking: RunEvent = { type: 'looking' };
const result: RunEvent = { type: 'result', ok: true, exitCode: 0 };
const place: RunEvent = { type: 'place', practice: true };

describe('a view that is loaded late', () => {
  it('is told in order what came before it was there', async () => {
    const told: RunEvent[] = [];
    const view = lateView(async () => (event) => void told.push(event), undefined);
    view.report(place);
    view.report(looking);
    expect(told).toEqual([]);
    await Promise.all([view.load(), view.load()]);
    expect(told).toEqual([place, looking]);
    view.report(result);
    expect(told).toEqual([place, looking, result]);
  });

  it('lets nobody wait for where things are done, and says that once', async () => {
    const told: RunEvent[] = [];
    const { screen: shown, written } = await screen();
    const view = lateView(async () => (event) => void told.push(event), shown);
    view.report(place);
    expect(written.join('')).toMatch(/^Practice account: nothing real is made/);
    await view.load();
    expect(told).toEqual([]);
  });
});
