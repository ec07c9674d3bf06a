import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Fault } from '../../src/engine/errors.ts';
import type { Inventory } from '../support/inventory.ts';
import { type MeddledRuns, meddledRuns, whole } from './meddling.ts';

/** Which files cannot be made or written, and how the system says so; `after` so many that could. */
const full = vi.hoisted(() => ({
  where: /^\0$/,
  after: 0,
  code: '',
  call: 'write' as 'write' | 'open',
  refused: 0,
}));
vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs/promises')>();
  const failure = () => {
    full.refused += 1;
    return Object.assign(new Error(`${full.code}: no`), { code: full.code, syscall: full.call });
  };
  return {
    ...real,
    open: async (...args: Parameters<typeof real.open>) => {
      const [path, flags] = args;
      const isHit = flags === 'wx' && full.where.test(String(path)) && full.after-- <= 0;
      if (isHit && full.call === 'open') throw failure();
      const file = await real.open(...args);
      if (isHit) file.writeFile = () => Promise.reject(failure());
      return file;
    },
  };
});

function disk(where: RegExp, code: string, call: 'write' | 'open' = 'write', after = 0): void {
  Object.assign(full, { where, code, call, after, refused: 0 });
}
const mended = () => disk(/^\0$/, '');
afterEach(mended);

let undisturbed: Inventory;
beforeAll(async () => {
  const account = await meddledRuns();
  if ((await account.run(whole)) !== 0) throw new Error(JSON.stringify(account.told.at(-1)));
  undisturbed = await account.inventory();
});

const failuresOf = ({ told }: MeddledRuns): readonly { readonly node: string; readonly fault: Fault }[] =>
  told.flatMap((event) => (event.type === 'node-failed' ? [event] : []));
const doneIn = ({ told }: MeddledRuns) => told.flatMap((event) => (event.type === 'node-done' ? [event.node] : []));

async function expectTheNextRunToEndIt(account: MeddledRuns): Promise<void> {
  mended();
  expect(await account.run(whole), JSON.stringify(account.told.at(-1))).toBe(0);
  expect(await account.inventory()).toEqual(undisturbed);
}

const PLACES = [
  {
    file: 'the private key',
    where: /\/keys\/\.aws-ecs-setup-/,
    node: 'computer/ap-northeast-2/key-file',
    unsent: 'ec2:ImportKeyPair',
  },
  {
    file: 'the credentials',
    where: /wizard-[^/]+\/\.aws-ecs-setup-/,
    node: 'computer/credentials-file',
    unsent: 'iam:CreateLoginProfile',
  },
] as const;
const TROUBLES = [
  { code: 'ENOSPC', call: 'write', told: 'file.no-space' },
  { code: 'EDQUOT', call: 'write', told: 'file.no-space' },
  { code: 'EROFS', call: 'open', told: 'file.read-only' },
  { code: 'EACCES', call: 'open', told: 'file.denied' },
  { code: 'EIO', call: 'write', told: 'file.unwritable' },
] as const;

describe.each(PLACES)('a disk that does not take $file', ({ where, node, unsent }) => {
  it.each(TROUBLES)(
    '($code): named with its path; what depends on it is not sent, the rest is made',
    async (trouble) => {
      const account = await meddledRuns();
      disk(where, trouble.code, trouble.call);
      expect(await account.run(whole)).toBe(1);
      expect(failuresOf(account)).toMatchObject([{ node, fault: { name: trouble.told } }]);
      expect(failuresOf(account)[0]?.fault.facts?.path).toContain(account.folder);
      expect(account.asked()).not.toContain(unsent);
      expect(doneIn(account).length).toBeGreaterThan(15);
      expect((await readdir(account.folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
      await expectTheNextRunToEndIt(account);
    },
  );
});

describe('a disk that does not take the state', () => {
  const STATE = /\/state\/sandbox\/aws-.*\.tmp-/;

  it('from the first write on: nothing is sent that writes, and the file is named', async () => {
    const account = await meddledRuns();
    disk(STATE, 'ENOSPC');
    await expect(account.run(whole)).rejects.toMatchObject({
      code: 'state.not-writable',
      exitCode: 1,
      facts: { path: expect.stringContaining(join(account.folder, 'state')), reason: 'ENOSPC' },
    });
    expect(account.asked().filter((action) => !/:(Describe|Get|List)/.test(action))).toEqual([]);
    await expectTheNextRunToEndIt(account);
  });

  it('from some later write on: nothing is made without a record of it, and nothing is made twice', async () => {
    for (const after of [1, 2, 3, 4, 6, 8]) {
      const account = await meddledRuns();
      disk(STATE, 'ENOSPC', 'write', after);
      const end: unknown = await account.run(whole).catch((error: unknown) => error);
      expect(full.refused, `${after}`).toBeGreaterThan(0);
      expect(end === 1 || (end as { code?: string }).code === 'state.not-writable', `${after} ${end}`).toBe(true);
      for (const { fault } of failuresOf(account)) expect(fault.name, `${after}`).toBe('state.not-writable');
      await expectTheNextRunToEndIt(account);
    }
  });

  it('for a moment only: the run itself goes on as far as it can, and the next one ends it', async () => {
    const account = await meddledRuns();
    disk(STATE, 'ENOSPC', 'write', 8);
    const around = account.run(whole).catch((error: unknown) => error);
    await vi.waitFor(() => expect(full.refused).toBeGreaterThan(0), { interval: 1 });
    mended();
    await around;
    await expectTheNextRunToEndIt(account);
  });
});
