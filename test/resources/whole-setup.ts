import { join } from 'node:path';
import type { Facts, NodeId } from '../../src/engine/resource.ts';
import { accountAliasResource } from '../../src/resources/account-alias.ts';
import type { AwsResource } from '../../src/resources/aws-resource.ts';
import { credentialsFile } from '../../src/resources/credentials-file.ts';
import { ec2InternetGateway } from '../../src/resources/ec2-internet-gateway.ts';
import { ec2KeyPair } from '../../src/resources/ec2-key-pair.ts';
import { ec2Route } from '../../src/resources/ec2-route.ts';
import { ec2RouteTable } from '../../src/resources/ec2-route-table.ts';
import { ec2RouteTableAssociation } from '../../src/resources/ec2-route-table-association.ts';
import { ec2SecurityGroup } from '../../src/resources/ec2-security-group.ts';
import { ec2Subnet } from '../../src/resources/ec2-subnet.ts';
import { ec2Vpc } from '../../src/resources/ec2-vpc.ts';
import { ecsCluster } from '../../src/resources/ecs-cluster.ts';
import { ecsServiceLinkedRoleResource } from '../../src/resources/ecs-service-linked-role.ts';
import { iamGroup } from '../../src/resources/iam-group.ts';
import { iamGroupMembership } from '../../src/resources/iam-group-membership.ts';
import { iamGroupPolicy } from '../../src/resources/iam-group-policy.ts';
import { iamInstanceProfile } from '../../src/resources/iam-instance-profile.ts';
import { iamLoginProfile } from '../../src/resources/iam-login-profile.ts';
import { iamProfileRole } from '../../src/resources/iam-profile-role.ts';
import { iamInstanceRole } from '../../src/resources/iam-role.ts';
import { iamRolePolicy } from '../../src/resources/iam-role-policy.ts';
import { iamUser } from '../../src/resources/iam-user.ts';
import { keyFile } from '../../src/resources/key-file.ts';
import type { Practised } from './practised.ts';

/** A thing that was made in the practice account, or in its folder. */
export interface Thing {
  readonly resource: AwsResource<never, never>;
  readonly node: NodeId;
  readonly live: Facts;
}

export const ADMIN_POLICY = 'arn:aws:iam::aws:policy/AdministratorAccess';
export const ROLE_POLICY = 'arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role';

/** Makes one of everything but an ingress rule, in the order in which each needs the others. */
export async function wholeSetup(account: Practised): Promise<(type: string) => Thing> {
  const things: Thing[] = [];
  const make = async <Spec, Live extends Facts>(resource: AwsResource<Spec, Live>, node: NodeId, spec: Spec) => {
    let live = await resource.create(account.write, node, spec, 'token');
    const open = resource.compare(spec, live);
    if (open.length > 0 && resource.update) live = await resource.update(account.write, node, spec, live, open);
    things.push({ resource: resource as unknown as Thing['resource'], node, live });
    return live;
  };
  await makeIdentities(make, account.directory);
  await makeNetwork(make);
  const file = { path: join(account.directory, 'key.pem'), keyFormat: 'pem', comment: 'alice' } as const;
  const { publicKey } = await make(keyFile, 'computer/r/key-file', { ...file, keyType: 'ed25519' });
  await make(ec2KeyPair, 'r/key-pair', { keyName: 'alice', publicKey });
  await make(ecsServiceLinkedRoleResource, 'account/ecs', { service: 'ecs.amazonaws.com' });
  await make(ecsCluster, 'r/cluster', { clusterName: 'default' });
  return (type) => {
    const found = things.find(({ resource }) => resource.type === type);
    if (!found) throw new TypeError(`nothing of type ${type} was made`);
    return found;
  };
}

type Make = <Spec, Live extends Facts>(resource: AwsResource<Spec, Live>, node: NodeId, spec: Spec) => Promise<Live>;

async function makeIdentities(make: Make, directory: string): Promise<void> {
  const [userName, groupName, roleName] = ['Administrator', 'Administrators', 'ecsInstanceRole'];
  const path = join(directory, 'credentials.csv');
  const password = { signInUrl: 'https://123456789012.signin.aws.amazon.com/console', passwordPolicy: undefined };
  await make(iamGroup, 'account/admin-group', { groupName });
  await make(iamGroupPolicy, 'account/admin-policy', { groupName, policyArn: ADMIN_POLICY });
  await make(iamUser, 'account/admin-user', { userName, tags: [] });
  await make(iamGroupMembership, 'account/admin-membership', { groupName, userName });
  const passwordNode = 'account/admin-password';
  await make(credentialsFile, 'computer/csv', { ...password, path, userName, needsPassword: true, passwordNode });
  const login = { ...password, userName, credentialsFile: path, passwordReset: true, reset: '' };
  await make(iamLoginProfile, passwordNode, login);
  await make(accountAliasResource, 'account/alias', { alias: 'my-company' });
  await make(iamInstanceRole, 'account/role', { roleName, description: 'Lets instances in' });
  await make(iamRolePolicy, 'account/role-policy', { roleName, policyArn: ROLE_POLICY });
  await make(iamInstanceProfile, 'account/profile', { profileName: roleName });
  await make(iamProfileRole, 'account/profile-role', { profileName: roleName, roleName });
}

async function makeNetwork(make: Make): Promise<void> {
  const name = 'ecs';
  const { vpcId } = await make(ec2Vpc, 'r/vpc', { cidr: '10.0.0.0/16', name });
  const zone = 'ap-northeast-2a';
  const { subnetId } = await make(ec2Subnet, 'r/subnet-1', { vpcId, cidr: '10.0.0.0/20', zone, name });
  const { internetGatewayId } = await make(ec2InternetGateway, 'r/gateway', { vpcId, name });
  const { routeTableId } = await make(ec2RouteTable, 'r/routes', { vpcId, name });
  await make(ec2Route, 'r/route', { routeTableId, destination: '0.0.0.0/0', gatewayId: internetGatewayId });
  await make(ec2RouteTableAssociation, 'r/routes-1', { routeTableId, subnetId });
  await make(ec2SecurityGroup, 'r/group', { groupName: 'ecs-instances', vpcId, description: 'Lets people in' });
}
