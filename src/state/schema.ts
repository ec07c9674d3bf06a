import * as z from 'zod/mini';
import type { NodeRecord } from '../engine/ledger.ts';
import type { NodeId } from '../engine/resource.ts';
import type { StateAccount } from './paths.ts';

/** The version this program writes. A change that older programs would misread raises it and adds a migration. */
export const STATE_VERSION = 1;

/** An answer as it is kept. Never a secret. */
type Answer = string | number | boolean | readonly string[];
/** Answers by key: the flags' names. */
export type SavedAnswers = Readonly<Record<string, Answer>>;

/** The local file of one set-up: answers and the record of every node. The account is the truth, this is what to ask it about. */
export interface State {
  readonly version: typeof STATE_VERSION;
  /** Also in the tags of what was created. */
  readonly setupId: string;
  readonly account: StateAccount;
  /** ISO 8601, as every time in here. */
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Version of the program that wrote it last. */
  readonly tool: string;
  /** Set when the last run ended with everything in place. */
  readonly finishedAt?: string;
  readonly answers: { readonly global: SavedAnswers; readonly regions: Readonly<Record<string, SavedAnswers>> };
  /** Regions set up so far. */
  readonly regions: readonly string[];
  readonly nodes: Readonly<Record<NodeId, NodeRecord>>;
}

const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
const values = z.record(z.string(), value);
const time = z.iso.datetime();

// Loose: what a later program of the same version added is kept, not dropped, when this one saves.
const recordSchema: z.ZodMiniType<NodeRecord> = z.looseObject({
  status: z.enum(['applying', 'done']),
  owner: z.enum(['created', 'adopted']),
  type: z.string(),
  live: values,
  at: time,
  spec: z.exactOptional(values),
  token: z.exactOptional(z.string()),
});

const stateSchema: z.ZodMiniType<State> = z.looseObject({
  version: z.literal(STATE_VERSION),
  setupId: z.string().check(z.minLength(1)),
  account: z.looseObject({ partition: z.string(), accountId: z.string(), endpoint: z.optional(z.string()) }),
  createdAt: time,
  updatedAt: time,
  tool: z.string(),
  finishedAt: z.exactOptional(time),
  answers: z.looseObject({ global: values, regions: z.record(z.string(), values) }),
  regions: z.array(z.string()),
  nodes: z.record(z.string(), recordSchema),
});

/** Makes version n + 1 of what was version n. */
type Migration = (old: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** By the version they start from. */
const MIGRATIONS: Readonly<Record<number, Migration>> = {};

/** What a text turned out to be; `newer` was written by a later program and is nobody's to touch but its own. */
export type ParsedState =
  | { readonly kind: 'state'; readonly state: State }
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'unreadable' };

/** Reads the text of a state file, bringing an older version up to this one. Never throws. */
export function parseState(text: string, migrations = MIGRATIONS): ParsedState {
  const versioned = z.looseObject({ version: z.int().check(z.nonnegative()) }).safeParse(jsonOf(text));
  if (!versioned.success) return { kind: 'unreadable' };
  const { version } = versioned.data;
  if (version > STATE_VERSION) return { kind: 'newer', version };
  let content: Readonly<Record<string, unknown>> = versioned.data;
  for (let from = version; from < STATE_VERSION; from += 1) {
    const migrate = migrations[from];
    if (!migrate) return { kind: 'unreadable' };
    content = migrate(content);
  }
  const parsed = stateSchema.safeParse(content);
  return parsed.success ? { kind: 'state', state: parsed.data } : { kind: 'unreadable' };
}

/** A record as it would be read again; undefined when it could not be. */
export function rereadRecord(record: NodeRecord): NodeRecord | undefined {
  return recordSchema.safeParse(jsonOf(JSON.stringify(record))).data;
}

/** The text of a state file; people read it too. */
export function printState(state: State): string {
  return `${JSON.stringify(state, undefined, 2)}\n`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
