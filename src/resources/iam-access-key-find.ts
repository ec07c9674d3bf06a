import type { ReadContext } from '../aws/context.ts';
import { type AccessKey, accessKeysOf, lastUseOf } from '../aws/reads/access-keys.ts';
import { profilesIn, readSection, withoutSettings } from '../computer/aws-config-file.ts';
import { readSharedFile } from '../computer/rewrite-file.ts';
import type { Partially, Unfinished } from '../engine/resource.ts';
import { known } from './aws-resource.ts';
import { KEY_ID, KEY_SECRET, MOST_KEYS } from './iam-access-key-calls.ts';

export interface AccessKeySpec {
  readonly userName: string;
  /** The credentials file. */
  readonly path: string;
  readonly configPath: string;
  readonly profile: string;
  readonly accountId: string;
  /** The user's keys before this one: what is there beside them afterwards is the one that was made. */
  readonly before: readonly string[];
  /** The key that the profile's section held when it was looked at; empty for none. Only that one may be written over. */
  readonly held: string;
  /** As the fact of the same name: by an intent alone nothing is the set-up's that may be somebody else's. */
  readonly certain: true;
}
export interface AccessKeyLive {
  readonly [fact: string]: string | boolean | undefined;
  readonly userName: string;
  readonly accessKeyId: string;
  readonly path: string;
  readonly profile: string;
  /**
   * `file`: in the profile's section. `lost`: made by a run that did not get to keep its secret; `doubtful`: it may be such a one.
   * `gone`: made by this tool, and not in the file any more. `foreign`: the section holds a key that is none of the user's.
   * `full`: the user has as many keys as there can be.
   */
  readonly place: 'file' | 'lost' | 'doubtful' | 'gone' | 'foreign' | 'full';
  readonly active: boolean;
  /** Is it certainly the set-up's own, or the one to be used? */
  readonly certain: boolean;
  readonly madeFile: boolean;
  /** What a person is told of it instead of its id. */
  readonly told?: string;
}

/** How far this computer's clock and AWS's may be apart, and how long after its intent a call may still have been carried out. */
const EARLIEST = -5 * 60_000;
const LATEST = 15 * 60_000;

interface Looking {
  readonly cx: ReadContext;
  readonly keys: readonly AccessKey[];
  /** Every key id in the credentials file. */
  readonly everywhere: ReadonlySet<string>;
  of(key: Pick<AccessKey, 'id' | 'active'>, place: AccessKeyLive['place'], told?: string): AccessKeyLive;
}

/** The key in the profile's section, else what an earlier run left, else what stands in the way of a new one. */
export async function findAccessKey(
  cx: ReadContext,
  spec: Partially<AccessKeySpec>,
  hint: Partial<AccessKeyLive> | undefined,
  unfinished: Unfinished | undefined,
): Promise<readonly AccessKeyLive[]> {
  const [userName = '', path, profile] = [known(spec.userName), known(spec.path), known(spec.profile)];
  if (path === undefined || profile === undefined) return [];
  // A user that is not there yet has no keys; what the file holds is none of theirs.
  const [keys = [], text = '', configText = ''] = await Promise.all([
    userName === '' ? undefined : accessKeysOf(cx, userName),
    readSharedFile(path),
    readSharedFile(known(spec.configPath) ?? path),
  ]);
  // Where the credentials file has none, one in the config file counts.
  const filed = readSection(text, 'credentials', profile)?.get(KEY_ID);
  const held = filed ?? readSection(configText, 'config', profile)?.get(KEY_ID);
  const alone = withoutSettings(text, 'credentials', profile, [KEY_ID, KEY_SECRET]).trim() === '';
  const madeFile = hint?.madeFile ?? alone;
  const looking: Looking = {
    cx,
    keys,
    everywhere: keyIdsIn(text),
    of: ({ id, active }, place, told) => ({
      ...{ userName, path, profile, accessKeyId: id, place, active, madeFile },
      certain: ['file', 'lost', 'gone'].includes(place),
      ...(told === undefined ? {} : { told }),
    }),
  };
  const own = keys.find(({ id }) => id === held);
  if (own) return [looking.of(own, 'file')];
  const recorded = keys.find(({ id }) => id === hint?.accessKeyId);
  if (recorded) return [looking.of(recorded, 'gone')];
  const lost = unfinished ? await lostKeys(looking, unfinished) : [];
  const isTheirs = held !== undefined && held !== hint?.accessKeyId;
  if (lost.length > 0 || isTheirs) {
    return isTheirs ? [...lost, looking.of({ id: held, active: true }, 'foreign')] : lost;
  }
  return keys.length < MOST_KEYS ? [] : [await full(looking)];
}

/** Keys that came after the intent, are in no profile and were never used: the call was carried out, and its answer lost. */
async function lostKeys(looking: Looking, { at, spec }: Unfinished): Promise<readonly AccessKeyLive[]> {
  const { cx, keys, everywhere, of } = looking;
  const before = Array.isArray(spec.before) ? spec.before : [];
  const since = keys.filter(({ id }) => !before.includes(id) && !everywhere.has(id));
  const found = await Promise.all(
    since.map(async (key) => {
      if (await lastUseOf(cx, key.id)) return [];
      const after = (key.created?.getTime() ?? Number.NaN) - Date.parse(at);
      return [of(key, after >= EARLIEST && after <= LATEST ? 'lost' : 'doubtful')];
    }),
  );
  return found.flat();
}

/** As many keys as there can be, each with its last use, so that a person can tell which one nobody needs. */
async function full({ cx, keys, of }: Looking): Promise<AccessKeyLive> {
  const told = await Promise.all(keys.map(async ({ id }) => `${id} (${day(await lastUseOf(cx, id))})`));
  return of({ id: keys.map(({ id }) => id).join(' '), active: true }, 'full', told.join(', '));
}

const day = (date: Date | undefined): string => date?.toISOString().slice(0, 10) ?? '-';

function keyIdsIn(text: string): ReadonlySet<string> {
  const profiles = profilesIn(text, 'credentials');
  return new Set(profiles.flatMap((name) => readSection(text, 'credentials', name)?.get(KEY_ID) ?? []));
}
