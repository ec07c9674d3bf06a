import { randomInt } from 'node:crypto';
import { ACCOUNT_ID } from './account.ts';
import { iamFailure } from './failure.ts';
import type { GroupData, IamEntityData, InstanceProfileData, RoleData, UserData } from './iam-data.ts';
import { validName, validPath } from './iam-input.ts';
import type { Call } from './operation.ts';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A unique id as IAM makes them, e.g. `AIDA` and 17 characters. */
export function iamId(prefix: string, characters = 17): string {
  return prefix + Array.from({ length: characters }, () => BASE32[randomInt(BASE32.length)]).join('');
}

/** What kinds of named things IAM has: how AWS speaks of them, their id prefix and how long a name may be. */
const KINDS = {
  user: { noun: 'User', resource: 'user', prefix: 'AIDA', longest: 64 },
  group: { noun: 'Group', resource: 'group', prefix: 'AGPA', longest: 128 },
  role: { noun: 'Role', resource: 'role', prefix: 'AROA', longest: 64 },
  instanceProfile: { noun: 'Instance Profile', resource: 'instance-profile', prefix: 'AIPA', longest: 128 },
  policy: { noun: 'Policy', resource: 'policy', prefix: 'ANPA', longest: 128 },
} as const;
type Kind = keyof typeof KINDS;

/**
 * The common part of a new named thing. Throws ValidationError, EntityAlreadyExists (names differing only in case
 * collide, and a name is taken before it is visible) or LimitExceeded.
 */
export function newEntity(
  call: Call,
  kind: Kind,
  existing: readonly IamEntityData[],
  quota: number,
  input: { name: string | undefined; path: string | undefined },
): IamEntityData {
  const { noun, prefix, longest } = KINDS[kind];
  const name = validName(input.name, `${kind}Name`, longest);
  const path = validPath(input.path);
  if (existing.some((entity) => entity.name.toLowerCase() === name.toLowerCase())) {
    throw iamFailure('EntityAlreadyExists', existsMessage(kind, name));
  }
  if (existing.length >= quota) {
    const many = `${noun.replace(' ', '')}s`.replace(/ys$/, 'ies');
    throw iamFailure('LimitExceeded', `Cannot exceed quota for ${many}PerAccount: ${quota}`);
  }
  return { name, path, id: iamId(prefix), created: call.now, visibleAt: call.now + call.iamDelay };
}

function existsMessage(kind: Kind, name: string): string {
  const { noun } = KINDS[kind];
  if (kind === 'policy') return `A policy called ${name} already exists. Duplicate names are not allowed.`;
  return kind === 'instanceProfile' ? `${noun} ${name} already exists.` : `${noun} with name ${name} already exists.`;
}

/** Those that other calls see by now. */
export function visible<T extends IamEntityData>(call: Call, entities: readonly T[]): T[] {
  return entities.filter((entity) => entity.visibleAt <= call.now);
}

function find<T extends IamEntityData>(call: Call, kind: Kind, entities: readonly T[], name: string | undefined): T {
  const { noun, longest } = KINDS[kind];
  const wanted = validName(name, `${kind}Name`, longest);
  const found = visible(call, entities).find((entity) => entity.name === wanted);
  if (found) return found;
  throw iamFailure(
    'NoSuchEntity',
    kind === 'instanceProfile'
      ? `${noun} ${wanted} cannot be found.`
      : `The ${noun.toLowerCase()} with name ${wanted} cannot be found.`,
  );
}

/** Throws NoSuchEntity while there is none, or none visible. */
export function findUser(call: Call, name: string | undefined): UserData {
  return find(call, 'user', call.account.iam.users, name);
}

/** Throws NoSuchEntity while there is none, or none visible. */
export function findGroup(call: Call, name: string | undefined): GroupData {
  return find(call, 'group', call.account.iam.groups, name);
}

/** Throws NoSuchEntity while there is none, or none visible. */
export function findRole(call: Call, name: string | undefined): RoleData {
  return find(call, 'role', call.account.iam.roles, name);
}

/** Throws NoSuchEntity while there is none, or none visible. */
export function findInstanceProfile(call: Call, name: string | undefined): InstanceProfileData {
  return find(call, 'instanceProfile', call.account.iam.instanceProfiles, name);
}

/** `arn:aws:iam::123456789012:user/Administrator` */
export function arnOf(kind: Kind, { path, name }: Pick<IamEntityData, 'path' | 'name'>): string {
  return `arn:aws:iam::${ACCOUNT_ID}:${KINDS[kind].resource}${path}${name}`;
}
