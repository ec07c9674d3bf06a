import { join } from 'node:path';
import { SetupError } from '../../src/engine/errors.ts';
import type { Facts, NodeId } from '../../src/engine/resource.ts';
import { accountAliasResource } from '../../src/resources/account-alias.ts';
import type { AwsResource } from '../../src/resources/aws-resource.ts';
import { awsBudget } from '../../src/resources/budget.ts';
import { cliProfile } from '../../src/resources/cli-profile.ts';
import { credentialsFile } from '../../src/resources/credentials-file.ts';
import { ec2Address } from '../../src/resources/ec2-address.ts';
import { ec2GatewayEndpoint } from '../../src/resources/ec2-gateway-endpoint.ts';
import { ec2InterfaceEndpoint } from '../../src/resources/ec2-interface-endpoint.ts';
import { ec2InternetGateway } from '../../src/resources/ec2-internet-gateway.ts';
import { ec2KeyPair } from '../../src/resources/ec2-key-pair.ts';
import { ec2NatGateway } from '../../src/resources/ec2-nat-gateway.ts';
import { ec2Route } from '../../src/resources/ec2-route.ts';
import { ec2RouteTable } from '../../src/resources/ec2-route-table.ts';
import { ec2RouteTableAssociation } from '../../src/resources/ec2-route-table-association.ts';
import { ec2SecurityGroup } from '../../src/resources/ec2-security-group.ts';
import { ec2Subnet } from '../../src/resources/ec2-subnet.ts';
import { ec2Vpc } from '../../src/resources/ec2-vpc.ts';
import { ecsCluster } from '../../src/resources/ecs-cluster.ts';
import { ecsServiceLinkedRoleResource } from '../../src/resources/ecs-service-linked-role.ts';
import { iamAccessKey } from '../../src/resources/iam-access-key.ts';
import { iamGroup } from '../../src/resources/iam-group.ts';
import { iamGroupMembership } from '../../src/resources/iam-group-membership.ts';
import { iamGroupPolicy } from '../../src/resources/iam-group-policy.ts';
import { iamInstanceProfile } from '../../src/resources/iam-instance-profile.ts';
import { iamLoginProfile } from '../../src/resources/iam-login-profile.ts';
import { iamPolicy } from '../../src/resources/iam-policy.ts';
import { iamProfileRole } from '../../src/resources/iam-profile-role.ts';
import { iamRole } from '../../src/resources/iam-role.ts';
import { iamRoleInlinePolicy } from '../../src/resources/iam-role-inline-policy.ts';
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

/**
 * Makes one of everything but an ingress rule, in the order in which each needs the others.
 * @param waysOut also what private subnets have: a NAT gateway with its address, a gateway endpoint
 */
export async function wholeSetup(account: Practised, waysOut = false): Promise<(type: string) => Thing> {
  const things: Thing[] = [];
  const make = async <Spec, Live extends Facts>(resource: AwsResource<Spec, Live>, node: NodeId, spec: Spec) => {
    let live = await resource.create(account.write, node, spec, `token-${node}`);
    const open = resource.compare(spec, live);
    const { update } = resource;
    if (open.length > 0 && update) {
      live = await waitingFor(account, async () => update.call(resource, account.write, node, spec, live, open));
    }
    things.push({ resource: resource as unknown as Thing['resource'], node, live });
    return live;
  };
  await makeIdentities(make, account.directory);
  await makeNetwork(make);
  const thingOf = (type: string) => {
    const found = things.find(({ resource }) => resource.type === type);
    if (!found) throw new TypeError(`nothing of type ${type} was made`);
    return found;
  };
  if (waysOut) await makeWaysOut(make, thingOf);
  const file = { path: join(account.directory, 'key.pem'), keyFormat: 'pem', comment: 'alice' } as const;
  const { publicKey } = await make(keyFile, 'computer/r/key-file', { ...file, keyType: 'ed25519' });
  await make(ec2KeyPair, 'r/key-pair', { keyName: 'alice', publicKey });
  await make(ecsServiceLinkedRoleResource, 'account/ecs', { service: 'ecs.amazonaws.com' });
  await make(ecsCluster, 'r/cluster', { clusterName: 'default' });
  return thingOf;
}

