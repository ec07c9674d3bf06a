import { regionOfNode } from '../steps/node-ids.ts';
import type { Check, CheckFinding } from './check.ts';
import { isTakenAway } from './covered.ts';
import { faultBehind } from './unseen.ts';

/**
 * What let people in – an inbound rule, the membership or the policy of the administrators, a password – is as the set-up left it.
 * Somebody may have had a reason to take it away: it comes back only where this check is named.
 */
export const takenAwayCheck: Check = {
  id: 'D012',
  name: 'taken-away',
  scope: 'account',
  lights: ['yellow'],
  fixedBy: 'name',
  async run(examined) {
    const gone = examined.changes.filter(isTakenAway);
    if (gone.length > 0) {
      return gone.map(({ node, type, live }): CheckFinding => {
        const value = examined.nodes.find(({ id }) => id === node)?.value ?? '';
        const region = regionOfNode(node);
        const code = live ? 'doctor.taken-away.changed' : 'doctor.taken-away.gone';
        const fix = { kind: 'nodes', nodes: [node], byName: true } as const;
        return { light: 'yellow', code, facts: { type, value }, node, ...(region ? { region } : {}), fix };
      });
    }
    const lettingIn = new Set(examined.nodes.filter(({ letsIn, absent }) => letsIn && !absent).map(({ id }) => id));
    const all = examined.changes.filter(({ node }) => lettingIn.has(node));
    const unknown = examined.failed.length > 0 || all.some((change) => faultBehind(examined, change));
    const there = all.filter(({ live }) => live);
    if (unknown || there.length === 0) return [];
    return [{ light: 'green', code: 'doctor.taken-away.in-order', facts: { count: String(there.length) } }];
  },
};
