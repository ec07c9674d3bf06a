import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeFileAtomically } from '../../src/state/atomic-file.ts';
import { makeLedger } from '../../src/state/ledger.ts';
import { FILE, open, temporaryDirectory } from './place.ts';

const NODE = 'ap-northeast-2/vpc';

async function ledgerIn(directory: string, write = writeFileAtomically) {
  const store = await open(directory, { write });
  if (!store.state) store.start({ setupId: 's-1', tool: '0.1.0' });
  let now = Date.UTC(2026, 0, 1);
  return makeLedger(store, () => (now += 1000));
}

const onDisk = (directory: string) => JSON.parse(readFileSync(join(directory, FILE), 'utf8')).nodes;

describe('the ledger', () => {
  test('has the intent on disk, with the plain facts that were asked for, before begin resolves, and the result after done', async () => {
    const directory = temporaryDirectory();
    const ledger = await ledgerIn(directory);
    expect(ledger.record(NODE)).toBeUndefined();
    await ledger.begin(NODE, {
      type: 'ec2.vpc',
      token: 't-1',
      spec: { cidr: '10.0.0.0/16', policy: { length: 8 }, name: undefined },
    });
    const intent = {
      status: 'applying',
      owner: 'created',
      type: 'ec2.vpc',
      live: {},
      at: '2026-01-01T00:00:01.000Z',
      spec: { cidr: '10.0.0.0/16' },
      token: 't-1',
    };
    expect(onDisk(directory)[NODE]).toEqual(intent);
    expect((await ledgerIn(directory)).record(NODE)).toEqual(intent);

    await ledger.done(NODE, { type: 'ec2.vpc', owner: 'created', live: { vpcId: 'vpc-0abc', name: undefined } });
    const result = {
      status: 'done',
      owner: 'created',
      type: 'ec2.vpc',
      live: { vpcId: 'vpc-0abc' },
      at: '2026-01-01T00:00:02.000Z',
    };
    expect(onDisk(directory)[NODE]).toEqual(result);
    expect(ledger.record(NODE)).toEqual(result);
  });

  test('puts with every intent on disk whatever was known before: no result has to be waited for by itself', async () => {
    const directory = temporaryDirectory();
    const ledger = await ledgerIn(directory);
    await ledger.begin(NODE, { type: 'ec2.vpc', token: 't-1', spec: {} });
    const saved = ledger.done(NODE, { type: 'ec2.vpc', owner: 'created', live: { vpcId: 'vpc-0abc' } });
    await ledger.begin('ap-northeast-2/subnet', { type: 'ec2.subnet', token: 't-2', spec: { vpcId: 'vpc-0abc' } });
    expect(onDisk(directory)).toMatchObject({
      [NODE]: { status: 'done', live: { vpcId: 'vpc-0abc' } },
      'ap-northeast-2/subnet': { status: 'applying' },
    });
    await saved;
  });

  test('keeps what was known of the thing when its place is to be taken', async () => {
    const ledger = await ledgerIn(temporaryDirectory());
    await ledger.done(NODE, { type: 'ec2.vpc', owner: 'created', live: { vpcId: 'vpc-0abc' } });
    await ledger.begin(NODE, { type: 'ec2.vpc', token: 't-2', spec: {} });
    expect(ledger.record(NODE)).toMatchObject({ status: 'applying', live: { vpcId: 'vpc-0abc' } });
  });

  test('writes nothing for a result it has, and forgets for good', async () => {
    const directory = temporaryDirectory();
    const writes: string[] = [];
    const ledger = await ledgerIn(directory, async (path, text) => {
      writes.push(path);
      await writeFileAtomically(path, text);
    });
    const result = { type: 'ec2.vpc', owner: 'adopted', live: { vpcId: 'vpc-0abc', zones: ['a'] } } as const;
    await ledger.done(NODE, result);
    const before = writes.length;
    await ledger.done(NODE, { ...result, live: { zones: ['a'], vpcId: 'vpc-0abc' } });
    expect(writes).toHaveLength(before);
    await ledger.done('account/admin-user', { ...result, type: 'iam.user' });
    await ledger.forget(NODE);
    expect(Object.keys(onDisk(directory))).toEqual(['account/admin-user']);
    expect(ledger.record(NODE)).toBeUndefined();
  });

  test('rejects when the intent cannot be kept, so that nothing is sent', async () => {
    const full = async () => {
      throw Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'write' });
    };
    const ledger = await ledgerIn(temporaryDirectory(), full);
    await expect(ledger.begin(NODE, { type: 'ec2.vpc', token: 't', spec: {} })).rejects.toMatchObject({
      code: 'state.not-writable',
    });
  });
});