/** Does what EC2 takes a while for, in the account's own time. */
export async function waitingFor<T>({ clock }: Practised, call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof SetupError && error.code.startsWith('wait.'))) throw error;
      clock.now += 5000;
    }
  }
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
  const { files, accountId } = { files: join(directory, 'aws'), accountId: '123456789012' };
  const [configPath, credentialsPath] = [join(files, 'config'), join(files, 'credentials')];
  const cli = { path: configPath, credentialsPath, profile: 'default', region: 'ap-northeast-2', output: 'json' };
  await make(cliProfile, 'computer/cli-profile', { ...cli, accountId });
  const key = { userName, path: credentialsPath, configPath, profile: 'default', accountId };
  await make(iamAccessKey, 'account/access-key', { ...key, before: [], held: '', certain: true });
  await make(accountAliasResource, 'account/alias', { alias: 'my-company' });
  await make(iamRole, 'account/role', { roleName, description: 'Lets instances in', service: 'ec2.amazonaws.com' });
  await make(iamRolePolicy, 'account/role-policy', { roleName, policyArn: ROLE_POLICY });
  const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
  const document = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  await make(iamRoleInlinePolicy, 'account/role-inline', { roleName, policyName: 'aws-ecs-setup-x', document });
  await make(awsBudget, 'account/budget', { budgetName: 'aws-ecs-setup', amount: 10, email: 'alice@example.com' });
  await make(iamPolicy, 'account/policy', { policyName: 'cwlogspolicy', document, description: 'Lets logs out' });
  await make(iamInstanceProfile, 'account/profile', { profileName: roleName });
  await make(iamProfileRole, 'account/profile-role', { profileName: roleName, roleName });
}

async function makeNetwork(make: Make): Promise<void> {
  const name = 'ecs';
  const { vpcId } = await make(ec2Vpc, 'r/vpc', { cidr: '10.0.0.0/16', name });
  const zone = 'ap-northeast-2a';
  const { subnetId } = await make(ec2Subnet, 'r/subnet-1', {
    vpcId,
    cidr: '10.0.0.0/20',
    zone,
    name,
    publicAddresses: true,
  });
  const { internetGatewayId } = await make(ec2InternetGateway, 'r/gateway', { vpcId, name });
  const { routeTableId } = await make(ec2RouteTable, 'r/routes', { vpcId, name });
  await make(ec2Route, 'r/route', { routeTableId, destination: '0.0.0.0/0', gatewayId: internetGatewayId });
  await make(ec2RouteTableAssociation, 'r/routes-1', { routeTableId, subnetId });
  await make(ec2SecurityGroup, 'r/group', { groupName: 'ecs-instances', vpcId, description: 'Lets people in' });
}

async function makeWaysOut(make: Make, thing: (type: string) => Thing): Promise<void> {
  const id = (type: string, fact: string) => String(thing(type).live[fact]);
  const [name, serviceName] = ['ecs', 'com.amazonaws.ap-northeast-2.s3'];
  const { allocationId } = await make(ec2Address, 'r/address', { name });
  await make(ec2NatGateway, 'r/nat-gateway', { subnetId: id('ec2.subnet', 'subnetId'), allocationId, name });
  const routeTableIds = [id('ec2.route-table', 'routeTableId')];
  const vpcId = id('ec2.vpc', 'vpcId');
  await make(ec2GatewayEndpoint, 'r/s3-endpoint', { vpcId, serviceName, routeTableIds, name });
  await make(ec2InterfaceEndpoint, 'r/endpoint-logs', {
    ...{
      vpcId,
      service: 'com.amazonaws.ap-northeast-2.logs',
      name,
      zones: ['ap-northeast-2a'],
      cidrs: [],
      dnsOff: [],
      exact: true,
    },
    subnetIds: [id('ec2.subnet', 'subnetId')],
    groupId: id('ec2.security-group', 'groupId'),
    policy: 'full-access',
  });
}
