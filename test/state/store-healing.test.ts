import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testClock } from '../support/clock.ts';
import { ACCOUNT, FILE, modeOf, open, snapshot, temporaryDirectory, twiceSaved } from './place.ts';

describe('a damaged state', () => {
  test('that is missing is healed from its backup', async () => {
    const directory = temporaryDirectory();
    const { path } = await twiceSaved(directory);
    rmSync(path);
    const store = await open(directory);
    expect(store.healed).toBe('backup');
    expect(store.state).toMatchObject({ setupId: 's-1', nodes: {} });
    expect(existsSync(path)).toBe(false);
    await store.save();
    expect((await open(directory)).healed).toBeUndefined();
    expect(Object.keys(await snapshot(directory))).toEqual([FILE, `${FILE}.backup`]);
  });

  test('is healed from its backup, and the bad file put aside at the first save', async () => {
    const directory = temporaryDirectory();
    const { path } = await twiceSaved(directory);
    writeFileSync(path, '{"version":1,', { mode: 0o644 });
    const store = await open(directory, { computer: testClock({ start: Date.UTC(2026, 6, 31, 1, 2, 3, 4) }) });
    expect(store.healed).toBe('backup');
    expect(await readFile(path, 'utf8')).toBe('{"version":1,');
    store.update((state) => ({ ...state, regions: ['eu-central-1'] }));
    await store.save();
    store.update((state) => ({ ...state, regions: ['eu-central-1', 'eu-west-1'] }));
    await store.save();
    const names = Object.keys(await snapshot(directory));
    expect(names).toHaveLength(3);
    const aside = names.find((name) => name.includes('unreadable')) ?? '';
    expect(aside).toMatch(/^aws-123456789012\.json\.unreadable-20260731T010213\d{3}Z$/);
    expect(await readFile(join(directory, aside), 'utf8')).toBe('{"version":1,');
    expect(await modeOf(join(directory, aside))).toBe('600');
    expect((await open(directory)).state?.regions).toEqual(['eu-central-1', 'eu-west-1']);
    expect(JSON.parse(await readFile(`${path}.backup`, 'utf8')).regions).toEqual(['eu-central-1']);
  });

  test('waits until what the lost records stood for must show, before anything is made', async () => {
    const directory = temporaryDirectory();
    const { path } = await twiceSaved(directory);
    rmSync(path);
    const soon = testClock({ start: Date.now() + 1_000 });
    await open(directory, { computer: soon });
    expect(soon.sleeps).toHaveLength(1);
    expect(soon.sleeps[0]).toBeGreaterThan(5_000);
    expect(soon.sleeps[0]).toBeLessThanOrEqual(9_100);
    const later = testClock({ start: Date.now() + 11_000 });
    await open(directory, { computer: later });
    await open(directory, { computer: soon, readOnly: true });
    expect([later.sleeps.length, soon.sleeps.length]).toEqual([0, 1]);
  });

  test('with a damaged or missing backup is refused by name, and nothing is written', async () => {
    const directory = temporaryDirectory();
    const { path } = await twiceSaved(directory);
    const refused = { code: 'state.unreadable', facts: { path, backup: `${path}.backup` }, exitCode: 1 };
    writeFileSync(path, 'garbage');
    writeFileSync(`${path}.backup`, '');
    const before = await snapshot(directory);
    await expect(open(directory)).rejects.toMatchObject(refused);
    expect(await snapshot(directory)).toEqual(before);
    rmSync(`${path}.backup`);
    await expect(open(directory)).rejects.toMatchObject(refused);
    rmSync(path);
    writeFileSync(`${path}.backup`, 'garbage');
    await expect(open(directory)).rejects.toMatchObject(refused);
    expect(Object.keys(await snapshot(directory))).toEqual([`${FILE}.backup`]);
  });

  test('of a newer program is never healed with older content', async () => {
    const directory = temporaryDirectory();
    const { path } = await twiceSaved(directory);
    writeFileSync(path, '{"version":7}');
    const newer = (at: string) => ({ code: 'state.newer', facts: { path: at, version: '7' }, exitCode: 1 });
    await expect(open(directory)).rejects.toMatchObject(newer(path));
    writeFileSync(path, 'garbage');
    writeFileSync(`${path}.backup`, '{"version":7}');
    await expect(open(directory, { readOnly: true })).rejects.toMatchObject(newer(`${path}.backup`));
  });

  test('with a damaged byte inside a name is not taken for good', async () => {
    const directory = temporaryDirectory();
    const { path } = await twiceSaved(directory);
    const text = await readFile(path, 'latin1');
    writeFileSync(path, text.replace('vpc-0abc', 'vpc-0\xffbc'), 'latin1');
    expect((await open(directory, { account: ACCOUNT })).healed).toBe('backup');
  });
});
