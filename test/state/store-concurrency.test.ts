import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { writeFileAtomically } from '../../src/state/atomic-file.ts';
import { groupCommit } from '../../src/state/group-commit.ts';
import { FILE, open, temporaryDirectory, vpcRecord } from './place.ts';

test('two hundred interleaved saves lose nothing, share their writes, and each resolves only once its change is on disk', async () => {
  const directory = temporaryDirectory();
  const onDisk: string[] = [];
  const write = async (path: string, text: string) => {
    await writeFileAtomically(path, text);
    if (path.endsWith(FILE)) onDisk.push(text);
  };
  const store = await open(directory, { write });
  store.start({ setupId: 's-1', tool: '0.1.0' });
  await Promise.all(
    Array.from({ length: 200 }, async (_, index) => {
      await sleep(index % 10);
      const id = `ap-northeast-2/node-${index}`;
      store.update((state) => ({ ...state, nodes: { ...state.nodes, [id]: vpcRecord } }));
      await store.save();
      expect(onDisk.at(-1)).toContain(`"${id}"`);
    }),
  );
  expect(Object.keys((await open(directory)).state?.nodes ?? {})).toHaveLength(200);
  expect(onDisk.length).toBeGreaterThan(1);
  expect(onDisk.length).toBeLessThan(40);
});

test('a save asked for while a write is under way waits for the next one, and writes never overlap', async () => {
  const events: string[] = [];
  const ends: (() => void)[] = [];
  const save = groupCommit(() => {
    events.push('begin');
    return new Promise<void>((resolve) => ends.push(resolve)).then(() => void events.push('end'));
  });
  const first = save();
  await sleep(1);
  const later = [save(), save()].map((saved) => saved.then(() => events.push('saved')));
  ends[0]?.();
  await first;
  await sleep(1);
  expect(events).toEqual(['begin', 'end', 'begin']);
  ends[1]?.();
  await Promise.all(later);
  expect(events).toEqual(['begin', 'end', 'begin', 'end', 'saved', 'saved']);
});

test('a write that fails fails every save that shares it, and the next one is tried', async () => {
  let fail = true;
  const save = groupCommit(async () => {
    if (fail) throw new TypeError('refused');
  });
  const results = await Promise.allSettled([save(), save()]);
  expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected']);
  fail = false;
  await expect(save()).resolves.toBeUndefined();
});
