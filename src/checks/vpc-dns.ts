import { vpcNode } from '../steps/node-ids.ts';
import type { Check, CheckFinding, Fix } from './check.ts';
import { fixOf } from './node-fix.ts';
import { lookAt } from './unseen.ts';

/** DNS support and DNS host names are on in the VPC. */
export const vpcDnsCheck: Check = {
  id: 'D016',
  name: 'vpc-dns',
  scope: 'region',
  lights: ['red', 'yellow'],
  fixedBy: 'fix',
  async run(examined, region) {
    const node = vpcNode(region);
    const look = lookAt(examined, 'vpc', node);
    if (look.kind === 'unseen') return [{ ...look.finding, region }];
    if (look.kind === 'left-out' || !look.change.live) return [];
    const { change } = look;
    const { vpcId, dnsSupport, dnsHostnames } = change.live ?? {};
    const vpc = String(vpcId);
    const about = { facts: { vpc }, node, region };
    const fix = (attribute: string): Fix => {
      // A chosen VPC is used as it is.
      if (change.owner === 'created' && change.action === 'update') return fixOf(examined, change);
      const command = `aws ec2 modify-vpc-attribute --region ${region} --vpc-id ${vpc} --enable-dns-${attribute}`;
      return { kind: 'command', command };
    };
    const findings: CheckFinding[] = [];
    if (dnsSupport === false) {
      findings.push({ light: 'red', code: 'doctor.vpc-dns.no-support', ...about, fix: fix('support') });
    }
    if (dnsHostnames === false) {
      findings.push({ light: 'yellow', code: 'doctor.vpc-dns.no-hostnames', ...about, fix: fix('hostnames') });
    }
    return findings.length > 0 ? findings : [{ light: 'green', code: 'doctor.vpc-dns.in-order', ...about }];
  },
};
