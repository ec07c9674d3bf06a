import type { AnswerValue, Draft } from '../answers/answers.ts';
import type { ReadContext } from '../aws/context.ts';
import { securityGroupRules, securityGroups } from '../aws/reads/instances.ts';
import type { OwnAddress } from '../computer/own-address.ts';
import type { AwsNode } from '../resources/aws-resource.ts';
import { ec2IngressRule } from '../resources/ec2-ingress-rule.ts';
import { ec2SecurityGroup } from '../resources/ec2-security-group.ts';
import { securityGroupNode, vpcNode } from './node-ids.ts';
import type { Finding, Message, Place, Question, Settled, Step } from './step.ts';

const DEFAULT_NAME = 'ecs-instances-default-cluster';
const ANYWHERE = '0.0.0.0/0';

interface SecurityGroupSeen {
  /** The person's own address, where it is wanted and can be theirs. */
  readonly ownAddress: OwnAddress | undefined;
}

/** Guide: "Create a security group". Each of its three rules is its own answer and its own node. */
export const securityGroupStep: Step<SecurityGroupSeen> = {
  id: 'security-group',
  scope: 'region',
  async look(cx, draft) {
    const wanted = (draft.sshCidr === undefined && !cx.local.remoteShell) || draft.sshCidr === 'my-ip';
    const [ownAddress] = await Promise.all([
      wanted ? cx.local.ownAddress() : undefined,
      securityGroups(cx),
      securityGroupRules(cx),
    ]);
    return { ownAddress };
  },
  questions: (seen, _draft, place) => [
    { key: 'sgName', kind: 'text', text: { code: 'security-group.name' }, default: DEFAULT_NAME },
    { key: 'http', kind: 'confirm', text: { code: 'security-group.http' }, default: true },
    { key: 'https', kind: 'confirm', text: { code: 'security-group.https' }, default: true },
    sshQuestion(seen, place),
  ],
  nodes(_seen, draft, place) {
    const group = securityGroupNode(place.region);
    const groupName = draft.sgName ?? DEFAULT_NAME;
    const ssh = draft.sshCidr ?? 'none';
    const rule = (name: string, port: string, cidr: string, answer: keyof Draft, wanted: boolean): AwsNode => ({
      id: `${place.region}/ingress-${name}`,
      step: 'security-group',
      scope: place.region,
      needs: [group],
      widens: [group],
      letsIn: true,
      absent: !wanted,
      resource: ec2IngressRule,
      value: `tcp/${port} ← ${cidr}`,
      answers: [answer],
      spec: (outputs) => ({
        groupId: outputs.of(group, 'groupId'),
        port,
        // Where it is not wanted, only a rule of ours is meant, whatever it lets in.
        cidr: wanted ? cidr : '',
        description: `${name.toUpperCase()} - aws-ecs-setup`,
      }),
    });
    return [
      {
        id: group,
        step: 'security-group',
        scope: place.region,
        needs: [vpcNode(place.region)],
        needsOnlyMade: [vpcNode(place.region)],
        resource: ec2SecurityGroup,
        value: groupName,
        answers: ['sgName'],
        spec: (outputs) => ({
          groupName,
          vpcId: outputs.of(vpcNode(place.region), 'vpcId'),
          description: 'Container instances of the ECS cluster',
        }),
      },
      rule('http', '80', ANYWHERE, 'http', draft.http ?? true),
      rule('https', '443', ANYWHERE, 'https', draft.https ?? true),
      rule('ssh', '22', ssh === 'none' ? '' : ssh, 'sshCidr', ssh !== 'none'),
    ];
  },
  findings(_seen, draft) {
    const findings: Finding[] = [];
    const open = (['http', 'https'] as const).filter((rule) => draft[rule]);
    if (open.length > 0) {
      const facts = { rules: open.join(', ').toUpperCase(), flags: open.map((rule) => `--no-${rule}`).join(', ') };
      findings.push({ level: 'warning', code: 'security-group.open-web', facts });
    }
    findings.push(sshFinding(draft.sshCidr ?? 'none'));
    return findings;
  },
  notes: () => [],
};

/** What to know about who may use SSH. @param ssh a canonical range or `none` */
export function sshFinding(ssh: string): Finding {
  if (ssh === 'none') return { level: 'info', code: 'security-group.no-ssh' };
  if (ssh === ANYWHERE) return { level: 'warning', code: 'security-group.ssh-anywhere' };
  if (ssh.endsWith('/32')) return { level: 'info', code: 'security-group.ssh-shared', facts: { cidr: ssh } };
  return { level: 'warning', code: 'security-group.ssh-range', facts: { cidr: ssh } };
}

/** Offers the person's own address only where it can be theirs; otherwise the default is no SSH at all. */
function sshQuestion({ ownAddress }: SecurityGroupSeen, place: Place): Question {
  const remote = place.local.remoteShell;
  const found = remote ? { code: 'security-group.ssh-remote', facts: { where: remote } } : addressFound(ownAddress);
  return {
    key: 'sshCidr',
    kind: 'text',
    text: { code: remote ? 'security-group.ssh-type' : 'security-group.ssh' },
    ...(found ? { found } : {}),
    default: remote ? 'none' : 'my-ip',
    settle: (value) => settleSshSource(value, place.local),
  };
}

function addressFound(found: OwnAddress | undefined): Message | undefined {
  if (found === undefined) return undefined;
  if ('address' in found) return { code: 'security-group.own-address', facts: { address: found.address } };
  // Why is said where it is asked for all the same.
  return { code: 'security-group.address-unknown' };
}

async function settleSshSource(value: AnswerValue, local: ReadContext['local']): Promise<Settled> {
  if (value !== 'my-ip') return { value };
  if (local.remoteShell === 'CloudShell' || local.remoteShell === 'Codespaces') {
    return refused('security-group.ssh-remote', { where: local.remoteShell });
  }
  const found: OwnAddress = await local.ownAddress();
  if ('address' in found) return { value: `${found.address}/32` };
  return refused(`own-address.${found.refused}`, { detail: found.detail });
}

const refused = (code: string, facts: Readonly<Record<string, string>>): Settled => ({
  value: 'none',
  because: { level: 'warning', code, facts },
});
