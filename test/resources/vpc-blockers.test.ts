import { beforeAll, describe, expect, it } from 'vitest';
import type { Leaving } from '../../src/engine/resource.ts';
import type { NetworkInterfaceData, RegionData } from '../../src/sandbox/region-data.ts';
import { type Practised, practised } from './practised.ts';
import { type Thing, wholeSetup } from './whole-setup.ts';

const nothingLeaves: Leaving = () => false;
/** But for what other people made. */
const allLeaves: Leaving = (_type, facts) => !Object.values(facts).some((id) => /^(nat|vpce)-1$/.test(String(id)));

let account: Practised;
let thing: (type: string) => Thing;
let ids: Ids;
interface Ids {
  readonly vpcId: string;
  readonly subnetId: string;
  readonly groupId: string;
}

beforeAll(async () => {
  account = await practised();
  thing = await wholeSetup(account);
  const id = (type: string, fact: string) => String(thing(type).live[fact]);
  const groupId = id('ec2.security-group', 'groupId');
  ids = { vpcId: id('ec2.vpc', 'vpcId'), subnetId: id('ec2.subnet', 'subnetId'), groupId };
});

/** What stands in the way of a thing after a change, which is taken back afterwards. */
async function blockers(type: string, leaving: Leaving, change: (region: RegionData) => void) {
  let before = '';
  await account.edit((region) => {
    before = JSON.stringify(region);
    change(region);
  });
  const { resource, live } = thing(type);
  try {
    const found = (await resource.blockers?.(account.look(), live as never, leaving)) ?? [];
    return found.map(({ reason, facts }) => [reason, facts.names]);
  } finally {
    await account.edit((region) => void Object.assign(region, JSON.parse(before)));
  }
}

const instance = (state: 'running' | 'stopped' | 'terminated') => ({
  id: 'i-0123456789abcdef0',
  ...{ vpcId: ids.vpcId, subnetId: ids.subnetId, groupIds: [ids.groupId], keyName: 'alice', state, tags: [] },
});

const face = (more: Partial<NetworkInterfaceData> = {}): NetworkInterfaceData => ({
  ...{ id: 'eni-0123456789abcdef0', vpcId: ids.vpcId, subnetId: ids.subnetId, groupIds: [ids.groupId], tags: [] },
  ...{ description: 'ELB app/web', interfaceType: 'interface', privateIp: '10.0.0.9', ...more },
});

const eni = 'eni-0123456789abcdef0 (ELB app/web)';

describe('a VPC', () => {
  it('whose parts all leave is free', async () => {
    expect(await blockers('ec2.vpc', allLeaves, () => {})).toEqual([]);
  });

  it('is held by what of it does not leave', async () => {
    const live = (type: string, fact: string) => thing(type).live[fact];
    expect(await blockers('ec2.vpc', nothingLeaves, () => {})).toEqual([
      ['undo.vpc-subnets', ids.subnetId],
      ['undo.vpc-security-groups', `ecs-instances ${ids.groupId}`],
      ['undo.vpc-route-tables', live('ec2.route-table', 'routeTableId')],
      ['undo.vpc-gateways', live('ec2.internet-gateway', 'internetGatewayId')],
    ]);
  });

  it.each<[string, string, (region: RegionData) => void]>([
    ['an instance', 'undo.vpc-instances i-0123456789abcdef0', (region) => region.instances.push(instance('stopped'))],
    ['a network interface', `undo.vpc-interfaces ${eni}`, (region) => region.networkInterfaces.push(face())],
    [
      'a NAT gateway',
      'undo.vpc-nat-gateways nat-1',
      (region) => region.natGateways.push({ id: 'nat-1', ...ids, state: 'available', tags: [] }),
    ],
    [
      'an endpoint',
      'undo.vpc-endpoints vpce-1',
      (region) =>
        region.vpcEndpoints.push({
          id: 'vpce-1',
          ...ids,
          service: 's',
          type: 'Gateway',
          state: 'available',
          subnetIds: [],
          tags: [],
        }),
    ],
    [
      'a peering connection, from either side',
      'undo.vpc-peering pcx-1',
      (region) =>
        region.peerings.push({
          id: 'pcx-1',
          requesterVpcId: 'vpc-9',
          accepterVpcId: ids.vpcId,
          state: 'active',
          tags: [],
        }),
    ],
    [
      'a VPN gateway',
      'undo.vpc-gateways vgw-1',
      (region) => region.vpnGateways.push({ id: 'vgw-1', ...ids, tags: [] }),
    ],
    [
      'a gateway for IPv6',
      'undo.vpc-gateways eigw-1',
      (region) => region.egressOnlyGateways.push({ id: 'eigw-1', ...ids, tags: [] }),
    ],
    [
      'a network ACL',
      'undo.vpc-network-acls acl-1',
      (region) => region.networkAcls.push({ id: 'acl-1', ...ids, tags: [] }),
    ],
  ])('is held by %s', async (_what, found, change) => {
    const all = await blockers('ec2.vpc', allLeaves, change);
    expect(all.map((one) => one.join(' '))).toEqual([found]);
  });

  it('is not held by a NAT gateway and endpoints that leave with it, nor by their network interfaces', async () => {
    const found = await blockers('ec2.vpc', allLeaves, (region) => {
      const nat = { id: 'nat-2', ...ids, state: 'available' as const, publicIp: '198.51.100.1', interfaceId: 'eni-2' };
      region.natGateways.push({ ...nat, tags: [] });
      region.networkInterfaces.push(face({ id: 'eni-2', interfaceType: 'nat_gateway' }));
      const endpoint = { id: 'vpce-2', ...ids, service: 's', type: 'Interface' as const, state: 'available' as const };
      region.vpcEndpoints.push({ ...endpoint, subnetIds: [], interfaceIds: ['eni-3'], tags: [] });
      region.networkInterfaces.push(face({ id: 'eni-3', interfaceType: 'vpc_endpoint' }));
    });
    expect(found).toEqual([]);
  });

  it('is not held by what is over, or in another VPC', async () => {
    const found = await blockers('ec2.vpc', allLeaves, (region) => {
      region.instances.push(instance('terminated'));
      region.networkInterfaces.push(face({ vpcId: 'vpc-9' }));
      region.natGateways.push({ id: 'nat-1', ...ids, state: 'deleted', tags: [] });
      const endpoint = { service: 's', type: 'Gateway', state: 'deleted', subnetIds: [], tags: [] } as const;
      region.vpcEndpoints.push({ id: 'vpce-1', ...ids, ...endpoint, subnetIds: [], tags: [] });
      const peering = { requesterVpcId: ids.vpcId, accepterVpcId: 'vpc-9', state: 'rejected', tags: [] } as const;
      region.peerings.push({ id: 'pcx-1', ...peering, tags: [] });
      region.vpnGateways.push({ id: 'vgw-1', tags: [] });
    });
    expect(found).toEqual([]);
  });
});

