import { CreateInstanceProfileCommand } from '@aws-sdk/client-iam';
import type { ReadContext } from '../aws/context.ts';
import { instanceProfile } from '../aws/reads/roles.ts';
import { markOf, tagsFor } from '../aws/tags.ts';
import type { Candidate } from '../engine/resource.ts';
import { type AwsResource, differs, known } from './aws-resource.ts';

export interface InstanceProfileSpec {
  readonly profileName: string;
}
export interface InstanceProfileLive {
  readonly [fact: string]: string;
  readonly profileName: string;
  readonly arn: string;
}

/** An instance profile: what an instance is given so that it can take on a role (iam:CreateInstanceProfile). */
export const iamInstanceProfile: AwsResource<InstanceProfileSpec, InstanceProfileLive> = {
  type: 'iam.instance-profile',
  title: (live) => live.profileName,
  identity: 'profileName',
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
};

async function candidate(
  cx: ReadContext,
  id: string,
  name: string,
): Promise<Candidate<InstanceProfileLive> | undefined> {
  const found = await instanceProfile(cx, name);
  if (!found) return undefined;
  const live = { profileName: found.InstanceProfileName ?? name, arn: found.Arn ?? '' };
  return { live, mark: markOf(found.Tags, cx.setup, id) };
}
