import { isDeepStrictEqual } from 'node:util';
import { SetupError } from '../../src/engine/errors.ts';
import type { Ledger, NodeRecord } from '../../src/engine/ledger.ts';
import type { Facts, NodeId } from '../../src/engine/resource.ts';
import type { FakeAccount } from './fake-account.ts';

/** Everything the ledger has on disk; what a killed run leaves to the next one. */
export type Disk = Map<NodeId, NodeRecord>;

export interface FakeLedger extends Ledger {
  /** The next writes for this node, from this kind of write on, do not reach the disk. */
  refuse(write: 'begin' | 'done' | 'forget', node: NodeId, times?: number): void;
}

/** A ledger over records in memory; each write appears in the account's log. Like the real one, it knows what it could not write. */
export function fakeLedger(disk: Disk, account: FakeAccount): FakeLedger {
  const memory = new Map(disk);
  const refusals = new Map<string, number>();
  const write = async (kind: string, id: NodeId, record: NodeRecord | undefined): Promise<void> => {
    if (record) memory.set(id, structuredClone(record));
    else memory.delete(id);
    account.log.push(`${kind} ${id}`);
    await Promise.resolve();
    account.step();
    const left = refusals.get(`${kind} ${id}`) ?? 0;
    refusals.set(`${kind} ${id}`, left - 1);
    if (left > 0) throw new SetupError('state.not-writable', { path: 'state.json' });
    if (record) disk.set(id, structuredClone(record));
    else disk.delete(id);
    account.step();
  };
  const at = () => new Date(account.now()).toISOString();
  return {
    record: (id) => memory.get(id),
    begin: (id, { type, token, spec, live }) =>
      write('begin', id, {
        status: 'applying',
        owner: 'created',
        type,
        live: live ?? memory.get(id)?.live ?? {},
        at: at(),
        spec: spec as Facts,
        token,
      }),
    async done(id, { type, owner, live }) {
      const { at: _before, ...same } = memory.get(id) ?? { at: '' };
      const next = { status: 'done', owner, type, live } as const;
      if (!isDeepStrictEqual(same, next)) await write('done', id, { ...next, at: at() });
    },
    forget: (id) => write('forget', id, undefined),
    refuse: (kind, node, times = 1) => {
      refusals.set(`${kind} ${node}`, times);
    },
  };
}
