import { join } from 'node:path';
import {
  AddRoleToInstanceProfileCommand,
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  CreateAccountAliasCommand,
  CreateGroupCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  CreateUserCommand,
} from '@aws-sdk/client-iam';
import { beforeAll, describe, expect, test } from 'vitest';
import { openPracticeAccount, practiceClients } from '../e2e/practice-clients.ts';
import { told } from '../e2e/told.ts';
import { makeHome } from '../support/environment.ts';
import { type AccountClients, type Inventory, readInventory } from '../support/inventory.ts';
import type { RegionInventory } from '../support/inventory-region.ts';
import { type Moto, sharedMoto } from '../support/moto.ts';
import { type RunResult, runTool } from '../support/run.ts';
import { openAccount, region, usual } from './account.ts';

let moto: Moto;
beforeAll(async () => {
  moto = await sharedMoto();
});

interface World {
  readonly clients: AccountClients;
  run(args: readonly string[]): Promise<RunResult>;
}

async function motoWorld(): Promise<World> {
  const { clients, run } = await openAccount(moto);
  return { clients, run };
}

async function practiceWorld(): Promise<World> {
  const home = makeHome();
  const state = join(home, 'state');
  return {
    clients: practiceClients(await openPracticeAccount(join(state, 'sandbox'))),
    run: (args) => runTool([...args, '--sandbox', '--state-dir', state], { home }),
  };
}

/**
 * Without what moto is known to get wrong of the default VPC: it has no internet gateway and no route to one there, and other
 * zones (so other subnets) than a real region. What the tool makes lies outside of it, but for the security group, which stays.
 */
function withoutDefaultNetwork(here: RegionInventory): RegionInventory {
  const outside = <T extends { readonly vpc: string }>(things: readonly T[]) =>
    things.filter((thing) => thing.vpc !== 'vpc default');
  return {
    ...here,
    vpcs: here.vpcs.filter((vpc) => !vpc.isDefault),
    subnets: outside(here.subnets),
    internetGateways: here.internetGateways.filter((gateway) => !gateway.vpcs.includes('vpc default')),
    routeTables: outside(here.routeTables),
    securityGroups: here.securityGroups.filter((group) => group.name !== 'default'),
  };
}

async function accountOf({ clients }: World): Promise<Inventory> {
  const inventory = await readInventory(clients, [region]);
  return {
    ...inventory,
    // moto never tells a permissions boundary of a user (inventory-identities.ts).
    users: inventory.users.map((user) => ({ ...user, boundary: undefined })),
    regions: Object.fromEntries(
      Object.entries(inventory.regions).map(([name, here]) => [name, withoutDefaultNetwork(here)]),
    ),
  };
}

/** What the tool made of the account it saw: the same in both worlds, ids apart. */
function decisions(run: RunResult) {
  return {
    code: run.code,
    plan: told(run).plan.map(({ node, action, owner, conflict, blockedBy }) => ({
      node,
      action,
      owner,
      reason: conflict?.reason,
      blockedBy,
    })),
    failures: told(run).failures,
  };
}

/** What was there before the first run, made by its owner. */
type Furnish = (clients: AccountClients) => Promise<void>;

const trust = (service: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
  });
const members: Furnish = async ({ iam }) => {
  await iam.send(new CreateGroupCommand({ GroupName: 'Administrators' }));
  await iam.send(new CreateUserCommand({ UserName: 'Alex' }));
  await iam.send(new AddUserToGroupCommand({ GroupName: 'Administrators', UserName: 'Alex' }));
};
const roleInProfile: Furnish = async ({ iam }) => {
  const names = { InstanceProfileName: 'ecsInstanceRole', RoleName: 'ecsInstanceRole' };
  await iam.send(new CreateRoleCommand({ ...names, AssumeRolePolicyDocument: trust('ec2.amazonaws.com') }));
  await iam.send(new CreateInstanceProfileCommand(names));
  await iam.send(new AddRoleToInstanceProfileCommand(names));
};
const adopted: Furnish = async (clients) => {
  const policy = (name: string) => ({ PolicyArn: `arn:aws:iam::aws:policy/${name}` });
  const role = { RoleName: 'ecsInstanceRole', ...policy('service-role/AmazonEC2ContainerServiceforEC2Role') };
  const group = { GroupName: 'Administrators', ...policy('AdministratorAccess') };
  await roleInProfile(clients);
  await clients.iam.send(new AttachRolePolicyCommand(role));
  await clients.iam.send(new CreateGroupCommand(group));
  await clients.iam.send(new AttachGroupPolicyCommand(group));
};
const wrongTrust: Furnish = async ({ iam }) => {
  const AssumeRolePolicyDocument = trust('ecs-tasks.amazonaws.com');
  await iam.send(new CreateRoleCommand({ RoleName: 'ecsInstanceRole', AssumeRolePolicyDocument }));
};
const otherRoleInProfile: Furnish = async ({ iam }) => {
  const InstanceProfileName = 'ecsInstanceRole';
  await iam.send(new CreateRoleCommand({ RoleName: 'legacy', AssumeRolePolicyDocument: trust('ec2.amazonaws.com') }));
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName }));
  await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName, RoleName: 'legacy' }));
};
const otherAlias: Furnish = async ({ iam }) => {
  await iam.send(new CreateAccountAliasCommand({ AccountAlias: 'former-team' }));
};

