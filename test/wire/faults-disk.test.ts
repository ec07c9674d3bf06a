import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { told } from '../e2e/told.ts';
import { builtTool, type Program } from '../support/environment.ts';
import type { Inventory } from '../support/inventory.ts';
import { type Moto, sharedMoto } from '../support/moto.ts';
import { openAccount, usual } from './account.ts';

const args = ['init', ...usual, '--skip', 'aws-cli', '--key-type', 'ed25519', '--vpc', 'new', '--state-dir', 'state'];

/** No file may grow beyond so many blocks of 512 bytes: for root as well, as on a disk with that little room. */
const withRoomFor = (blocks: number): Program => ['sh', '-c', `ulimit -f ${blocks}; exec "$0" "$@"`, ...builtTool];

let moto: Moto;
let undisturbed: Inventory;
/** Of the state file in the end. */
let size: number;
beforeAll(async () => {
  moto = await sharedMoto();
  const account = await openAccount(moto);
  const run = await account.run(args);
  if (run.code !== 0) throw new Error(run.stderr);
  undisturbed = await account.inventory();
  const directory = join(account.home, 'state');
  const [name = ''] = readdirSync(directory).filter((file) => file.endsWith('.json'));
  size = statSync(join(directory, name)).size;
});

describe('a disk that is full', () => {
  test('from the beginning: nothing is made, and the state file is named', async () => {
    const account = await openAccount(moto);
    const run = await account.run(args, { program: withRoomFor(1) });
    expect(run.code, run.stderr).toBe(1);
    expect(told(run).of('error')).toMatchObject([{ fault: { name: 'state.not-writable' } }]);
    expect(account.writes()).toEqual([]);
  });

  test('from the middle on: nothing is made unrecorded, what was made is kept, and the same command ends it', async () => {
    const account = await openAccount(moto);
    const run = await account.run(args, { program: withRoomFor(Math.floor((size * 0.75) / 512)) });
    expect(run.code, run.stdout).toBe(1);
    expect(account.writes().length).toBeGreaterThan(0);
    const failures = JSON.stringify([...told(run).of('node-failed'), ...told(run).of('error')]);
    expect(failures).toContain('state.not-writable');
    expect(readdirSync(join(account.home, 'state')).filter((name) => name.includes('.tmp-'))).toEqual([]);
    const again = await account.run(args);
    expect(again.code, again.stdout).toBe(0);
    expect(await account.inventory()).toEqual(undisturbed);
  });
});
