import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { bundle } from './bundle.ts';
import { FILE, open, snapshot, temporaryDirectory, twiceSaved } from './place.ts';

/** Grows the state until the system refuses to write more, then says what came of it. */
const GROW = `
import { openStore } from './store.mjs';
const store = await openStore({
  directory: process.argv[2], account: { partition: 'aws', accountId: '123456789012' }, readOnly: false,
  computer: { now: Date.now, sleep: async () => undefined },
});
store.update((state) => ({ ...state, answers: { ...state.answers, global: { long: 'x'.repeat(6000) } } }));
const error = await store.save().then(() => undefined, (error) => error);
console.log(JSON.stringify({ code: error?.code, facts: error?.facts }));
`;

describe('when the system refuses', () => {
  test('a full disk stops the save half-way, the good file and its backup stay whole, and nothing is left behind', async () => {
    const directory = temporaryDirectory();
    const program = temporaryDirectory();
    await twiceSaved(directory);
    const before = await snapshot(directory);
    await bundle('src/state/store.ts', join(program, 'store.mjs'));
    writeFileSync(join(program, 'grow.mjs'), GROW);
    // 4 KiB a file: the first part of the text still fits, the rest does not, as on a disk that fills up.
    const limited = 'ulimit -f 8; exec "$0" "$1" "$2"';
    const run = promisify(execFile)('/bin/sh', ['-c', limited, process.execPath, join(program, 'grow.mjs'), directory]);
    const said = JSON.parse((await run).stdout);
    expect(said).toEqual({ code: 'state.not-writable', facts: { path: join(directory, FILE), reason: 'EFBIG' } });
    const after = await snapshot(directory);
    expect(after[FILE]).toBe(before[FILE]);
    expect(Object.keys(after)).toEqual(Object.keys(before));
    expect((await open(directory)).state?.nodes).toHaveProperty('ap-northeast-2/vpc');
  });

  test.each(['ENOSPC', 'EACCES', 'EROFS'])('%s is told with the path, and a later save succeeds', async (code) => {
    const directory = temporaryDirectory();
    const { writeFileAtomically } = await import('../../src/state/atomic-file.ts');
    let refuse = true;
    const write = async (path: string, text: string) => {
      if (refuse) throw Object.assign(new Error(code), { code, syscall: 'write' });
      await writeFileAtomically(path, text);
    };
    const store = await open(directory, { write });
    store.start({ setupId: 's-1', tool: '0.1.0' });
    const facts = { path: store.path, reason: code };
    await expect(store.save()).rejects.toMatchObject({ code: 'state.not-writable', facts, exitCode: 1 });
    refuse = false;
    await store.save();
    expect((await open(directory)).state?.setupId).toBe('s-1');
  });

  test('a directory that turns out to be a file is told when reading and when saving', async () => {
    const directory = temporaryDirectory();
    const file = join(directory, 'file');
    const store = await open(file);
    writeFileSync(file, '');
    store.start({ setupId: 's-1', tool: '0.1.0' });
    await expect(store.save()).rejects.toMatchObject({ code: 'state.not-writable', facts: { reason: 'EEXIST' } });
    await expect(open(file)).rejects.toMatchObject({ code: 'state.not-readable', facts: { reason: 'ENOTDIR' } });
  });
});
