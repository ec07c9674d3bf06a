import type { Check } from './check.ts';
import { isWide, lookAtGroup, revoking, sshRules } from './ssh-rules.ts';

/** No rule of the security group opens SSH to the world, whoever made the rule. */
export const sshWorldCheck: Check = {
  id: 'D011',
  name: 'ssh-world',
  scope: 'region',
  lights: ['red'],
  fixedBy: 'fix',
  async run(examined, region) {
    const look = lookAtGroup(examined, region);
    if (look.kind === 'unseen') return [{ ...look.finding, region }];
    if (look.kind === 'left-out' || !look.change.live) return [];
    const { change } = look;
    const group = `${change.live?.groupName} ${change.live?.groupId}`;
    const wide = (await sshRules(examined, region, change)).filter(isWide);
    if (wide.length === 0) {
      return [{ light: 'green', code: 'doctor.ssh-world.in-order', facts: { group }, node: change.node, region }];
    }
    return wide.map((rule) => ({
      light: 'red',
      code: 'doctor.ssh-world.open',
      facts: { group, cidr: rule.cidr, port: rule.port, rule: rule.ruleId },
      node: change.node,
      region,
      fix: revoking(examined, region, change, rule),
    }));
  },
};
