import type { LocalPlaces } from '../aws/context.ts';
import { sshRuleNode } from '../steps/node-ids.ts';
import { type Check, changeOf, type Examined } from './check.ts';
import { answeredRange, lookAtGroup, revoking, sshRules } from './ssh-rules.ts';

/** No addresses that somebody once had collect in the security group: whoever has them now may reach port 22. */
export const sshStaleCheck: Check = {
  id: 'D014',
  name: 'ssh-stale',
  scope: 'region',
  lights: ['yellow'],
  fixedBy: 'fix',
  async run(examined, region) {
    const look = lookAtGroup(examined, region);
    if (look.kind === 'unseen') return [{ ...look.finding, region }];
    if (look.kind === 'left-out' || !look.change.live) return [];
    const { change } = look;
    const inUse = [
      answeredRange(examined, region),
      awaitingItsSuccessor(examined, region),
      await presentRange(examined.contextOf(region).local),
    ];
    const single = (await sshRules(examined, region, change)).filter(
      ({ cidr }) => /\/32$/.test(cidr) && !cidr.includes(':'),
    );
    const stale = single.filter(({ cidr }) => !inUse.includes(cidr));
    const group = `${change.live?.groupName} ${change.live?.groupId}`;
    const node = sshRuleNode(region);
    if (stale.length === 0) {
      return [{ light: 'green', code: 'doctor.ssh-stale.in-order', facts: { group }, node, region }];
    }
    return stale.map((rule) => ({
      light: 'yellow',
      code: rule.ours ? 'doctor.ssh-stale.ours' : 'doctor.ssh-stale.other',
      facts: { group, cidr: rule.cidr, port: rule.port, rule: rule.ruleId },
      node,
      region,
      // Another person's rule may be in use: only what this tool put in is taken out by it.
      fix: revoking(examined, region, rule.ours ? change : { ...change, owner: 'adopted' }, rule),
    }));
  },
};

/** Whom our rule lets in while the one that is to take its place is still to be made: nobody is locked out in between. */
function awaitingItsSuccessor(examined: Examined, region: string): string {
  const change = changeOf(examined, sshRuleNode(region));
  const awaits = change?.action !== 'remove' && change?.differences.some(({ fact }) => fact === 'cidr');
  return awaits ? String(change?.live?.cidr) : '';
}

async function presentRange(local: LocalPlaces): Promise<string> {
  if (local.remoteShell) return '';
  const own = await local.ownAddress();
  return 'address' in own ? `${own.address}/32` : '';
}
