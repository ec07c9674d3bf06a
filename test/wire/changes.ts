import {
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';

/** Deletes the region's default VPC with its subnets, as people do. */
export async function deleteDefaultVpc(ec2: EC2Client): Promise<void> {
  const vpcId = await defaultVpcId(ec2);
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({ Filters: [{ Name: 'vpc-id', Values: [vpcId] }] }));
  await Promise.all((Subnets ?? []).map(({ SubnetId }) => ec2.send(new DeleteSubnetCommand({ SubnetId }))));
  await ec2.send(new DeleteVpcCommand({ VpcId: vpcId }));
}

/** Throws where the region has none. */
export async function defaultVpcId(ec2: EC2Client): Promise<string> {
  const { Vpcs } = await ec2.send(new DescribeVpcsCommand({ Filters: [{ Name: 'is-default', Values: ['true'] }] }));
  const id = Vpcs?.[0]?.VpcId;
  if (id === undefined) throw new Error('there is no default VPC');
  return id;
}
