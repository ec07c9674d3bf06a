import * as v from 'valibot';
import type { NodeRecord } from '../engine/ledger.ts';
import type { NodeId } from '../engine/resource.ts';
import type { StateAccount } from './paths.ts';

/** The version this program writes. A change that older programs would misread raises it and adds a migration. */
export const STATE_VERSION = 1;

/** An answer as it is kept. Never a secret. */
type Answer = string | number | boolean | readonly string[];
/** Answers by key: the flags' names. */
export type SavedAnswers = Readonly<Record<string, Answer>>;

/** A removal that was begun: of these regions and steps, or of all of them where none are named. */
export interface Removal {
  /** ISO 8601. */
  readonly since: string;
  readonly regions?: readonly string[];
  readonly only?: readonly string[];
}

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
  /** Set while a removal that was begun has not ended. */
  readonly removal?: Removal;
  readonly answers: { readonly global: SavedAnswers; readonly regions: Readonly<Record<string, SavedAnswers>> };
  /** Regions set up so far. */
  readonly regions: readonly string[];
  /** Regions that were answered once, before anything was made there. */
  readonly formerRegions?: readonly string[];
  readonly nodes: Readonly<Record<NodeId, NodeRecord>>;
}

const value = v.union([v.string(), v.number(), v.boolean(), v.array(v.string())]);
/** By names; valibot would take a list for one. */
const recordOf = <T>(each: v.GenericSchema<unknown, T>) =>
  v.pipe(
    v.unknown(),
    v.check((one) => !Array.isArray(one)),
    v.record(v.string(), each),
  );
const values = recordOf(value);
const wholeNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const time = v.pipe(v.string(), v.isoTimestamp());

// Loose: what a later program of the same version added is kept, not dropped, when this one saves.
const recordSchema: v.GenericSchema<unknown, NodeRecord> = v.looseObject({
  status: v.picklist(['applying', 'done']),
  owner: v.picklist(['created', 'adopted']),
  type: v.string(),
  live: values,
  at: time,
  spec: v.exactOptional(values),
  token: v.exactOptional(v.string()),
});

const versionedSchema = v.looseObject({ version: wholeNumber });

const stateSchema: v.GenericSchema<unknown, State> = v.looseObject({
  version: v.literal(STATE_VERSION),
  setupId: v.pipe(v.string(), v.minLength(1)),
  account: v.looseObject({ partition: v.string(), accountId: v.string(), endpoint: v.exactOptional(v.string()) }),
  createdAt: time,
  updatedAt: time,
  tool: v.string(),
  finishedAt: v.exactOptional(time),
  removal: v.exactOptional(
    v.looseObject({
      since: time,
      regions: v.exactOptional(v.array(v.string())),
      only: v.exactOptional(v.array(v.string())),
    }),
  ),
  answers: v.looseObject({ global: values, regions: recordOf(values) }),
  regions: v.array(v.string()),
  formerRegions: v.exactOptional(v.array(v.string())),
  nodes: recordOf(recordSchema),
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
  const versioned = v.safeParse(versionedSchema, jsonOf(text));
  if (!versioned.success) return { kind: 'unreadable' };
  const { version } = versioned.output;
  if (version > STATE_VERSION) return { kind: 'newer', version };
  let content: Readonly<Record<string, unknown>> = versioned.output;
  for (let from = version; from < STATE_VERSION; from += 1) {
    const migrate = migrations[from];
    if (!migrate) return { kind: 'unreadable' };
    content = migrate(content);
  }
  const parsed = v.safeParse(stateSchema, content);
  return parsed.success ? { kind: 'state', state: parsed.output } : { kind: 'unreadable' };
}

/** A record as it would be read again; undefined when it could not be. */
export function rereadRecord(record: NodeRecord): NodeRecord | undefined {
  const parsed = v.safeParse(recordSchema, jsonOf(JSON.stringify(record)));
  return parsed.success ? parsed.output : undefined;
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
