import { isDeepStrictEqual } from 'node:util';
import type { Ledger, NodeRecord } from '../engine/ledger.ts';
import type { Facts, NodeId } from '../engine/resource.ts';
import type { Store } from './store.ts';

/** The engine's ledger, kept in the state. @param now milliseconds since the epoch */
export function makeLedger(store: Pick<Store, 'record' | 'updateRecord' | 'save'>, now: () => number): Ledger {
  const at = () => new Date(now()).toISOString();
  const record = (id: NodeId) => store.record(id);
  const keep = (id: NodeId, next: NodeRecord | undefined) => {
    store.updateRecord(id, next);
    return store.save();
  };
  return {
    record,
    async begin(id, { type, token, spec, live }) {
      const known = storable(live ?? record(id)?.live ?? {});
      await keep(id, {
        status: 'applying',
        owner: 'created',
        type,
        live: known,
        at: at(),
        spec: storable(spec),
        token,
      });
    },
    async done(id, { type, owner, live }) {
      const next = { status: 'done', owner, type, live: storable(live) } as const;
      const { at: _before, ...same } = record(id) ?? { at: '' };
      // Saved all the same: the write that was to bring this record to the disk may have failed.
      await (isDeepStrictEqual(same, next) ? store.save() : keep(id, { ...next, at: at() }));
    },
    async forget(id) {
      await keep(id, undefined);
    },
  };
}

/** Without what is not known or is no plain fact: the file has no word for it. */
function storable(values: Readonly<Record<string, unknown>>): Facts {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => isFact(value))) as Facts;
}

const isFact = (value: unknown): boolean =>
  ['string', 'number', 'boolean'].includes(typeof value) ||
  (Array.isArray(value) && value.every((one) => typeof one === 'string'));
