import type { Facts, NodeId, Unfinished } from './resource.ts';

/** What is remembered of one node. A hint where to look and a note of whose it is, never proof that it exists. */
export interface NodeRecord {
  /** `applying`: a create may have been sent, its result is not known; `done`: it was there at `at`. */
  readonly status: 'applying' | 'done';
  /** Only `created` things are ever removed. */
  readonly owner: 'created' | 'adopted';
  /** The resource type, e.g. `ec2.vpc`. */
  readonly type: string;
  /** What was known of it at `at`; while `applying`, of the thing it takes the place of. */
  readonly live: Facts;
  /** ISO 8601 time of the intent or of the result. */
  readonly at: string;
  /** While `applying`: what was asked for, so that it is found again whatever became of it. */
  readonly spec?: Facts;
  /** The client token the create is sent with, so that sending it again makes no second one. */
  readonly token?: string;
}

/** What a record tells of an intent whose result is not known. */
export function unfinishedBy(record: NodeRecord | undefined): Unfinished | undefined {
  return record?.status === 'applying' ? { at: record.at, spec: record.spec ?? {} } : undefined;
}

/** What is about to be created. */
interface Intent {
  readonly type: string;
  readonly token: string;
  /** What was asked for; only what a record can hold is kept of it. */
  readonly spec: Readonly<Record<string, unknown>>;
  /** The thing it takes the place of. */
  readonly live?: Facts;
}

/**
 * The record of what this set-up made and used. Every method that writes resolves when the record would survive a power cut,
 * and rejects with a SetupError (`state.not-writable`) when it cannot be kept: then nothing may be sent.
 */
export interface Ledger {
  record(id: NodeId): NodeRecord | undefined;
  /** The intent to create: to be awaited before the call is sent. */
  begin(id: NodeId, intent: Intent): Promise<void>;
  /** The node is there and as wanted. Writes nothing when that is what the record says already. */
  done(id: NodeId, result: Pick<NodeRecord, 'type' | 'owner' | 'live'>): Promise<void>;
  /** The node is gone. */
  forget(id: NodeId): Promise<void>;
}
