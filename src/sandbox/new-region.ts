import { createHash } from 'node:crypto';
import { parseRange } from './cidr.ts';
import type { RegionData, SecurityGroupData, SecurityGroupRuleData, VpcData } from './region-data.ts';
import { findRegion } from './regions.ts';

/** Makes the id of the nth thing of a kind. */
export type MakeId = (prefix: string) => string;

/** A region nobody has used yet. Its ids follow from its name, so that looking at it twice without writing shows the same ids. */
export function newRegion(name: string, defaultVpc: boolean): RegionData {
  const region = emptyRegion();
  if (defaultVpc) addDefaultVpc(region, name, derivedIds(name));
  return region;
}

/** A region with nothing in it, not even what each is born with. */
export function emptyRegion(): RegionData {
  return {
    vpcs: [],
    subnets: [],
    internetGateways: [],
    routeTables: [],
    securityGroups: [],
    securityGroupRules: [],
    keyPairs: [],
    networkInterfaces: [],
    instances: [],
    natGateways: [],
    vpcEndpoints: [],
    addresses: [],
    peerings: [],
    vpnGateways: [],
    egressOnlyGateways: [],
    networkAcls: [],
    clusters: [],
  };
}

function derivedIds(region: string): MakeId {
  let count = 0;
  return (prefix) => {
    count += 1;
    const digest = createHash('sha256').update(`${region} ${prefix} ${count}`).digest('hex');
    return `${prefix}-0${digest.slice(0, 16)}`;
  };
}

/** The default VPC as AWS makes it: 172.31.0.0/16, a public /20 in each zone, and a way out. */
export function addDefaultVpc(region: RegionData, regionName: string, id: MakeId): VpcData {
  const vpc = addVpc(region, { cidr: '172.31.0.0/16', isDefault: true, tenancy: 'default', dnsHostnames: true }, id);
  const gateway = { id: id('igw'), vpcId: vpc.id, tags: [] };
  region.internetGateways.push(gateway);
  region.routeTables
    .find(({ vpcId }) => vpcId === vpc.id)
    ?.routes.push({ destination: '0.0.0.0/0', gatewayId: gateway.id });
  for (const [index, zone] of (findRegion(regionName)?.zones ?? []).entries()) {
    region.subnets.push({
      id: id('subnet'),
      vpcId: vpc.id,
      cidr: parseRange(`172.31.${index * 16}.0/20`)?.text ?? '',
      zone: zone.name,
      defaultForAz: true,
      mapPublicIp: true,
      tags: [],
    });
  }
  return vpc;
}

/** A VPC with what each is born with: main route table, default security group. */
export function addVpc(
  region: RegionData,
  facts: Pick<VpcData, 'cidr' | 'isDefault' | 'tenancy' | 'dnsHostnames'>,
  id: MakeId,
): VpcData {
  const vpc: VpcData = { ...facts, id: id('vpc'), dnsSupport: true, tags: [] };
  region.vpcs.push(vpc);
  region.routeTables.push({
    id: id('rtb'),
    vpcId: vpc.id,
    routes: [{ destination: vpc.cidr, gatewayId: 'local' }],
    associations: [{ id: id('rtbassoc') }],
    tags: [],
  });
  const group = addSecurityGroup(region, vpc.id, { name: 'default', description: 'default VPC security group' }, id);
  region.securityGroupRules.push({ ...allTraffic(group, id), egress: false, peerGroupId: group.id });
  return vpc;
}

/** A security group with what each is born with: leave to go anywhere. */
export function addSecurityGroup(
  region: RegionData,
  vpcId: string,
  facts: Pick<SecurityGroupData, 'name' | 'description'>,
  id: MakeId,
): SecurityGroupData {
  const group = { ...facts, id: id('sg'), vpcId, tags: [] };
  region.securityGroups.push(group);
  region.securityGroupRules.push({ ...allTraffic(group, id), egress: true, cidr: '0.0.0.0/0' });
  return group;
}

function allTraffic(group: SecurityGroupData, id: MakeId): Omit<SecurityGroupRuleData, 'egress'> {
  return { id: id('sgr'), groupId: group.id, protocol: '-1', fromPort: -1, toPort: -1, tags: [] };
}
