import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/engine/resource.ts';
import { RESOURCES } from '../../src/resources/index.ts';
import { SETUP_ID } from './account.ts';
import { practised } from './practised.ts';
import { type Thing, waitingFor, wholeSetup } from './whole-setup.ts';

/** The order in which a whole set-up is taken away: each thing before those it was made in or from. */
const IN_ORDER = [
  ...['ecs.cluster', 'ec2.key-pair', 'computer.key-file', 'ec2.interface-endpoint'],
  ...['ec2.security-group', 'ec2.route-table-association'],
  ...['ec2.gateway-endpoint', 'ec2.nat-gateway', 'ec2.address'],
  ...['ec2.route', 'ec2.route-table', 'ec2.internet-gateway', 'ec2.subnet', 'ec2.vpc', 'iam.profile-role'],
  ...[
    'iam.instance-profile',
    'iam.role-policy',
    'iam.role-inline-policy',
    'iam.policy',
    'iam.role',
    'iam.account-alias',
    'iam.login-profile',
  ],
  ...[
    'budgets.budget',
    'iam.access-key',
    'computer.cli-profile',
    'computer.credentials-file',
    'iam.group-membership',
    'iam.user',
    'iam.group-policy',
    'iam.group',
  ],
];
/** What is not made or removed as a thing of its own has tests of its own. */
const SETTINGS = [
  ...['ecs.account-setting', 'ecs.account-default', 'ecs.cluster-capacity-providers', 'ecs.container-insights'],
];
const OTHERS = ['ec2.ingress-rule', 'iam.service-linked-role', 'iam.mfa-device', ...SETTINGS];

const MARKED = [
  ...['ec2.vpc', 'ec2.subnet', 'ec2.internet-gateway', 'ec2.route-table', 'ec2.security-group', 'ec2.key-pair'],
  ...['ec2.gateway-endpoint', 'ec2.interface-endpoint', 'ec2.nat-gateway', 'ec2.address'],
  ...['ecs.cluster', 'iam.user', 'iam.role', 'iam.instance-profile', 'iam.policy', 'iam.mfa-device'],
  'budgets.budget',
];

async function setUp() {
  const account = await practised();
  const thing = await wholeSetup(account, true);
  /** As the engine finds a recorded thing again. */
  const again = ({ resource, node, live }: Thing, spec: Facts = live) =>
    resource.find(account.look(), node, spec as never, live as never);
  const blockers = ({ resource, live }: Thing, leaving = (_type: string, _facts: Facts) => false) =>
    resource.blockers?.(account.look(), live as never, leaving);
  const remove = ({ resource, live }: Thing) =>
    waitingFor(account, async () => resource.remove?.(account.write, live as never));
  return { ...account, thing, again, blockers, remove };
}

/** For what is only looked at. */
const shared = setUp();

/** A role may have AWS's policies as well as one of the account's own, and a route leads to one gateway of two. */
const isAlways = ({ from, type }: { readonly from: string; readonly type: string }) =>
  type !== 'iam.policy' && !(from === 'ec2.route' && type === 'ec2.nat-gateway');

describe('every kind of thing', () => {
  it('is in the list of what can be undone', () => {
    expect([...IN_ORDER, ...OTHERS].toSorted()).toEqual(RESOURCES.map(({ type }) => type).toSorted());
  });

  it('but the service-linked role can be removed', () => {
    expect(RESOURCES.filter(({ remove }) => !remove).map(({ type }) => type)).toEqual(['iam.service-linked-role']);
  });

  it('that has tags is found by them', () => {
    const tagged = RESOURCES.filter((one) => one.tagged && one.type !== 'ec2.ingress-rule');
    expect(tagged.map(({ type }) => type).toSorted()).toEqual(MARKED.toSorted());
    expect(tagged.filter(({ marked }) => !marked)).toEqual([]);
  });

  it('refers to others by facts that name them', async () => {
    const { thing, again } = await shared;
    const references = RESOURCES.filter(({ type }) => !OTHERS.includes(type)).flatMap(({ refersTo = [], type: from }) =>
      refersTo.map((reference) => ({ from, ...reference })).filter(isAlways),
    );
    expect(references).toHaveLength(31);
    for (const { from, fact, type, is } of references) {
      const [found] = await again(thing(from));
      const [other] = await again(thing(type));
      const [name, named] = [found?.live[fact as never], other?.live[is as never]];
      expect(name, `${from} ${fact}`).toBeDefined();
      expect([name].flat(), `${from} ${fact}`).toContain(named);
    }
  });
});

