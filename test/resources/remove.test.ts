import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DeleteInternetGatewayCommand,
  DeleteSubnetCommand,
  DescribeInstancesCommand,
  DescribeKeyPairsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRegionsCommand,
  DescribeRouteTablesCommand,
  DetachInternetGatewayCommand,
} from '@aws-sdk/client-ec2';
import { DeleteInstanceProfileCommand, GetInstanceProfileCommand } from '@aws-sdk/client-iam';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatCredentials } from '../../src/computer/credentials-csv.ts';
import { credentialsFile } from '../../src/resources/credentials-file.ts';
import { ec2InternetGateway } from '../../src/resources/ec2-internet-gateway.ts';
import { ec2KeyPair } from '../../src/resources/ec2-key-pair.ts';
import { ec2Subnet } from '../../src/resources/ec2-subnet.ts';
import { iamInstanceProfile } from '../../src/resources/iam-instance-profile.ts';
import { keyFile } from '../../src/resources/key-file.ts';
import { account, thrown } from './account.ts';

describe('a file on this computer', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'remove-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const csv = (userName: string) => formatCredentials({ userName, password: 'x', signInUrl: 'https://example.com' });

  it('with a private key is removed, while it holds that key', async () => {
    const { write, writes } = account();
    const path = join(folder, 'key.pem');
    const spec = { path, keyType: 'ed25519', keyFormat: 'pem', comment: '' } as const;
    const live = await keyFile.create(write, 'computer/key', spec, 'token');
    await keyFile.remove?.(write, { ...live, publicKey: 'ssh-ed25519 another' });
    expect(existsSync(path)).toBe(true);
    await keyFile.remove?.(write, live);
    await keyFile.remove?.(write, live);
    expect(existsSync(path)).toBe(false);
    expect(writes()).toEqual([]);
  });

  it('with a password is removed, and the one in which the password of a reset waits', async () => {
    const { write, writes } = account();
    const path = join(folder, 'credentials.csv');
    await writeFile(path, csv('Administrator'));
    await writeFile(`${path}.next`, csv('Administrator'));
    const live = { path, userName: 'Administrator', private: true, hasPassword: true };
    await credentialsFile.remove?.(write, live);
    await credentialsFile.remove?.(write, live);
    expect([existsSync(path), existsSync(`${path}.next`)]).toEqual([false, false]);
    expect(writes()).toEqual([]);
  });

  it.each(['User name,Password,Console sign-in URL\nalice,x,y\n', 'my shopping list'])(
    'that is somebody else by now stays: %s',
    async (content) => {
      const path = join(folder, 'credentials.csv');
      await writeFile(path, content);
      const live = { path, userName: 'Administrator', private: true, hasPassword: true };
      await credentialsFile.remove?.(account().write, live);
      expect(existsSync(path)).toBe(true);
    },
  );
});

describe('what is half gone', () => {
  const gateway = { internetGatewayId: 'igw-1', vpcId: 'vpc-1' };

  it.each(['Gateway.NotAttached', 'InvalidVpcID.NotFound'])(
    'a gateway that is detached is deleted (%s)',
    async (name) => {
      const { ec2, write, writes } = account();
      ec2.on(DetachInternetGatewayCommand).rejects(thrown(name));
      ec2.on(DeleteInternetGatewayCommand).resolves({});
      await ec2InternetGateway.remove?.(write, gateway);
      expect(writes().at(-1)).toEqual(['DeleteInternetGateway', { InternetGatewayId: 'igw-1' }]);
    },
  );

  it('a gateway with addresses in use behind it is not detached by force', async () => {
    const { ec2, write, writes } = account();
    ec2.on(DetachInternetGatewayCommand).rejects(thrown('DependencyViolation'));
    await expect(ec2InternetGateway.remove?.(write, gateway)).rejects.toThrow('DependencyViolation');
    expect(writes()).toHaveLength(1);
  });

  it('a key pair is deleted by its name, but not one that took its name since', async () => {
    const live = { keyPairId: 'key-1', keyName: 'alice', publicKey: '' };
    const deleted = async (KeyPairId: string) => {
      const { ec2, write, writes } = account();
      ec2.on(DescribeKeyPairsCommand).resolves({ KeyPairs: [{ KeyPairId, KeyName: 'alice' }] });
      await ec2KeyPair.remove?.(write, live);
      return writes();
    };
    expect(await deleted('key-1')).toEqual([['DeleteKeyPair', { KeyName: 'alice' }]]);
    expect(await deleted('key-2')).toEqual([]);
  });

  it('a subnet is taken off no route table but its own', async () => {
    const { ec2, write, writes } = account();
    const Associations = [
      { SubnetId: 'subnet-1', RouteTableAssociationId: 'rtbassoc-1' },
      { SubnetId: 'subnet-2', RouteTableAssociationId: 'rtbassoc-2' },
    ];
    ec2.on(DescribeRouteTablesCommand).resolves({ RouteTables: [{ Associations }] });
    ec2.on(DeleteSubnetCommand).resolves({});
    const live = { subnetId: 'subnet-1', vpcId: 'vpc-1', cidr: '10.0.0.0/20', zone: 'a', publicAddresses: true };
    await ec2Subnet.remove?.(write, live);
    expect(writes()).toEqual([
      ['DisassociateRouteTable', { AssociationId: 'rtbassoc-1' }],
      ['DeleteSubnet', { SubnetId: 'subnet-1' }],
    ]);
  });

  it('a profile whose role is out already, or that holds another by now, is just deleted', async () => {
    const { iam, write, writes } = account();
    iam.on(GetInstanceProfileCommand).resolves({ InstanceProfile: { Roles: [{ RoleName: 'web' }] } as never });
    iam.on(DeleteInstanceProfileCommand).resolves({});
    const live = { profileName: 'ecsInstanceRole', arn: 'arn', roleName: 'ecsInstanceRole' };
    await iamInstanceProfile.remove?.(write, live);
    expect(writes().map(([operation]) => operation)).toEqual(['DeleteInstanceProfile']);
  });
});

describe('a look that is refused', () => {
  it('does not count as finding nothing', async () => {
    const { ec2, read } = account();
    ec2.on(DescribeInstancesCommand).resolves({ Reservations: [] });
    ec2.on(DescribeNetworkInterfacesCommand).rejects(thrown('UnauthorizedOperation'));
    const live = { subnetId: 'subnet-1', vpcId: 'vpc-1', cidr: '10.0.0.0/20', zone: 'a', publicAddresses: true };
    await expect(ec2Subnet.blockers?.(read, live, () => false)).rejects.toThrow('UnauthorizedOperation');
  });

  it('in one region of the account leaves the profile in doubt', async () => {
    const { ec2, iam, read } = account();
    iam.on(GetInstanceProfileCommand).resolves({});
    ec2.on(DescribeRegionsCommand).resolves({ Regions: [{ RegionName: 'eu-west-1' }, { RegionName: 'us-east-1' }] });
    ec2.on(DescribeInstancesCommand).resolvesOnce({ Reservations: [] }).rejects(thrown('UnauthorizedOperation'));
    const elsewhere = (region: string) => ({ ...account().read, region, clients: read.clients });
    const live = { profileName: 'ecsInstanceRole', arn: 'arn' };
    const asked = iamInstanceProfile.blockers?.({ ...read, elsewhere }, live, () => false);
    await expect(asked).rejects.toThrow('UnauthorizedOperation');
  });
});
