import { join } from 'node:path';
import type { Computer } from '../computer/computer.ts';
import { SetupError } from '../engine/errors.ts';
import type { NodeRecord } from '../engine/ledger.ts';
import type { NodeId } from '../engine/resource.ts';
import { groupCommit } from './group-commit.ts';
import { plainEndpoint, type StateAccount, stateFileName } from './paths.ts';
import { parseState, printState, rereadRecord, STATE_VERSION, type State } from './schema.ts';
import { type FoundState, readState, removeState } from './state-files.ts';
import { stateWriter } from './state-writer.ts';

/** How long something made just before the crash may take to show in a look; the engine waits as long after an intent. */
const SHOW_TIME = 10_000;

/** One set-up's state: held in memory, changed there, and saved whole. */
export interface Store {
  /** The file, for messages. */
  readonly path: string;
  /** Undefined while this account has no set-up. */
  readonly state: State | undefined;
  /** The file was missing or damaged and its backup serves; the first save puts a damaged one aside as `….unreadable-<time>`. */
  readonly healed: 'backup' | undefined;
  /** Begins a set-up, in memory. @throws TypeError when there is one */
  start(setup: { readonly setupId: string; readonly tool: string }): void;
  /** Changes the state in memory. @throws TypeError when there is none, or when the result is not a valid state */
  update(change: (draft: State) => State): void;
  /** What is remembered of one node. */
  record(id: NodeId): NodeRecord | undefined;
  /** The same as an update of this one record, or of its removal. @throws TypeError as `update` does */
  updateRecord(id: NodeId, record: NodeRecord | undefined): void;
  /**
   * Resolves when every change made so far is on disk; calls made while a write is under way share the next one.
   * On a read-only store it resolves and writes nothing.
   * @throws SetupError `state.not-writable`; the file on disk is then whole, and a later save tries again
   */
  save(): Promise<void>;
  /**
   * Removes the state of a set-up of which nothing is left, backup first, so that no kill in between brings it back.
   * On a read-only store it does nothing. @throws SetupError `state.not-writable`
   */
  discard(): Promise<void>;
}

export interface StoreOptions {
  readonly directory: string;
  readonly account: StateAccount;
  /** For a dry run and for looking: nothing is written or created. */
  readonly readOnly: boolean;
  readonly computer: Pick<Computer, 'now' | 'sleep'>;
  /** How a file is replaced; only a test that counts writes needs another. */
  readonly write?: (path: string, text: string) => Promise<void>;
}

/**
 * Opens the state of one account; a run that writes holds the lock first.
 * @throws SetupError `state.unreadable`, `state.newer`, `state.foreign`, `state.not-readable`: nothing is written, nothing starts over
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { directory, readOnly, computer } = options;
  const account = withoutSecrets(options.account);
  const path = join(directory, stateFileName(account));
  const found = await readState(path);
  if (found) refuseForeign(path, found.state.account, account);
  if (found?.healed && !readOnly) await waitOutTheLag(found, computer);

  /** All but the records: with many regions a run changes hundreds of those, one at a time. */
  let rest: Omit<State, 'nodes'> | undefined;
  const records = new Map<NodeId, NodeRecord>();
  /** All of it, until a record is changed. */
  let whole: State | undefined;
  /** The same as it is written, until anything is changed. */
  let text: string | undefined;
  const take = (next: State | undefined, printed: string | undefined) => {
    records.clear();
    for (const [id, record] of Object.entries(next?.nodes ?? {})) records.set(id, record);
    rest = next && withoutNodes(next);
    whole = next;
    text = printed;
  };
  take(found?.state, found?.text);
  const all = () => {
    if (rest) whole ??= { ...rest, nodes: Object.fromEntries(records) };
    return whole;
  };
  const write = stateWriter(path, found, options);
  const save = groupCommit(async () => {
    const state = all();
    if (state) text ??= printState(state);
    if (text !== undefined) await write(text);
  });
  const set = (next: State) => {
    const printed = printState(next);
    const parsed = parseState(printed);
    // Refused here, where the fault is, and not by the run that would have to read it.
    if (parsed.kind !== 'state') throw new TypeError('not a valid state');
    take(parsed.state, printed);
  };
  const now = () => new Date(computer.now()).toISOString();
  return {
    path,
    get state() {
      return all();
    },
    record: (id) => records.get(id),
    healed: found?.healed && 'backup',
    start({ setupId, tool }) {
      if (rest) throw new TypeError('this account has a set-up');
      const answers = { global: {}, regions: {} };
      const times = { createdAt: now(), updatedAt: now() };
      set({ version: STATE_VERSION, setupId, account, ...times, tool, answers, regions: [], nodes: {} });
    },
    update(change) {
      const state = all();
      if (!state) throw new TypeError('no set-up was started');
      set({ ...change(state), updatedAt: now() });
    },
    updateRecord(id, record) {
      if (!rest) throw new TypeError('no set-up was started');
      const kept = record && rereadRecord(record);
      if (record && !kept) throw new TypeError('not a valid record');
      if (kept) records.set(id, kept);
      else records.delete(id);
      rest = { ...rest, updatedAt: now() };
      whole = undefined;
      text = undefined;
    },
    save: readOnly ? async () => undefined : save,
    async discard() {
      if (readOnly || !rest) return;
      await save();
      await removeState(path);
      take(undefined, undefined);
    },
  };
}

/**
 * The backup is one write behind, so the records of the last write are lost with the file. That is safe, because the account is the truth:
 * a lost result is `applying` in the backup, and its node is looked for; a lost intent leaves its node unknown, and that too is looked for
 * by tag or name before anything is created, and found marked as ours. What such a look could miss is only what was made too short a time ago to
 * show, and there is no intent left to tell the engine to look longer. So that time is waited out here, counted from the last write, which
 * came right after the backup's. (An untagged thing whose record is lost counts as adopted: it is left behind, never removed by mistake.)
 */
async function waitOutTheLag(found: FoundState, computer: Pick<Computer, 'now' | 'sleep'>): Promise<void> {
  const left = found.modifiedAt + SHOW_TIME - computer.now();
  if (left > 0) await computer.sleep(Math.min(left, SHOW_TIME));
}

function refuseForeign(path: string, found: StateAccount, asked: StateAccount): void {
  if (stateFileName(found) === stateFileName(asked)) return;
  const label = ({ partition, accountId, endpoint = '' }: StateAccount) =>
    `${partition} ${accountId} ${endpoint}`.trim();
  throw new SetupError('state.foreign', { path, found: label(found), asked: label(asked) }, 3);
}

function withoutNodes({ nodes: _, ...rest }: State): Omit<State, 'nodes'> {
  return rest;
}

function withoutSecrets(account: StateAccount): StateAccount {
  const { partition, accountId, endpoint } = account;
  return endpoint === undefined
    ? { partition, accountId }
    : { partition, accountId, endpoint: plainEndpoint(endpoint) };
}
