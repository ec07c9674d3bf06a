import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { NodeRecord } from '../../src/engine/ledger.ts';
import { openStore, type Store, type StoreOptions } from '../../src/state/store.ts';
import { testClock } from '../support/clock.ts';

export const ACCOUNT = { partition: 'aws', accountId: '123456789012' };
export const FILE = 'aws-123456789012.json';

/** A new directory that is gone after the test. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'aws-ecs-setup-state-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

export function open(directory: string, options: Partial<StoreOptions> = {}): Promise<Store> {
  return openStore({ directory, account: ACCOUNT, readOnly: false, computer: testClock(), ...options });
}

/** A store whose file and backup are both there and differ: the file knows the VPC, its backup does not. */
export async function twiceSaved(directory: string): Promise<Store> {
  const store = await open(directory);
  store.start({ setupId: 's-1', tool: '0.1.0' });
  await store.save();
  store.update((state) => ({ ...state, nodes: { 'ap-northeast-2/vpc': vpcRecord } }));
  await store.save();
  return store;
}

export const vpcRecord: NodeRecord = {
  status: 'done',
  owner: 'created',
  type: 'ec2.vpc',
  live: { vpcId: 'vpc-0abc', zones: ['ap-northeast-2a'] },
  at: '2026-01-01T00:00:00.000Z',
};

/** Every file of a directory with its content, to tell whether anything was written. */
export async function snapshot(directory: string): Promise<Record<string, string>> {
  const names = readdirSync(directory).sort();
  const contents = await Promise.all(names.map((name) => readFile(join(directory, name), 'latin1')));
  return Object.fromEntries(names.map((name, index) => [name, contents[index] ?? '']));
}

export async function modeOf(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8);
}