describe('a thing on record', () => {
  it.each(IN_ORDER)('is found again by what was recorded of it: %s', async (type) => {
    const { thing, again } = await shared;
    const one = thing(type);
    const { identity } = one.resource;
    const found = await again(one);
    expect(found.map(({ live }) => (live as Facts)[identity])).toEqual([one.live[identity]]);
    for (const fact of one.resource.sameBy ?? []) {
      expect((found[0]?.live as Facts | undefined)?.[fact]).toBe(one.live[fact]);
    }
  });

  it.each(['ec2.vpc', 'ec2.subnet', 'ec2.internet-gateway', 'ec2.route-table', 'ec2.security-group', 'ec2.key-pair'])(
    'is found by its id though somebody took its tags off: %s',
    async (type) => {
      const { thing, again, edit } = await setUp();
      await edit((region) => {
        const all = [...region.vpcs, ...region.subnets, ...region.internetGateways, ...region.routeTables];
        for (const one of [...all, ...region.securityGroups, ...region.keyPairs]) one.tags = [];
      });
      const one = thing(type);
      const { identity } = one.resource;
      const found = await again(one);
      expect(found.map(({ live, mark }) => [(live as Facts)[identity], mark])).toEqual([
        [one.live[identity], 'unmarked'],
      ]);
    },
  );
});

describe('what carries tags', () => {
  it.each(MARKED.filter((type) => !OTHERS.includes(type)))(
    'is found without a record, of whichever set-up: %s',
    async (type) => {
      const { thing, look } = await shared;
      const { resource, node, live } = thing(type);
      const other = { ...look(), setup: { ...look().setup, id: 'another' } };
      const found = await resource.marked?.(other);
      expect(found).toMatchObject([{ setupId: SETUP_ID, node }]);
      const { identity } = resource;
      expect((found?.[0]?.live as Facts | undefined)?.[identity]).toBe(live[identity]);
    },
  );
});

describe('a whole set-up', () => {
  it('has nothing in its way when all of it leaves, and is taken away, each thing once or twice', async () => {
    const { thing, blockers, remove, again, directory } = await setUp();
    const all = IN_ORDER.map(thing);
    const leaving = (type: string, facts: Facts) =>
      all.some(
        ({ resource, live }) =>
          resource.type === type && Object.entries(facts).every(([fact, value]) => live[fact] === value),
      );
    for (const one of all)
      expect([one.resource.type, (await blockers(one, leaving)) ?? []]).toEqual([one.resource.type, []]);
    for (const one of all) {
      await remove(one);
      await remove(one);
      expect([one.resource.type, await again(one)]).toEqual([one.resource.type, []]);
    }
    expect(existsSync(`${directory}/key.pem`)).toBe(false);
    expect(existsSync(`${directory}/credentials.csv`)).toBe(false);
  });

  it('of which only tags tell goes too: what was put on or into things needs no record', async () => {
    const { thing, remove, again } = await setUp();
    const waysOut = ['ec2.interface-endpoint', 'ec2.gateway-endpoint', 'ec2.nat-gateway', 'ec2.address'];
    const types = ['ec2.security-group', 'ec2.internet-gateway', 'ec2.subnet', 'ec2.route-table', 'ec2.vpc'];
    for (const type of [...waysOut, ...types, 'iam.instance-profile', 'iam.role']) {
      const [found] = await again(thing(type));
      await remove({ ...thing(type), live: (found?.live ?? {}) as Facts });
      expect([type, await again(thing(type))]).toEqual([type, []]);
    }
  });
});
