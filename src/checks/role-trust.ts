import type { Check, CheckFinding, Examined } from './check.ts';
import { fixOf } from './node-fix.ts';
import { ROLES, type RoleNodes } from './roles.ts';
import { lookAt } from './unseen.ts';

/** The trust policy of each role names the service that is to take it on. */
export const roleTrustCheck: Check = {
  id: 'D006',
  name: 'role-trust',
  scope: 'account',
  lights: ['red'],
  fixedBy: 'fix',
  run: async (examined) => ROLES.flatMap((role) => trustOf(examined, role)),
};

function trustOf(examined: Examined, { step, role, service }: RoleNodes): readonly CheckFinding[] {
  const look = lookAt(examined, step, role);
  if (look.kind === 'unseen') return [look.finding];
  if (look.kind === 'left-out' || !look.change.live) return [];
  const { change } = look;
  const facts = { role: String(change.live?.roleName), service };
  const about = { facts, node: role };
  const trusts = change.live?.trusts;
  if (Array.isArray(trusts) && trusts.includes(service)) {
    return [{ light: 'green', code: 'doctor.role-trust.in-order', ...about }];
  }
  return [{ light: 'red', code: 'doctor.role-trust.missing', ...about, fix: fixOf(examined, change) }];
}
