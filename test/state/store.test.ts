import { chmodSync, existsSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { copyFile, lstat, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeFileAtomically } from '../../src/state/atomic-file.ts';
import { testClock } from '../support/clock.ts';
import { ACCOUNT, FILE, modeOf, open, snapshot, temporaryDirectory, twiceSaved, vpcRecord } from './place.ts';

describe('a store', () => {
  test('has no state until a set-up is started, and then finds it again', async () => {
    const directory = join(temporaryDirectory(), 'made', 'here');
    const store = await open(directory, { computer: testClock({ start: Date.UTC(2026, 6, 31) }) });
    expect(store.state).toBeUndefined();
    await store.save();
    expect(existsSync(directory)).toBe(false);

    store.start({ setupId: 's-1', tool: '0.1.0' });
    store.update((state) => ({ ...state, regions: ['ap-northeast-2'] }));
    await store.save();
    const again = await open(directory);
    expect(again.state).toEqual(store.state);
    expect(again.state).toMatchObject({ setupId: 's-1', account: ACCOUNT, createdAt: '2026-07-31T00:00:00.000Z' });
    expect(again.healed).toBeUndefined();
  });

  test('writes its content once: what is on disk already is the backup under a second name, as young as the write it is for', async () => {
    const directory = temporaryDirectory();
    const writes: string[] = [];
    const write = async (path: string, text: string) => {
      writes.push(basename(path));
      await writeFileAtomically(path, text);
    };
    const store = await open(directory, { write });
    store.start({ setupId: 's-1', tool: '0.1.0' });
    await store.save();
    const backup = join(directory, `${FILE}.backup`);
    for (const [before, region] of ['', 'eu-west-1', 'eu-west-2'].entries()) {
      utimesSync(store.path, 0, 0);
      writeFileSync(store.path, await readFile(store.path));
      store.update((state) => ({ ...state, regions: [...state.regions, region] }));
      await store.save();
      store.update((state) => ({ ...state, regions: [...state.regions, `${region}-too`] }));
      await store.save();
      expect(JSON.parse(await readFile(backup, 'utf8')).regions).toHaveLength(2 * before + 1);
      expect(Date.now() - (await stat(backup)).mtimeMs).toBeLessThan(5_000);
    }
    // Where somebody else had a hand in the file, what is known to be good is written for once.
    expect(writes).toEqual([
      FILE,
      ...Array(3)
        .fill([`${FILE}.backup`, FILE, FILE])
        .flat(),
    ]);
    expect((await lstat(backup)).nlink).toBe(1);
    expect(Object.keys(await snapshot(directory))).toEqual([FILE, `${FILE}.backup`]);
  });

  test('keeps its backup good when a write fails half-way and another follows', async () => {
    const directory = temporaryDirectory();
    let full = false;
    const write = async (path: string, text: string) => {
      if (full) throw Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'write' });
      await writeFileAtomically(path, text);
    };
    const store = await open(directory, { write });
    store.start({ setupId: 's-1', tool: '0.1.0' });
    await store.save();
    for (const region of ['eu-west-1', 'eu-west-2']) {
      store.update((state) => ({ ...state, regions: [...state.regions, region] }));
      full = true;
      await expect(store.save()).rejects.toMatchObject({ code: 'state.not-writable' });
      full = false;
      await store.save();
    }
    expect(JSON.parse(await readFile(`${store.path}.backup`, 'utf8')).regions).toEqual(['eu-west-1']);
    expect((await open(directory)).state?.regions).toEqual(['eu-west-1', 'eu-west-2']);
    expect(Object.keys(await snapshot(directory))).toEqual([FILE, `${FILE}.backup`]);
  });

  test('is for its owner alone, with one backup: the content before', async () => {
    const directory = join(temporaryDirectory(), 'made');
    const store = await twiceSaved(directory);
    expect(await modeOf(directory)).toBe('700');
    expect(await modeOf(store.path)).toBe('600');
    expect(await modeOf(`${store.path}.backup`)).toBe('600');
    expect(Object.keys(await snapshot(directory))).toEqual([FILE, `${FILE}.backup`]);
    expect(JSON.parse(await readFile(`${store.path}.backup`, 'utf8')).nodes).toEqual({});
    expect(JSON.parse(await readFile(store.path, 'utf8')).nodes).toEqual({ 'ap-northeast-2/vpc': vpcRecord });
  });

  test('closes a file others could read at the next save, and writes nothing when nothing changed', async () => {
    const directory = temporaryDirectory();
    await twiceSaved(directory);
    chmodSync(join(directory, FILE), 0o644);
    await (await open(directory)).save();
    expect(await modeOf(join(directory, FILE))).toBe('600');

    const writes: string[] = [];
    await (await open(directory, { write: async (path) => void writes.push(path) })).save();
    expect(writes).toEqual([]);
  });

  test('opened read-only changes in memory and never on disk', async () => {
    const directory = temporaryDirectory();
    const missing = join(directory, 'missing');
    const store = await open(missing, { readOnly: true });
    store.start({ setupId: 's-1', tool: '0.1.0' });
    await store.save();
    expect(store.state?.setupId).toBe('s-1');
    expect(existsSync(missing)).toBe(false);
  });

  test('refuses the file of another account and that of a practice endpoint', async () => {
    const directory = temporaryDirectory();
    await twiceSaved(directory);
    await copyFile(join(directory, FILE), join(directory, 'aws-210987654321.json'));
    await copyFile(join(directory, FILE), join(directory, 'aws-123456789012@127.0.0.1-5000.json'));
    const before = await snapshot(directory);
    const foreign = { code: 'state.foreign', exitCode: 3 };
    const other = { partition: 'aws', accountId: '210987654321' };
    const facts = {
      path: join(directory, 'aws-210987654321.json'),
      found: 'aws 123456789012',
      asked: 'aws 210987654321',
    };
    await expect(open(directory, { account: other })).rejects.toMatchObject({ ...foreign, facts });
    const mock = { ...ACCOUNT, endpoint: 'http://127.0.0.1:5000' };
    await expect(open(directory, { account: mock })).rejects.toMatchObject(foreign);
    expect(await snapshot(directory)).toEqual(before);
  });

  test('keeps no password of an endpoint, and knows the endpoint again with another', async () => {
    const directory = temporaryDirectory();
    const store = await open(directory, { account: { ...ACCOUNT, endpoint: 'http://u:secret@127.0.0.1:5000/' } });
    store.start({ setupId: 's-1', tool: '0.1.0' });
    await store.save();
    expect(JSON.stringify(await snapshot(directory))).not.toContain('secret');
    const again = await open(directory, { account: { ...ACCOUNT, endpoint: 'http://127.0.0.1:5000' } });
    expect(again.state?.account.endpoint).toBe('http://127.0.0.1:5000');
  });

  test('refuses a change that could not be read again, and stays as it was', async () => {
    const directory = temporaryDirectory();
    const store = await twiceSaved(directory);
    const before = { state: store.state, disk: await snapshot(directory) };
    const broken = { ...vpcRecord, live: { size: Number.NaN } };
    expect(() => store.update((state) => ({ ...state, nodes: { x: broken } }))).toThrow(TypeError);
    await store.save();
    expect({ state: store.state, disk: await snapshot(directory) }).toEqual(before);
  });

  test('holds what the next run will read, whatever it was given: nothing without a value, and nothing somebody else still changes', async () => {
    const directory = temporaryDirectory();
    const store = await twiceSaved(directory);
    const zones = ['ap-northeast-2a'];
    const loose = { ...vpcRecord, live: { vpcId: 'vpc-0abc', name: undefined, zones } };
    store.update((state) => ({ ...state, regions: ['eu-west-1'], nodes: { ...state.nodes, x: loose } }));
    zones.push('ap-northeast-2b');
    await store.save();
    expect(store.state).toEqual((await open(directory)).state);
    expect(store.state?.nodes.x).toStrictEqual({
      ...vpcRecord,
      live: { vpcId: 'vpc-0abc', zones: ['ap-northeast-2a'] },
    });
    expect(Object.keys(store.state?.nodes ?? {})).toEqual(['ap-northeast-2/vpc', 'x']);
  });

  test('changes one record at a time, with what was read of it before left as it was', async () => {
    const directory = temporaryDirectory();
    const store = await twiceSaved(directory);
    const before = store.state;
    const loose = { ...vpcRecord, live: { vpcId: 'vpc-1', name: undefined } };
    store.updateRecord('x', loose);
    expect(store.record('x')).toStrictEqual({ ...vpcRecord, live: { vpcId: 'vpc-1' } });
    expect(before?.nodes).toEqual({ 'ap-northeast-2/vpc': vpcRecord });
    expect(() => store.updateRecord('y', { ...vpcRecord, live: { size: Number.NaN } })).toThrow(TypeError);
    store.updateRecord('ap-northeast-2/vpc', undefined);
    await store.save();
    expect(store.record('ap-northeast-2/vpc')).toBeUndefined();
    expect(store.state?.nodes).toEqual({ x: store.record('x') });
    const again = await open(directory);
    expect(again.state).toEqual(store.state);
    expect(again.record('x')).toEqual(store.record('x'));
  });

  test('refuses answers that could not be read again, and keeps those it has through every other change', async () => {
    const store = await twiceSaved(temporaryDirectory());
    const answers = { global: { alias: 'team' }, regions: { 'eu-west-1': { azs: 2 } } };
    store.update((state) => ({ ...state, answers }));
    store.update((state) => ({ ...state, nodes: {} }));
    await store.save();
    expect(store.state).toMatchObject({ answers, nodes: {} });
    const broken = { global: { alias: Number.NaN }, regions: {} };
    expect(() => store.update((state) => ({ ...state, answers: broken }))).toThrow(TypeError);
    expect(store.state?.answers).toEqual(answers);
  });

  test('keeps a symbolic link a link', async () => {
    const [directory, elsewhere] = [temporaryDirectory(), temporaryDirectory()];
    await twiceSaved(elsewhere);
    symlinkSync(join(elsewhere, FILE), join(directory, FILE));
    const store = await open(directory);
    store.update((state) => ({ ...state, regions: ['eu-central-1'] }));
    await store.save();
    expect((await open(elsewhere)).state?.regions).toEqual(['eu-central-1']);
  });

  test('clears away what killed runs left half-written, and only that', async () => {
    const directory = temporaryDirectory();
    const old = [
      `${FILE}.tmp-1`,
      `${FILE}.backup.tmp-2`,
      `${FILE}.lock.claim-3`,
      'aws-210987654321.json.tmp-4',
      `${FILE}.lock`,
    ];
    for (const name of old) {
      writeFileSync(join(directory, name), '');
      utimesSync(join(directory, name), 0, 0);
    }
    writeFileSync(join(directory, `${FILE}.tmp-young`), '');
    await twiceSaved(directory);
    const left = [FILE, `${FILE}.backup`, `${FILE}.lock`, `${FILE}.tmp-young`, 'aws-210987654321.json.tmp-4'];
    expect(Object.keys(await snapshot(directory)).sort()).toEqual(left.sort());
  });
});