const nothing: Furnish = async () => undefined;
const init = ['init', ...usual];
const named = ['--key-name', 'sam-key-pair', '--alias', 'our-ecs-team'];
interface Scenario {
  readonly what: string;
  readonly furnish: Furnish;
  /** Each with the exit code it must end with, in both worlds. */
  readonly runs: readonly { readonly args: readonly string[]; readonly code: 0 | 1 }[];
}
const base = usual.slice(0, 4);
const aliasStep = ['alias', ...base, '--alias', 'our-ecs-team'];
const scenarios: readonly Scenario[] = [
  {
    what: 'a fresh account with a new VPC, twice',
    furnish: nothing,
    runs: [
      { args: [...init, ...named, '--vpc', 'new'], code: 0 },
      { args: init, code: 0 },
      { args: [...init, '--admin-user', 'Other'], code: 1 },
    ],
  },
  {
    what: 'a range of its own, three zones and ed25519',
    furnish: nothing,
    runs: [{ args: [...init, ...named, '--vpc-cidr', '10.20.0.0/20', '--key-type', 'ed25519', '--azs', '3'], code: 0 }],
  },
  {
    what: 'one step alone, then another',
    furnish: nothing,
    runs: [
      { args: ['cluster', ...base], code: 0 },
      { args: ['security-group', ...usual], code: 0 },
    ],
  },
  {
    what: 'a group, a role and a profile that are there',
    furnish: adopted,
    runs: [
      { args: [...init, ...named], code: 0 },
      { args: init, code: 0 },
    ],
  },
  {
    what: 'a group with another member',
    furnish: members,
    runs: [
      { args: ['admin', ...base], code: 1 },
      { args: ['admin', ...base, '--accept', 'account/admin-group-policy'], code: 0 },
    ],
  },
  {
    what: 'a role that trusts another service',
    furnish: wrongTrust,
    runs: [{ args: ['instance-role', ...base], code: 0 }],
  },
  {
    what: 'a role in use that lacks the policy',
    furnish: roleInProfile,
    runs: [
      { args: ['instance-role', ...base], code: 1 },
      { args: ['instance-role', ...base, '--accept', 'account/instance-role-policy'], code: 0 },
    ],
  },
  {
    what: 'a profile that holds another role',
    furnish: otherRoleInProfile,
    runs: [{ args: ['instance-role', ...base], code: 1 }],
  },
  {
    what: 'another alias',
    furnish: otherAlias,
    runs: [
      { args: aliasStep, code: 1 },
      { args: [...aliasStep, '--accept', 'account/alias'], code: 0 },
    ],
  },
];

describe.concurrent('the practice account and moto come out alike', () => {
  test.each(scenarios)('for $what', async ({ furnish, runs }) => {
    const [practice, real] = [await practiceWorld(), await motoWorld()];
    await furnish(practice.clients);
    await furnish(real.clients);
    for (const { args, code } of runs) {
      const [there, here] = [await practice.run(args), await real.run(args)];
      expect([there.code, here.code], there.stdout).toEqual([code, code]);
      expect(decisions(there)).toEqual(decisions(here));
      expect(await accountOf(practice)).toEqual(await accountOf(real));
    }
  });
});
