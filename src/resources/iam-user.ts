import { CreateUserCommand, PutUserPermissionsBoundaryCommand, type User } from '@aws-sdk/client-iam';
import type { ReadContext } from '../aws/context.ts';
import { user } from '../aws/reads/users.ts';
import { markOf, tagsFor } from '../aws/tags.ts';
import type { Candidate, Difference } from '../engine/resource.ts';
import { type AwsResource, differs, known } from './aws-resource.ts';

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
}

/** An IAM user (iam:CreateUser). */
export const iamUser: AwsResource<UserSpec, UserLive> = {
  type: 'iam.user',
  title: (live) => live.userName,
  identity: 'userName',
  tagged: true,
  async find(cx, id, spec, hint) {
    const names = new Set([hint?.userName, known(spec.userName)].filter((name) => name !== undefined));
    const found = await Promise.all([...names].map((name) => candidate(cx, id, name)));
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
    return { ...live, ...(PermissionsBoundary ? { permissionsBoundary: PermissionsBoundary } : {}) };
  },
};

async function candidate(cx: ReadContext, id: string, name: string): Promise<Candidate<UserLive> | undefined> {
  const found = await user(cx, name);
  return found && { live: liveOf(name, found), mark: markOf(found.Tags, cx.setup, id) };
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
