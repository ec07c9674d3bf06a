import { INSTANCE_ROLE, INSTANCE_ROLE_POLICY } from '../steps/node-ids.ts';
import { type Check, liveOf } from './check.ts';
import { roleIsThere } from './covered.ts';
import { fixOf } from './node-fix.ts';
import { lookAt } from './unseen.ts';

/** The managed policy is attached to the instance role. (That of the administrators' group lets people in: another check's.) */
export const rolePolicyCheck: Check = {
  id: 'D007',
  name: 'role-policy',
  scope: 'account',
  lights: ['red'],
  fixedBy: 'fix',
  async run(examined) {
    const look = lookAt(examined, 'instance-role', INSTANCE_ROLE_POLICY);
    if (look.kind === 'unseen') return [look.finding];
    if (look.kind === 'left-out' || !roleIsThere(examined)) return [];
    const { change } = look;
    const policy = examined.nodes.find(({ id }) => id === INSTANCE_ROLE_POLICY)?.value ?? '';
    const facts = { policy, role: String(liveOf(examined, INSTANCE_ROLE)?.roleName) };
    const about = { facts, node: INSTANCE_ROLE_POLICY };
    if (change.live) return [{ light: 'green', code: 'doctor.role-policy.in-order', ...about }];
    return [{ light: 'red', code: 'doctor.role-policy.detached', ...about, fix: fixOf(examined, change) }];
  },
};
