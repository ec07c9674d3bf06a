import { overlap } from '../answers/addresses.ts';
import { sshRuleNode } from '../steps/node-ids.ts';
import { type Check, liveOf } from './check.ts';
import { isWide, rangeOf } from './ssh-rules.ts';
import { lookAt } from './unseen.ts';

/** SSH is open to the address the person has now. Where the tool does not run on their own computer, nobody knows that address. */
export const sshAddressCheck: Check = {
  id: 'D013',
  name: 'ssh-address',
  scope: 'region',
  lights: ['yellow'],
  fixedBy: 'command',
  async run(examined, region) {
    const node = sshRuleNode(region);
    const look = lookAt(examined, 'security-group', node);
    if (look.kind === 'unseen') return [{ ...look.finding, region }];
    const cidr = String(liveOf(examined, node)?.cidr ?? '');
    const range = rangeOf(cidr);
    const { local } = examined.contextOf(region);
    if (look.kind === 'left-out' || !range || isWide({ cidr }) || local.remoteShell) return [];
    const own = await local.ownAddress();
    if ('refused' in own) {
      const facts = { reason: own.refused, detail: own.detail };
      return [{ light: 'yellow', code: 'doctor.ssh-address.unknown', facts, node, region }];
    }
    const facts = { cidr, address: own.address };
    const mine = rangeOf(own.address);
    if (mine && overlap(range, mine)) {
      return [{ light: 'green', code: 'doctor.ssh-address.in-order', facts, node, region }];
    }
    const fix = { kind: 'command', command: examined.command(`ssh-access --region ${region}`) } as const;
    return [{ light: 'yellow', code: 'doctor.ssh-address.other', facts, node, region, fix }];
  },
};
