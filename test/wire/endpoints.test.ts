import {
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
  ModifyVpcAttributeCommand,
  type VpcEndpoint,
} from '@aws-sdk/client-ec2';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Moto, sharedMoto } from '../support/moto.ts';
import { openAccount, region, type TestAccount } from './account.ts';

let moto: Moto;
beforeAll(async () => {
  moto = await sharedMoto();
});

const quiet = ['--yes', '--json', '--region', region];
const destroy = (account: TestAccount) => account.run(['destroy', ...quiet, '--confirm', account.id]);

/** Those that are there; moto goes on listing what was deleted. */
async function endpoints({ clients }: TestAccount): Promise<readonly VpcEndpoint[]> {
  const { VpcEndpoints = [] } = await clients.ec2(region).send(new DescribeVpcEndpointsCommand({}));
  return VpcEndpoints.filter(({ State }) => State?.toLowerCase() === 'available');
}

const suffixes = (all: readonly VpcEndpoint[]) =>
  all.map(({ ServiceName = '', VpcEndpointType }) => `${VpcEndpointType} ${ServiceName.split('.').slice(3).join('.')}`);

describe.concurrent('the step endpoints', () => {
  test('makes them in the private subnets of the VPC, nothing the second time, and takes them back', async () => {
    const account = await openAccount(moto);
    const before = await account.inventory();
    const vpc = await account.run(['vpc', ...quiet, '--vpc', 'new', '--private-subnets']);
    expect(vpc.code, vpc.stderr).toBe(0);
    account.recorder.clear();
    const run = await account.run(['endpoints', ...quiet]);
    expect(run.code, run.stderr).toBe(0);
    expect([...new Set(account.writes())].toSorted()).toEqual([
      'AuthorizeSecurityGroupIngress',
      'CreateSecurityGroup',
      'CreateVpcEndpoint',
    ]);
    const made = await endpoints(account);
    expect(suffixes(made).toSorted()).toEqual([
      'Gateway s3',
      ...['ecr.api', 'ecr.dkr', 'ecs', 'ecs-agent', 'ecs-telemetry', 'logs', 'secretsmanager'].map(
        (service) => `Interface ${service}`,
      ),
    ]);
    const interfaces = made.filter(({ VpcEndpointType }) => VpcEndpointType === 'Interface');
    expect(new Set(interfaces.map(({ PrivateDnsEnabled }) => PrivateDnsEnabled))).toEqual(new Set([true]));
    expect(new Set(interfaces.map(({ SubnetIds = [] }) => SubnetIds.length))).toEqual(new Set([2]));

    account.recorder.clear();
    expect((await account.run(['endpoints', ...quiet])).code).toBe(0);
    expect(account.writes()).toEqual([]);
    const destroyed = await destroy(account);
    expect(destroyed.code, destroyed.stderr).toBe(0);
    expect(await endpoints(account)).toEqual([]);
    expect(await account.inventory()).toEqual(before);
  });

  test('does not turn DNS on in a VPC that was there, and says how', async () => {
    const account = await openAccount(moto);
    const ec2 = account.clients.ec2(region);
    const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
    const VpcId = Vpcs[0]?.VpcId;
    await ec2.send(new ModifyVpcAttributeCommand({ VpcId, EnableDnsHostnames: { Value: false } }));
    const run = await account.run(['endpoints', ...quiet, '--vpc', VpcId ?? '']);
    expect(run.code).toBe(2);
    const chosen = await account.run(['vpc', ...quiet, '--vpc', VpcId ?? '']);
    expect(chosen.code, chosen.stderr).toBe(0);
    const refused = await account.run(['endpoints', ...quiet]);
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain(
      `aws ec2 modify-vpc-attribute --region ${region} --vpc-id ${VpcId} --enable-dns-hostnames`,
    );
    expect(suffixes(await endpoints(account)).filter((one) => one.startsWith('Interface'))).toEqual([]);
    const destroyed = await destroy(account);
    expect(destroyed.code, destroyed.stderr).toBe(0);
  });
});
