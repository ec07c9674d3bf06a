import { AddRoleToInstanceProfileCommand, RemoveRoleFromInstanceProfileCommand } from '@aws-sdk/client-iam';
import { unlessAbsent } from '../aws/reads/absent.ts';
import { instanceProfile } from '../aws/reads/roles.ts';
import { type AwsResource, known } from './aws-resource.ts';
import { profileInUse } from './iam-instance-profile-blockers.ts';

export interface ProfileRoleSpec {
  readonly profileName: string;
  readonly roleName: string;
}
export interface ProfileRoleLive {
  readonly [fact: string]: string;
  readonly profileName: string;
  readonly roleName: string;
}

/** The one role inside an instance profile (iam:AddRoleToInstanceProfile, which also needs iam:PassRole). */
export const iamProfileRole: AwsResource<ProfileRoleSpec, ProfileRoleLive> = {
  type: 'iam.profile-role',
  title: (live) => `${live.roleName} → ${live.profileName}`,
  identity: 'roleName',
  sameBy: ['profileName', 'roleName'],
  refersTo: [
    { fact: 'profileName', type: 'iam.instance-profile', is: 'profileName', serves: true },
    { fact: 'roleName', type: 'iam.role', is: 'roleName', serves: true },
  ],
  async find(cx, _id, spec) {
    const profileName = known(spec.profileName);
    if (profileName === undefined) return [];
    const held = (await instanceProfile(cx, profileName))?.Roles ?? [];
    return held.map((role) => ({ live: { profileName, roleName: role.RoleName ?? '' }, mark: 'unmarked' as const }));
  },
  compare(spec, live) {
    // A role still to be made cannot be the one inside.
    if (known(spec.roleName) === live.roleName) return [];
    const reason = 'conflict.profile-holds-other';
    return [{ fact: 'roleName', want: known(spec.roleName), have: live.roleName, fix: 'conflict', reason }];
  },
  async create(cx, _id, spec) {
    await cx.clients.iam.send(
      new AddRoleToInstanceProfileCommand({ InstanceProfileName: spec.profileName, RoleName: spec.roleName }),
    );
    return { ...spec };
  },
  /** Instances in whichever region that were given the profile: AWS does not ask, and they would lose what lets them work. */
  blockers: (cx, { profileName }) => profileInUse(cx, profileName),
  /** iam:RemoveRoleFromInstanceProfile */
  async remove(cx, { profileName, roleName }) {
    const both = { InstanceProfileName: profileName, RoleName: roleName };
    await unlessAbsent(cx.clients.iam.send(new RemoveRoleFromInstanceProfileCommand(both)));
  },
};
