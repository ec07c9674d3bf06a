import {
  CreateInstanceProfileCommand,
  DeleteInstanceProfileCommand,
  GetInstanceProfileCommand,
  type InstanceProfile,
  RemoveRoleFromInstanceProfileCommand,
} from '@aws-sdk/client-iam';
import type { ReadContext, WriteContext } from '../aws/context.ts';
import { unlessAbsent } from '../aws/reads/absent.ts';
import { allInstanceProfiles, instanceProfile } from '../aws/reads/roles.ts';
import { markOf, tagsFor } from '../aws/tags.ts';
import type { Candidate } from '../engine/resource.ts';
import { type AwsResource, differs, known } from './aws-resource.ts';
import { instanceProfileBlockers } from './iam-instance-profile-blockers.ts';
import { markedAmong } from './marked.ts';

export interface InstanceProfileSpec {
  readonly profileName: string;
}
export interface InstanceProfileLive {
  readonly [fact: string]: string | undefined;
  readonly profileName: string;
  readonly arn: string;
  /** The role inside. */
  readonly roleName?: string;
}

/** An instance profile: what an instance is given so that it can take on a role (iam:CreateInstanceProfile). */
export const iamInstanceProfile: AwsResource<InstanceProfileSpec, InstanceProfileLive> = {
  type: 'iam.instance-profile',
  title: (live) => live.profileName,
  identity: 'profileName',
  // What holds the role stays and goes with it, also where no record tells that it was put inside by us.
  refersTo: [{ fact: 'roleName', type: 'iam.role', is: 'roleName', serves: true }],
  tagged: true,
  async find(cx, id, spec, hint) {
    const names = new Set([hint?.profileName, known(spec.profileName)].filter((name) => name !== undefined));
    const found = await Promise.all([...names].map((name) => candidate(cx, id, name)));
    return found.filter((one) => one !== undefined).slice(0, 1);
  },
  compare(spec, live) {
    if (!differs(spec.profileName, live.profileName)) return [];
    return [{ fact: 'profileName', want: known(spec.profileName), have: live.profileName, fix: 'conflict' }];
  },
  async create(cx, id, spec) {
    const answer = await cx.clients.iam.send(
      new CreateInstanceProfileCommand({ InstanceProfileName: spec.profileName, Tags: tagsFor(cx.setup, id) }),
    );
    return { profileName: spec.profileName, arn: answer.InstanceProfile?.Arn ?? '' };
  },
  marked: async (cx) => markedAmong(await allInstanceProfiles(cx), liveOf),
  blockers: (cx, live, leaving) => instanceProfileBlockers(cx, live, leaving),
  /** iam:DeleteInstanceProfile, after the role that is leaving too was taken out (iam:RemoveRoleFromInstanceProfile). */
  async remove(cx, live) {
    await takeOutRole(cx, live);
    await unlessAbsent(
      cx.clients.iam.send(new DeleteInstanceProfileCommand({ InstanceProfileName: live.profileName })),
    );
  },
};

async function takeOutRole(cx: WriteContext, { profileName, roleName }: InstanceProfileLive): Promise<void> {
  const asked = cx.clients.iam.send(new GetInstanceProfileCommand({ InstanceProfileName: profileName }));
  const inside = (await unlessAbsent(asked))?.InstanceProfile?.Roles ?? [];
  if (roleName === undefined || !inside.some((role) => role.RoleName === roleName)) return;
  const both = { InstanceProfileName: profileName, RoleName: roleName };
  await unlessAbsent(cx.clients.iam.send(new RemoveRoleFromInstanceProfileCommand(both)));
}

async function candidate(
  cx: ReadContext,
  id: string,
  name: string,
): Promise<Candidate<InstanceProfileLive> | undefined> {
  const found = await instanceProfile(cx, name);
  return found && { live: liveOf(found), mark: markOf(found.Tags, cx.setup, id) };
}

function liveOf(found: InstanceProfile): InstanceProfileLive {
  const roleName = found.Roles?.[0]?.RoleName;
  return { profileName: found.InstanceProfileName ?? '', arn: found.Arn ?? '', ...(roleName ? { roleName } : {}) };
}
