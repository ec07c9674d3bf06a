import { describe, expect, test } from 'vitest';
import type { Inventory } from '../support/inventory.ts';
import { normalise } from '../support/inventory-normalise.ts';

/** An account as two runs would leave it: `tail` makes the ids, `setup` the set-up id. */
function account(tail: string, setup: string, changes: { port?: string; second?: string } = {}): Inventory {
  const id = (kind: string, number: number) => `${kind}-0${number}${tail}`;
  const tags = { 'aws-ecs-setup:setup-id': setup, 'aws-ecs-setup:node': 'eu-west-1/x' };
  const vpcs = [
    { id: id('vpc', 1), cidr: '172.31.0.0/16', isDefault: true, dnsSupport: true, dnsHostnames: true, tags: {} },
    {
      id: id('vpc', 2),
      cidr: '10.0.0.0/16',
      isDefault: false,
      dnsSupport: true,
      dnsHostnames: true,
      tags: { ...tags, Name: 'ecs' },
    },
  ];
  const subnet = { vpc: id('vpc', 2), zone: 'eu-west-1a', publicAddresses: true };
  const rule = { direction: 'in' as const, protocol: 'tcp', description: undefined, tags: {} };
  return {
    aliases: ['example'],
    groups: [],
    users: [
      {
        name: 'A',
        tags,
        boundary: `arn:aws:iam::${tail.slice(-12)}:policy/P`,
        hasPassword: true,
        groups: [],
        policies: [],
        accessKeys: [],
      },
    ],
    roles: [],
    serviceLinkedRoles: [],
    instanceProfiles: [],
    policies: [],
    mfaDevices: [],
    budgets: [],
    regions: {
      'eu-west-1': {
        vpcs: tail.startsWith('a') ? vpcs : vpcs.toReversed(),
        subnets: [
          { ...subnet, id: id('subnet', 1), cidr: '10.0.0.0/24', tags: { Name: 'ecs-a' } },
          { ...subnet, id: id('subnet', 2), cidr: '10.0.1.0/24', tags: changes.second ? { Name: changes.second } : {} },
        ],
        internetGateways: [{ id: id('igw', 1), vpcs: [id('vpc', 2)], tags: {} }],
        routeTables: [
          {
            id: id('rtb', 1),
            vpc: id('vpc', 2),
            routes: [`0.0.0.0/0 ${id('igw', 1)} active`],
            associations: ['main', id('subnet', 1)],
            tags: {},
          },
        ],
        securityGroups: [
          {
            id: id('sg', 1),
            name: 'web',
            description: '',
            vpc: id('vpc', 1),
            rules: [{ ...rule, ports: changes.port ?? '22-22', peer: id('sg', 1) }],
            tags: {},
          },
        ],
        keyPairs: [{ name: 'k', type: 'rsa', publicKey: `ssh-rsa AAAA${tail}`, tags: {} }],
        clusters: [],
        natGateways: [],
        addresses: [],
        endpoints: [],
        accountSettings: [],
      },
    },
  };
}

const one = account('abc123456789012', 'first');

describe('normalise', () => {
  test('makes two runs with the same answers equal', () => {
    expect(normalise(account('fed210987654321', 'second'))).toEqual(normalise(one));
  });

  test('calls things by name, by CIDR or by what they belong to', () => {
    const region = normalise(one).regions['eu-west-1'];
    expect(region?.vpcs.map((vpc) => vpc.id).sort()).toEqual(['vpc default', 'vpc ecs']);
    expect(region?.subnets.map((subnet) => subnet.id)).toEqual(['subnet 10.0.1.0/24 of vpc ecs', 'subnet ecs-a']);
    expect(region?.routeTables).toMatchObject([
      {
        id: 'rtb main of vpc ecs',
        routes: ['0.0.0.0/0 igw of vpc ecs active'],
        associations: ['main', 'subnet ecs-a'],
      },
    ]);
    expect(region?.securityGroups).toMatchObject([
      { id: 'sg web of vpc default', rules: [{ peer: 'sg web of vpc default' }] },
    ]);
    expect(region?.keyPairs[0]?.publicKey).toBe('ssh-rsa <key>');
  });

  test('leaves no id, no account number and no set-up id', () => {
    const text = JSON.stringify(normalise(one));
    expect(text).not.toMatch(/abc1|123456789012|first/);
    expect(text).toContain('arn:aws:iam::<account>:policy/P');
  });

  test('shows a difference in a rule, a duplicate name and a second set-up id', () => {
    expect(normalise(account('abc123456789012', 's', { port: '22-23' }))).not.toEqual(normalise(one));
    const twice = normalise(account('abc123456789012', 'first', { second: 'ecs-a' })).regions['eu-west-1']?.subnets;
    expect(twice?.map((subnet) => subnet.id)).toEqual(['subnet ecs-a', 'subnet ecs-a']);
    const mixed = { ...one, users: account('abc123456789012', 'other').users };
    expect(normalise(mixed)).not.toEqual(normalise(one));
  });

  test('calls an id of something that is not there unknown', () => {
    const region = one.regions['eu-west-1'];
    const broken = { ...one, regions: { 'eu-west-1': { ...region, vpcs: [] } } } as Inventory;
    expect(normalise(broken).regions['eu-west-1']?.internetGateways[0]?.vpcs).toEqual(['vpc <unknown>']);
  });
});
