import { INSTANCE_ROLE } from '../steps/node-ids.ts';
import type { Check } from './check.ts';
import { fixOf } from './node-fix.ts';
import { lookAt } from './unseen.ts';

/** The trust policy of the instance role names ec2.amazonaws.com. */
export const roleTrustCheck: Check = {
  id: 'D006',
  name: 'role-trust',
  scope: 'account',
  lights: ['red'],
  fixedBy: 'fix',
  async run(examined) {
    const look = lookAt(examined, 'instance-role', INSTANCE_ROLE);
    if (look.kind === 'unseen') return [look.finding];
    if (look.kind === 'left-out' || !look.change.live) return [];
    const { change } = look;
    const facts = { role: String(change.live?.roleName) };
    const about = { facts, node: INSTANCE_ROLE };
    if (change.live?.trustsEc2 === true) return [{ light: 'green', code: 'doctor.role-trust.in-order', ...about }];
    return [{ light: 'red', code: 'doctor.role-trust.missing', ...about, fix: fixOf(examined, change) }];
  },
};
