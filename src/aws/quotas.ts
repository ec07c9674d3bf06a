/** A limit of the account, as Service Quotas calls it; a quota without a code is not listed there. */
interface Quota {
  readonly quota: string;
  readonly quotaCode?: string;
}

/** By the error's name (aws-facts §26). */
const QUOTAS: Readonly<Record<string, Quota>> = {
  VpcLimitExceeded: { quota: 'VPCs per Region', quotaCode: 'L-F678F1CE' },
  // Raised together with that of the VPCs.
  InternetGatewayLimitExceeded: { quota: 'Internet gateways per Region', quotaCode: 'L-A4707A72' },
  SubnetLimitExceeded: { quota: 'Subnets per VPC', quotaCode: 'L-407747CB' },
  RouteTableLimitExceeded: { quota: 'Route tables per VPC', quotaCode: 'L-589F43AA' },
  RouteLimitExceeded: { quota: 'Routes per route table', quotaCode: 'L-93826ACB' },
  AddressLimitExceeded: { quota: 'EC2-VPC Elastic IPs', quotaCode: 'L-0263D0A3' },
  NatGatewayLimitExceeded: { quota: 'NAT gateways per Availability Zone', quotaCode: 'L-FE5A380F' },
  SecurityGroupLimitExceeded: { quota: 'VPC security groups per Region', quotaCode: 'L-E79EC296' },
  RulesPerSecurityGroupLimitExceeded: {
    quota: 'Inbound or outbound rules per security group',
    quotaCode: 'L-0EA8095F',
  },
  VpcEndpointLimitExceeded: { quota: 'Interface VPC endpoints per VPC' },
  KeyPairLimitExceeded: { quota: 'Key pairs per Region' },
  TagLimitExceeded: { quota: 'Tags per resource' },
};

/** What a refusal says of the limit that was reached; IAM has one name for all and tells it in the words `Cannot exceed quota for …: N`. */
export function quotaFacts(name: string, message: string): Readonly<Record<string, string>> {
  const known = QUOTAS[name];
  if (known) return { ...known };
  const [, quota, limit] = /quota for (\w+): (\d+)/.exec(message) ?? [];
  return quota && limit ? { quota: `${quota}, ${limit}` } : {};
}
