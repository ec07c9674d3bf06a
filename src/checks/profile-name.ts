import { profilesOfRole } from '../aws/reads/roles.ts';
import { INSTANCE_PROFILE, INSTANCE_ROLE } from '../steps/node-ids.ts';
import { type Check, liveOf } from './check.ts';
import { lookAt } from './unseen.ts';

/**
 * The ECS console finds the profile: it looks for one named as the role (aws-facts §15). The older guide's `ecsInstanceRole-profile`
 * works, but has to be chosen by hand each time.
 */
export const profileNameCheck: Check = {
  id: 'D009',
  name: 'profile-name',
  scope: 'account',
  lights: ['yellow'],
  fixedBy: 'command',
  async run(examined, region) {
    const look = lookAt(examined, 'instance-role', INSTANCE_PROFILE);
    if (look.kind === 'unseen') return [look.finding];
    const role = liveOf(examined, INSTANCE_ROLE)?.roleName;
    if (look.kind === 'left-out' || !look.change.live || role === undefined) return [];
    const name = String(role);
    const profile = String(look.change.live.profileName);
    const about = { facts: { profile, role: name }, node: INSTANCE_PROFILE };
    const profiles = [profile, ...(await profilesOfRole(examined.contextOf(region), name))];
    if (profiles.includes(name)) return [{ light: 'green', code: 'doctor.profile-name.in-order', ...about }];
    const command = `aws iam create-instance-profile --instance-profile-name ${name} && aws iam add-role-to-instance-profile --instance-profile-name ${name} --role-name ${name}`;
    return [{ light: 'yellow', code: 'doctor.profile-name.other', ...about, fix: { kind: 'command', command } }];
  },
};
