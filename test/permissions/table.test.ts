import * as budgets from '@aws-sdk/client-budgets';
import * as ec2 from '@aws-sdk/client-ec2';
import * as ecs from '@aws-sdk/client-ecs';
import * as iam from '@aws-sdk/client-iam';
import * as sts from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import type { Need } from '../../src/permissions/need.ts';
import { GENERAL, needsOf, TYPES_WITH_NEEDS } from '../../src/permissions/table.ts';
import { RESOURCES } from '../../src/resources/index.ts';

const clients: Readonly<Record<string, object>> = { ec2, ecs, iam, sts, budgets };
/** Permissions that no operation is called by. */
const WITHOUT_OPERATION = [
  'iam:PassRole',
  'route53:AssociateVPCWithHostedZone',
  'budgets:ViewBudget',
  'budgets:ModifyBudget',
];

const all: readonly Need[] = [
  ...GENERAL,
  ...TYPES_WITH_NEEDS.flatMap((type) => Object.values(needsOf(type)).flat() as Need[]),
];

describe('the table of permissions', () => {
  it('has an entry for every kind of thing in an account, and for no other', () => {
    const types = RESOURCES.map(({ type }) => type).filter((type) => !type.startsWith('computer.'));
    expect([...TYPES_WITH_NEEDS].sort()).toEqual([...new Set(types)].sort());
  });

  it('asks for nothing on this computer', () => {
    expect(needsOf('computer.key-file')).toEqual({ find: [], create: [], update: [], remove: [] });
  });

  it('names only actions that there are', () => {
    const unknown = all
      .map(({ action }) => action)
      .filter((action) => {
        const [service = '', name] = action.split(':');
        return !WITHOUT_OPERATION.includes(action) && !Object.hasOwn(clients[service] ?? {}, `${name}Command`);
      });
    expect(unknown).toEqual([]);
  });

  it('asks for a region and an account wherever there is a resource level', () => {
    for (const pattern of all.flatMap(({ on }) => on)) {
      expect(pattern).toMatch(
        /^(\*|arn:\{partition\}:(iam|budgets)::\{account\}:.+|arn:\{partition\}:ec[2s]:\{region\}:\{account\}:.+)$/,
      );
    }
  });

  it('narrows the policies that may be attached, the tags at creation, the service of a role', () => {
    const open = all.filter(({ condition }) => condition === undefined).map(({ action }) => action);
    const narrow = ['AttachGroupPolicy', 'DetachGroupPolicy', 'AttachRolePolicy', 'DetachRolePolicy', 'PassRole'];
    const actions = [
      ...narrow.map((name) => `iam:${name}`),
      'iam:CreateServiceLinkedRole',
      'ec2:CreateTags',
      'ecs:TagResource',
    ];
    expect(actions.filter((action) => open.includes(action))).toEqual([]);
    for (const action of actions) expect(all.map((need) => need.action)).toContain(action);
  });
});
