import type {
  DescribeVpcAttributeCommandInput,
  DescribeVpcBlockPublicAccessOptionsCommandInput,
  ModifyVpcAttributeCommandInput,
} from '@aws-sdk/client-ec2';
import { ACCOUNT_ID } from './account.ts';
import { findVpc } from './ec2-find.ts';
import { invalidValue, required } from './ec2-input.ts';
import { here } from './ec2-region.ts';
import { ec2Failure } from './failure.ts';
import { type Call, operation } from './operation.ts';

function describe(call: Call, input: DescribeVpcAttributeCommandInput): object {
  const vpc = findVpc(call, input.VpcId);
  const attribute = required(input.Attribute, 'attribute');
  switch (attribute) {
    case 'enableDnsSupport':
      return { VpcId: vpc.id, EnableDnsSupport: { Value: vpc.dnsSupport } };
    case 'enableDnsHostnames':
      return { VpcId: vpc.id, EnableDnsHostnames: { Value: vpc.dnsHostnames } };
    case 'enableNetworkAddressUsageMetrics':
      return { VpcId: vpc.id, EnableNetworkAddressUsageMetrics: { Value: false } };
    default:
      throw invalidValue(`Value (${String(attribute)}) for parameter attribute is invalid. Unknown attribute.`);
  }
}

/** One attribute a call, as EC2 wants it. */
function modify(call: Call, input: ModifyVpcAttributeCommandInput): object {
  const vpc = findVpc(call, input.VpcId);
  const { EnableDnsSupport: support, EnableDnsHostnames: hostnames } = input;
  if (support !== undefined && hostnames !== undefined) {
    throw ec2Failure(
      'InvalidParameterCombination',
      'Fields for multiple attribute types specified: enableDnsHostnames, enableDnsSupport',
    );
  }
  if (support === undefined && hostnames === undefined) {
    throw ec2Failure('InvalidParameterCombination', 'No attributes specified.');
  }
  if (support !== undefined) vpc.dnsSupport = required(support.Value, 'enableDnsSupport.value');
  if (hostnames !== undefined) vpc.dnsHostnames = required(hostnames.Value, 'enableDnsHostnames.value');
  return {};
}

function blockPublicAccess(call: Call): object {
  here(call);
  return {
    VpcBlockPublicAccessOptions: {
      AwsAccountId: ACCOUNT_ID,
      AwsRegion: call.region,
      State: 'default-state',
      InternetGatewayBlockMode: 'off',
      ManagedBy: 'account',
      ExclusionsAllowed: 'allowed',
    },
  };
}

export const vpcAttributeOperations = {
  DescribeVpcAttribute: operation<DescribeVpcAttributeCommandInput>(['VpcId', 'Attribute'], describe),
  ModifyVpcAttribute: operation<ModifyVpcAttributeCommandInput>(
    ['VpcId', 'EnableDnsSupport', 'EnableDnsHostnames'],
    modify,
  ),
  DescribeVpcBlockPublicAccessOptions: operation<DescribeVpcBlockPublicAccessOptionsCommandInput>(
    [],
    blockPublicAccess,
  ),
};
