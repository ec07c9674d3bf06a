import {
  CreateUserCommand,
  DeleteUserCommand,
  PutUserPermissionsBoundaryCommand,
  type User,
} from '@aws-sdk/client-iam';
import type { ReadContext } from '../aws/context.ts';
import { unlessAbsent } from '../aws/reads/absent.ts';
import { allUsers, user } from '../aws/reads/users.ts';
import { markOf, tagsFor } from '../aws/tags.ts';
import type { Candidate, Difference } from '../engine/resource.ts';
import { type AwsResource, differs, known } from './aws-resource.ts';
import { userBlockers } from './iam-user-blockers.ts';
import { giveBackBoundary } from './iam-user-boundary.ts';
import { markedAmong } from './marked.ts';

export interface UserSpec {
  readonly userName: string;
  /** ARN of a permissions boundary; without one an existing boundary is left alone. */
  readonly permissionsBoundary?: string;
  /** The person's own tags, each `key=value`. */
  readonly tags: readonly string[];
}
export interface UserLive {
  readonly [fact: string]: string | undefined;
  readonly userName: string;
  readonly arn: string;
  readonly permissionsBoundary?: string;
  /** The boundary that this one took the place of, so that it can be given back; empty where there was none. */
  readonly previousBoundary?: string;
}

/** An IAM user (iam:CreateUser). */
export const iamUser: AwsResource<UserSpec, UserLive> = {
  type: 'iam.user',
  title: (live) => live.userName,
  identity: 'userName',
  tagged: true,
  async find(cx, id, spec, hint) {
    const names = new Set([hint?.userName, known(spec.userName)].filter((name) => name !== undefined));
    const found = await Promise.all([...names].map((name) => candidate(cx, id, name, hint)));
    return found.filter((one) => one !== undefined).slice(0, 1);
  },
  compare(spec, live) {
    const differences: Difference[] = [];
    if (differs(spec.userName, live.userName)) {
      differences.push({ fact: 'userName', want: known(spec.userName), have: live.userName, fix: 'conflict' });
    }
    const boundary = spec.permissionsBoundary && known(spec.permissionsBoundary);
    if (boundary && boundary !== live.permissionsBoundary) {
      const have = live.permissionsBoundary;
      differences.push({ fact: 'permissionsBoundary', want: boundary, have, fix: 'update', asks: have !== undefined });
    }
    return differences;
  },
  async create(cx, id, spec) {
    const answer = await cx.clients.iam.send(
      new CreateUserCommand({
        UserName: spec.userName,
        ...(spec.permissionsBoundary ? { PermissionsBoundary: spec.permissionsBoundary } : {}),
        Tags: [...spec.tags.map(tagFrom), ...tagsFor(cx.setup, id)],
      }),
    );
    return liveOf(spec.userName, { ...answer.User, PermissionsBoundary: boundaryOf(spec.permissionsBoundary) });
  },
  async update(cx, _id, spec, live) {
    const PermissionsBoundary = spec.permissionsBoundary;
    await cx.clients.iam.send(new PutUserPermissionsBoundaryCommand({ UserName: live.userName, PermissionsBoundary }));
    return afterUpdate(spec, live);
  },
  foresee: afterUpdate,
  marked: async (cx) => markedAmong(await allUsers(cx), (found) => liveOf('', found)),
  blockers: (cx, { userName }, leaving) => userBlockers(cx, userName, leaving),
  /** iam:DeleteUser */
  async remove(cx, { userName }) {
    await unlessAbsent(cx.clients.iam.send(new DeleteUserCommand({ UserName: userName })));
  },
  restore({ userName, permissionsBoundary: ours, previousBoundary: earlier }) {
    if (ours === undefined || earlier === undefined) return undefined;
    return (cx) => giveBackBoundary(cx, userName, ours, earlier);
  },
};

function afterUpdate({ permissionsBoundary }: UserSpec, live: UserLive): UserLive {
  if (!permissionsBoundary) return live;
  const previousBoundary = live.previousBoundary ?? live.permissionsBoundary ?? '';
  return { ...live, permissionsBoundary, previousBoundary };
}

async function candidate(
  cx: ReadContext,
  id: string,
  name: string,
  hint: Partial<UserLive> | undefined,
): Promise<Candidate<UserLive> | undefined> {
  const found = await user(cx, name);
  if (!found) return undefined;
  const live = liveOf(name, found);
  // Changed by somebody since, it is theirs to change back.
  const isOurs = live.permissionsBoundary !== undefined && live.permissionsBoundary === hint?.permissionsBoundary;
  const previousBoundary = isOurs ? hint?.previousBoundary : undefined;
  const remembered = previousBoundary === undefined ? live : { ...live, previousBoundary };
  return { live: remembered, mark: markOf(found.Tags, cx.setup, id) };
}

function liveOf(name: string, found: Partial<User>): UserLive {
  const boundary = found.PermissionsBoundary?.PermissionsBoundaryArn;
  return {
    userName: found.UserName ?? name,
    arn: found.Arn ?? '',
    ...(boundary ? { permissionsBoundary: boundary } : {}),
  };
}

const boundaryOf = (arn: string | undefined) => (arn ? { PermissionsBoundaryArn: arn } : undefined);

function tagFrom(pair: string): { Key: string; Value: string } {
  const at = pair.indexOf('=');
  return { Key: pair.slice(0, at), Value: pair.slice(at + 1) };
}
