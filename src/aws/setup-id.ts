import { SetupError } from '../engine/errors.ts';
import type { ReadContext } from './context.ts';
import { cluster } from './reads/clusters.ts';
import { keyPairs, securityGroups } from './reads/instances.ts';
import { internetGateways, routeTables, subnets, vpcs } from './reads/network.ts';
import { instanceProfile, role } from './reads/roles.ts';
import { user } from './reads/users.ts';
import { type LooseTag, SETUP_ID_TAG, tagValue } from './tags.ts';

/** The names under which account-wide things of a set-up may be found. */
export interface KnownNames {
  readonly user: string;
  readonly role: string;
  readonly profile: string;
  readonly cluster: string;
}

/**
 * The id of the set-up that the account's own tags tell of, if there is one: a lost state file does not begin a second one.
 * @throws SetupError `setup.two-ids`, exit 3, naming both
 */
export async function findSetupId(
  regions: readonly ReadContext[],
  names: KnownNames,
  recorded: string | undefined,
): Promise<string | undefined> {
  const tagged = await Promise.all(regions.map((cx) => setupTags(cx, names)));
  const ids = new Set([recorded, ...tagged.flat()].filter((id) => id !== undefined));
  const [id, other] = ids;
  if (other !== undefined) throw new SetupError('setup.two-ids', { ids: [...ids].join(', ') }, 3);
  return id;
}

async function setupTags(cx: ReadContext, names: KnownNames): Promise<readonly (string | undefined)[]> {
  // What the caller may not see is no reason to stop here: the step that needs it says so.
  const ask = async (asked: Promise<readonly { Tags?: LooseTag[] | undefined }[]>) => asked.catch(() => []);
  const one = <T>(asked: Promise<T | undefined>) => asked.then((found) => (found ? [found] : []));
  const found = await Promise.all([
    ...[vpcs, subnets, internetGateways, routeTables, securityGroups, keyPairs].map((read) => ask(read(cx))),
    ask(one(user(cx, names.user))),
    ask(one(role(cx, names.role))),
    ask(one(instanceProfile(cx, names.profile))),
    ask(one(cluster(cx, names.cluster).then(withTags))),
  ]);
  return found.flat().map(({ Tags }) => tagValue(Tags, SETUP_ID_TAG));
}

type EcsTagged = { readonly tags?: { key?: string | undefined; value?: string | undefined }[] | undefined };

/** ECS spells tags in lower case. */
function withTags(found: EcsTagged | undefined): { Tags: LooseTag[] } | undefined {
  return found && { Tags: (found.tags ?? []).map(({ key, value }) => ({ Key: key, Value: value })) };
}
