import { INSTANCE_PROFILE, INSTANCE_PROFILE_ROLE, INSTANCE_ROLE } from '../steps/node-ids.ts';
import { type Check, liveOf } from './check.ts';
import { profileAndRoleAreThere } from './covered.ts';
import { fixOf } from './node-fix.ts';
import { lookAt } from './unseen.ts';

/** The instance role is inside its instance profile. */
export const profileRoleCheck: Check = {
  id: 'D008',
  name: 'profile-role',
  scope: 'account',
  lights: ['red'],
  fixedBy: 'fix',
  async run(examined) {
    const look = lookAt(examined, 'instance-role', INSTANCE_PROFILE_ROLE);
    if (look.kind === 'unseen') return [look.finding];
    if (look.kind === 'left-out' || !profileAndRoleAreThere(examined)) return [];
    const { change } = look;
    const facts = {
      profile: String(liveOf(examined, INSTANCE_PROFILE)?.profileName),
      role: String(liveOf(examined, INSTANCE_ROLE)?.roleName),
    };
    const about = { facts, node: INSTANCE_PROFILE_ROLE };
    if (change.action === 'keep') return [{ light: 'green', code: 'doctor.profile-role.in-order', ...about }];
    const fix = fixOf(examined, change);
    if (!change.live) return [{ light: 'red', code: 'doctor.profile-role.empty', ...about, fix }];
    const other = String(change.live.roleName);
    return [{ light: 'red', code: 'doctor.profile-role.other', ...about, facts: { ...facts, other }, fix }];
  },
};
