import type { SecurityGroupRule, VpcEndpoint } from '@aws-sdk/client-ec2';
import type { ReadContext } from '../aws/context.ts';
import { securityGroupRules } from '../aws/reads/instances.ts';
import { subnets } from '../aws/reads/network.ts';
import { isHttpsIn, notLetIn } from '../resources/ec2-interface-endpoint-live.ts';
import type { CheckFinding } from './check.ts';

/**
 * Subnets that the security groups of the endpoints keep out: an endpoint's private name holds for the whole VPC, and who is not let in
 * there finds no other way. What rules let in by other groups or prefix lists cannot be told from here.
 */
export async function shutOut(
  cx: ReadContext,
  vpc: string,
  endpoints: readonly VpcEndpoint[],
): Promise<readonly CheckFinding[]> {
  const [allSubnets, rules] = await Promise.all([subnets(cx), securityGroupRules(cx)]);
  const cidrs = allSubnets.filter((subnet) => subnet.VpcId === vpc).flatMap(({ CidrBlock }) => CidrBlock ?? []);
  const byGroups = new Map<string, readonly SecurityGroupRule[]>();
  for (const { Groups = [] } of endpoints) {
    const ids = Groups.flatMap(({ GroupId }) => GroupId ?? []).toSorted();
    byGroups.set(
      ids.join(', '),
      rules.filter((rule) => ids.includes(rule.GroupId ?? '') && isHttpsIn(rule)),
    );
  }
  return [...byGroups].flatMap(([groups, letting]): CheckFinding[] => {
    if (letting.some((rule) => rule.ReferencedGroupInfo || rule.PrefixListId)) return [];
    const lets = letting.flatMap(({ CidrIpv4 }) => CidrIpv4 ?? []);
    const out = notLetIn(cidrs, { lets });
    const [group = ''] = groups.split(', ');
    if (out.length === 0 || group === '') return [];
    const permission = `IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[${out.map((cidr) => `{CidrIp=${cidr}}`).join(',')}]`;
    const command = `aws ec2 authorize-security-group-ingress --region ${cx.region} --group-id ${group} --ip-permissions '${permission}'`;
    const facts = { groups, cidrs: out.join(', ') };
    return [{ light: 'red', code: 'doctor.endpoints.shut-out', facts, fix: { kind: 'command', command } }];
  });
}
