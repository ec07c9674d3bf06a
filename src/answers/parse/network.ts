import { SetupError } from '../../engine/errors.ts';
import { parseRange } from '../addresses.ts';
import type { ParseText } from './names.ts';

/** `default`, `new` or the id of a VPC. */
export const vpcChoice: ParseText<string> = (text) => {
  if (/^(default|new|vpc-[0-9a-f]{8,17})$/.test(text)) return text;
  throw new SetupError('input.vpc', {}, 2);
};

/** The range of a new VPC: /16 to /28, in its canonical form (ec2:CreateVpc). */
export const vpcCidr: ParseText<string> = (text) => {
  if (!text.includes('/')) throw new SetupError('input.not-a-range', {}, 2);
  const { cidr, prefix } = parseRange(text);
  if (prefix < 16 || prefix > 28) throw new SetupError('input.vpc-size', { prefix: String(prefix) }, 2);
  return cidr;
};

/** How many availability zones a new VPC spans. */
export const zoneCount: ParseText<number> = (text) => {
  if (text === '2' || text === '3') return Number(text);
  throw new SetupError('input.one-of', { words: '2, 3' }, 2);
};

/** The widest range that may use SSH without being asked for by a flag of its own. */
const WIDEST_SSH = 16;

/**
 * Who may use SSH: `my-ip`, `none` or a range. The whole internet, or more than a /16 of it, only where `anywhere` allows it.
 * @throws SetupError `input.ssh-cidr`, `input.ssh-too-wide`, exit 2
 */
export function sshSource(anywhere: boolean): ParseText<string> {
  return (text) => {
    if (text === 'my-ip' || text === 'none') return text;
    if (text.includes(':')) throw new SetupError('input.ssh-ipv6', {}, 2);
    const { cidr, prefix } = parseRange(text);
    if (prefix < WIDEST_SSH && !anywhere) throw new SetupError('input.ssh-too-wide', { cidr }, 2);
    return cidr;
  };
}
