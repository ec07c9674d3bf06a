import { SERVICE_LINKED_ROLE } from '../steps/node-ids.ts';
import type { Check } from './check.ts';
import { serviceLinkedRoleIsDue } from './covered.ts';
import { fixOf } from './node-fix.ts';
import { lookAt } from './unseen.ts';

/** The role ECS itself works with is there. */
export const serviceLinkedRoleCheck: Check = {
  id: 'D017',
  name: 'service-linked-role',
  scope: 'account',
  lights: ['red'],
  fixedBy: 'fix',
  async run(examined) {
    const look = lookAt(examined, 'cluster', SERVICE_LINKED_ROLE);
    if (look.kind === 'unseen') return [look.finding];
    if (look.kind === 'left-out') return [];
    const { change } = look;
    const about = { node: SERVICE_LINKED_ROLE };
    if (change.live) return [{ light: 'green', code: 'doctor.service-linked-role.in-order', ...about }];
    if (!serviceLinkedRoleIsDue(examined)) return [];
    return [{ light: 'red', code: 'doctor.service-linked-role.missing', ...about, fix: fixOf(examined, change) }];
  },
};
