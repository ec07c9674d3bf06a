import { describe, expect, test } from 'vitest';
import { awsScript, type Names } from '../../bench/support/aws-script.ts';
import { cliName } from '../../bench/support/cli-parameters.ts';
import { shellWords } from '../../bench/support/shell-words.ts';
import type { Call } from '../support/wire-call.ts';

const call = (service: string, action: string, parameters: Call['parameters'] = {}, region = 'eu-west-1'): Call => {
  const writes = !/^(Describe|Get|List)/.test(action);
  return {
    service,
    region,
    action,
    writes,
    parameters: { Action: action, Version: '2016-11-15', ...parameters },
    at: 0,
  };
};
const vpcTags = {
  'TagSpecification.1.ResourceType': 'vpc',
  'TagSpecification.1.Tag.1.Key': 'Name',
  'TagSpecification.1.Tag.1.Value': 'ecs',
  'TagSpecification.1.Tag.2.Key': 'aws-ecs-setup:setup-id',
  'TagSpecification.1.Tag.2.Value': '74c0d4d5eb55',
};
const names: Names = new Map([
  ['vpc-1e2ba7b1210b5973b', 'default_vpc'],
  ['vpc-ecf10116393db0046', 'vpc_ecs'],
]);
/** The lines of a script that are commands, those broken in several lines joined again. */
const commands = (calls: readonly Call[]): readonly string[] =>
  awsScript(calls, names, 'eu-west-1')
    .replaceAll(' \\\n  ', ' ')
    .split('\n')
    .slice(10)
    .filter((line) => line !== '' && !line.startsWith('#'));

describe('a recorded call', () => {
  test.each<[string, Call, string]>([
    ['that looks may find nothing', call('iam', 'GetUser', { UserName: 'sam' }), 'look iam get-user --user-name sam'],
    [
      'that writes must not fail',
      call('iam', 'CreateGroup', { GroupName: 'Admins' }),
      'make iam create-group --group-name Admins',
    ],
    [
      'to EC2 elsewhere names the region',
      call('ec2', 'DescribeRegions', { AllRegions: 'true' }, 'us-east-1'),
      'look ec2 describe-regions --all-regions --region us-east-1',
    ],
    ['to IAM does not', call('iam', 'ListUsers', {}, 'us-east-1'), 'look iam list-users'],
    [
      'with filters',
      call('ec2', 'DescribeSubnets', { 'Filter.1.Name': 'vpc-id', 'Filter.1.Value.1': 'a', 'Filter.1.Value.2': 'b' }),
      "look ec2 describe-subnets --filters 'Name=vpc-id,Values=[a,b]'",
    ],
    [
      'with IAM’s lists',
      call('iam', 'TagUser', { UserName: 'sam', 'Tags.member.1.Key': 'team', 'Tags.member.1.Value': 'blue' }),
      'make iam tag-user --user-name sam --tags Key=team,Value=blue',
    ],
    [
      'of a service that speaks JSON',
      call('ecs', 'DescribeClusters', { clusters: ['default'], include: ['TAGS'] }),
      'look ecs describe-clusters --clusters default --include TAGS',
    ],
    [
      'with an attribute, and without the token that the CLI makes itself',
      call('ec2', 'ModifySubnetAttribute', { 'MapPublicIpOnLaunch.Value': 'true', ClientToken: 'x' }),
      'make ec2 modify-subnet-attribute --map-public-ip-on-launch Value=true',
    ],
    [
      'with a rule whose words the shorthand cannot say',
      call('ec2', 'AuthorizeSecurityGroupIngress', {
        'IpPermissions.1.IpProtocol': 'tcp',
        'IpPermissions.1.FromPort': '22',
        'IpPermissions.1.IpRanges.1.Description': 'SSH - me',
      }),
      `make ec2 authorize-security-group-ingress --ip-permissions '[{"IpProtocol":"tcp","FromPort":22,"IpRanges":[{"Description":"SSH - me"}]}]'`,
    ],
    [
      'takes no password and no key with it',
      call('iam', 'CreateLoginProfile', { UserName: 'sam', Password: 'a $ecret', PasswordResetRequired: 'true' }),
      'make iam create-login-profile --user-name sam --password "$PASSWORD" --password-reset-required',
    ],
  ])('%s', (_, one, line) => expect(commands([one])).toEqual([line]));
});

describe('the script', () => {
  test('keeps the id of what it makes and uses it afterwards; the set-up’s own id is a variable', () => {
    const made = call('ec2', 'CreateVpc', { CidrBlock: '10.0.0.0/16', ...vpcTags });
    const used = call('ec2', 'AttachInternetGateway', { VpcId: 'vpc-ecf10116393db0046' });
    expect(commands([made, used])).toEqual([
      'vpc_ecs=$(aws ec2 create-vpc --cidr-block 10.0.0.0/16 --tag-specifications ' +
        '"ResourceType=vpc,Tags=[{Key=Name,Value=ecs},{Key=aws-ecs-setup:setup-id,Value=$SETUP_ID}]" ' +
        '--query Vpc.VpcId --output text)',
      'make ec2 attach-internet-gateway --vpc-id "$vpc_ecs"',
    ]);
  });

  test('takes the default VPC from the first look at the VPCs, where it is spoken of', () => {
    const look = call('ec2', 'DescribeVpcs');
    const spoken = call('ec2', 'DescribeVpcAttribute', { VpcId: 'vpc-1e2ba7b1210b5973b' });
    expect(commands([look])).toEqual(['look ec2 describe-vpcs']);
    expect(commands([look, spoken, look])).toEqual([
      "default_vpc=$(aws ec2 describe-vpcs --query 'Vpcs[?IsDefault].VpcId' --output text)",
      'look ec2 describe-vpc-attribute --vpc-id "$default_vpc"',
      'look ec2 describe-vpcs',
    ]);
  });

  test('is refused where a call speaks of a thing that has no name', () => {
    const spoken = call('ec2', 'DescribeVpcAttribute', { VpcId: 'vpc-00000000000000000' });
    expect(() => awsScript([spoken], names, 'eu-west-1')).toThrow('vpc-00000000000000000 has no name');
  });

  test('is refused where the shell would read something else', () => {
    const spoken = call('iam', 'CreateGroup', { GroupName: 'a$b' });
    expect(() => awsScript([spoken], names, 'eu-west-1')).toThrow('the shell would read a variable');
  });

  test('breaks a long command before its options', () => {
    const long = call('iam', 'CreateRole', { RoleName: 'r'.repeat(64), Description: 'd'.repeat(64) });
    expect(awsScript([long], names, 'eu-west-1')).toContain(
      `make iam create-role \\\n  --role-name ${'r'.repeat(64)} \\\n  --description ${'d'.repeat(64)}\n`,
    );
  });
});

describe('words for the shell', () => {
  test.each([
    ['it’s $5 "now"', ['\'it’s $5 "now"\'']],
    ["it's", ["'it'\\''s'"]],
    ['$vpc "a" `b`', ['"$vpc \\"a\\" \\`b\\`"']],
    [3, ['3']],
  ])('%j', (value, words) => expect(shellWords(value)).toEqual(words));
});

describe('the AWS CLI’s names', () => {
  test.each([
    ['DescribeVpcBlockPublicAccessOptions', 'describe-vpc-block-public-access-options'],
    ['AWSServiceName', 'aws-service-name'],
    ['CidrIp', 'cidr-ip'],
    ['clusterName', 'cluster-name'],
  ])('%s is %s', (name, cli) => expect(cliName(name)).toBe(cli));
});