describe('what is in a VPC', () => {
  it.each<[string, string, (region: RegionData) => void]>([
    ['ec2.subnet', 'undo.subnet-instances i-0123456789abcdef0', (region) => region.instances.push(instance('running'))],
    ['ec2.subnet', `undo.subnet-interfaces ${eni}`, (region) => region.networkInterfaces.push(face())],
    [
      'ec2.security-group',
      'undo.security-group-instances i-0123456789abcdef0',
      (region) => region.instances.push(instance('running')),
    ],
    ['ec2.security-group', `undo.security-group-interfaces ${eni}`, (region) => region.networkInterfaces.push(face())],
    [
      'ec2.security-group',
      'undo.security-group-rules sg-9',
      (region) =>
        region.securityGroupRules.push({
          ...{ id: 'sgr-9', groupId: 'sg-9', egress: true, protocol: 'tcp', fromPort: 80, toPort: 80, tags: [] },
          peerGroupId: ids.groupId,
        }),
    ],
    [
      'ec2.key-pair',
      'undo.key-pair-instances i-0123456789abcdef0',
      (region) => region.instances.push(instance('stopped')),
    ],
    [
      'ec2.internet-gateway',
      `undo.gateway-interfaces ${eni}`,
      (region) => region.networkInterfaces.push(face({ publicIp: '203.0.113.9' })),
    ],
  ])('is held by what uses it: %s, %s', async (type, found, change) => {
    const all = await blockers(type, nothingLeaves, change);
    expect(all.map((one) => one.join(' '))).toEqual([found]);
  });

  it.each(['ec2.subnet', 'ec2.security-group', 'ec2.key-pair'])('is free of what was terminated: %s', async (type) => {
    expect(await blockers(type, nothingLeaves, (region) => region.instances.push(instance('terminated')))).toEqual([]);
  });

  it('a security group is not held by a rule of its own that names it', async () => {
    const found = await blockers('ec2.security-group', nothingLeaves, (region) => {
      const rule = {
        id: 'sgr-9',
        groupId: ids.groupId,
        egress: false,
        protocol: '-1',
        fromPort: -1,
        toPort: -1,
        tags: [],
      };
      region.securityGroupRules.push({ ...rule, peerGroupId: ids.groupId });
    });
    expect(found).toEqual([]);
  });

  it('a route table is held by subnets that stay, and by being the main one', async () => {
    expect(await blockers('ec2.route-table', allLeaves, () => {})).toEqual([]);
    expect(await blockers('ec2.route-table', nothingLeaves, () => {})).toEqual([
      ['undo.route-table-subnets', ids.subnetId],
    ]);
    const { routeTableId } = thing('ec2.route-table').live;
    const main = await blockers('ec2.route-table', allLeaves, (region) => {
      region.routeTables.find(({ id }) => id === routeTableId)?.associations.push({ id: 'rtbassoc-9' });
    });
    expect(main).toEqual([['undo.route-table-main', ids.vpcId]]);
  });
});
