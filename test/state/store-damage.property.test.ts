import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SetupError } from '../../src/engine/errors.ts';
import { FILE, open, snapshot, temporaryDirectory, twiceSaved } from './place.ts';

const main = (directory: string) => join(directory, FILE);
const backup = (directory: string) => join(directory, `${FILE}.backup`);

/** Opens and saves; what came of it, and nothing else is allowed to come of it. */
async function outcome(directory: string): Promise<'whole' | 'healed' | 'refused'> {
  const before = await snapshot(directory);
  try {
    const store = await open(directory);
    expect(store.state?.setupId).toBe('s-1');
    expect('ap-northeast-2/vpc' in (store.state?.nodes ?? {})).toBe(store.healed === undefined);
    await store.save();
    expect((await open(directory)).state).toEqual(store.state);
    return store.healed ? 'healed' : 'whole';
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    expect(error).toMatchObject({
      code: 'state.unreadable',
      facts: { path: main(directory), backup: backup(directory) },
    });
    expect(await snapshot(directory)).toEqual(before);
    return 'refused';
  }
}

test('a state cut at any byte is healed from its backup; when the backup is cut too, both are refused by name', async () => {
  const directory = temporaryDirectory();
  await twiceSaved(directory);
  const [whole, older] = [readFileSync(main(directory)), readFileSync(backup(directory))];
  const cuts = fc.tuple(fc.nat(whole.length), fc.option(fc.nat(older.length)));
  await fc.assert(
    fc.asyncProperty(cuts, async ([cut, backupCut]) => {
      writeFileSync(main(directory), whole.subarray(0, cut));
      writeFileSync(backup(directory), older.subarray(0, backupCut ?? older.length));
      // Without its closing newline the text still says everything.
      const good = cut >= whole.length - 1;
      const backupGood = backupCut === null || backupCut >= older.length - 1;
      expect(await outcome(directory)).toBe(good ? 'whole' : backupGood ? 'healed' : 'refused');
    }),
    { numRuns: 150, examples: [[[0, null]], [[0, 0]], [[whole.length - 1, 0]], [[whole.length - 2, null]]] },
  );
});

test('random garbage in the state is healed from its backup, and in both refused', async () => {
  const directory = temporaryDirectory();
  await twiceSaved(directory);
  const older = readFileSync(backup(directory));
  const garbage = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.json().map((text) => Buffer.from(text)),
    fc.record({ version: fc.constant(1), nodes: fc.anything() }).map((value) => Buffer.from(JSON.stringify(value))),
  );
  await fc.assert(
    fc.asyncProperty(garbage, fc.option(garbage), async (bytes, backupBytes) => {
      writeFileSync(main(directory), bytes);
      writeFileSync(backup(directory), backupBytes ?? older);
      expect(await outcome(directory)).toBe(backupBytes === null ? 'healed' : 'refused');
    }),
    { numRuns: 100 },
  );
});
