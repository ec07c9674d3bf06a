import { type Check, type CheckFinding, type Examined, liveOf } from './check.ts';
import { fixOf } from './node-fix.ts';
import { ROLES, type RoleNodes } from './roles.ts';
import { lookAt } from './unseen.ts';

/** AWS's policies are attached to the roles that need them. (That of the administrators' group lets people in: another check's.) */
export const rolePolicyCheck: Check = {
  id: 'D007',
  name: 'role-policy',
  scope: 'account',
  lights: ['red'],
  fixedBy: 'fix',
  run: async (examined) =>
    ROLES.flatMap((role) => role.policies.flatMap((policy) => attachmentOf(examined, role, policy))),
};

function attachmentOf(examined: Examined, { step, role }: RoleNodes, node: string): readonly CheckFinding[] {
  const look = lookAt(examined, step, node);
  if (look.kind === 'unseen') return [look.finding];
  const there = liveOf(examined, role);
  if (look.kind === 'left-out' || !there) return [];
  const { change } = look;
  const [policy = ''] = (examined.nodes.find(({ id }) => id === node)?.value ?? '').split(' → ');
  const about = { facts: { policy, role: String(there.roleName) }, node };
  if (change.live) return [{ light: 'green', code: 'doctor.role-policy.in-order', ...about }];
  return [{ light: 'red', code: 'doctor.role-policy.detached', ...about, fix: fixOf(examined, change) }];
}
