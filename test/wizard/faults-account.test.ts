import { beforeAll, describe, expect, it } from 'vitest';
import { faultOf } from '../../src/aws/fault.ts';
import type { Fault } from '../../src/engine/errors.ts';
import { loadCatalogue } from '../../src/i18n/catalogue.ts';
import { errorView } from '../../src/ui/error-view.ts';
import { makeScreen } from '../../src/ui/screen.ts';
import type { Inventory } from '../support/inventory.ts';
import { type MeddledRuns, meddledRuns, sdkError, whole } from './meddling.ts';

let undisturbed: Inventory;
let calls: readonly string[];
beforeAll(async () => {
  const account = await meddledRuns();
  if ((await account.run(whole)) !== 0) throw new Error(JSON.stringify(account.told.at(-1)));
  calls = account.asked();
  undisturbed = await account.inventory();
});

const isWrite = (action: string) => !/:(Describe|Get|List)/.test(action);

async function sentence(fault: Fault): Promise<string> {
  const output = { write: () => undefined, isTerminal: false, columns: 0 };
  return errorView(fault, 1, makeScreen(output, output, await loadCatalogue('en'), false));
}

function faultsOf({ told }: MeddledRuns): readonly Fault[] {
  return told.flatMap((event) => (event.type === 'node-failed' || event.type === 'step-failed' ? [event.fault] : []));
}

const stepsDone = ({ told }: MeddledRuns) =>
  new Set(told.flatMap((event) => (event.type === 'node-done' ? [event.step] : [])));

async function expectTheNextRunToEndIt(account: MeddledRuns): Promise<void> {
  account.meddle(() => undefined);
  expect(await account.run(whole), JSON.stringify(account.told.at(-1))).toBe(0);
  expect(await account.inventory()).toEqual(undisturbed);
}

const QUOTAS = [
  ['ec2:CreateVpc', 'VpcLimitExceeded', 'VPCs per Region', 'L-F678F1CE'],
  ['ec2:CreateInternetGateway', 'InternetGatewayLimitExceeded', 'Internet gateways per Region', 'L-A4707A72'],
  ['ec2:CreateSubnet', 'SubnetLimitExceeded', 'Subnets per VPC', 'L-407747CB'],
  ['ec2:CreateRouteTable', 'RouteTableLimitExceeded', 'Route tables per VPC', 'L-589F43AA'],
  ['ec2:CreateRoute', 'RouteLimitExceeded', 'Routes per route table', 'L-93826ACB'],
  ['ec2:CreateSecurityGroup', 'SecurityGroupLimitExceeded', 'VPC security groups per Region', 'L-E79EC296'],
  ['ec2:AuthorizeSecurityGroupIngress', 'RulesPerSecurityGroupLimitExceeded', 'rules per security group', 'L-0EA8095F'],
  ['ec2:ImportKeyPair', 'KeyPairLimitExceeded', 'Key pairs per Region', ''],
] as const;

const IAM_QUOTAS = [
  ['iam:CreateRole', 'RolesPerAccount', '1000'],
  ['iam:CreateUser', 'UsersPerAccount', '5000'],
  ['iam:CreateGroup', 'GroupsPerAccount', '300'],
  ['iam:CreateInstanceProfile', 'InstanceProfilesPerAccount', '1000'],
  ['iam:AttachGroupPolicy', 'PoliciesPerGroup', '10'],
  ['iam:AddUserToGroup', 'GroupsPerUser', '10'],
] as const;

describe('a limit of the account', () => {
  it.each(QUOTAS)('at %s (%s) is named as Service Quotas names it: %s %s', async (action, name, quota, code) => {
    const account = await meddledRuns();
    const words = 'The maximum number has been reached.';
    account.meddle((asked) => (asked === action ? sdkError(name, 400, words) : undefined));
    expect(await account.run(whole)).toBe(1);
    const [fault, ...more] = faultsOf(account);
    expect(fault).toMatchObject({ kind: 'quota', name, action });
    // Rules and subnets are several; each is asked for once, not again and again.
    expect(account.asked().filter((asked) => asked === action)).toHaveLength(1 + more.length);
    const text = fault && (await sentence(fault));
    for (const part of [quota, code, action, 'same command again', words]) expect(text).toContain(part);
    await expectTheNextRunToEndIt(account);
  });

  it.each(IAM_QUOTAS)(
    'at %s is named in IAM’s own words (%s), and is not taken for a throttle',
    async (action, quota, most) => {
      const account = await meddledRuns();
      const error = sdkError('LimitExceededException', 409, `Cannot exceed quota for ${quota}: ${most}`);
      account.meddle((asked) => (asked === action ? error : undefined));
      expect(await account.run(whole)).toBe(1);
      const [fault, ...more] = faultsOf(account);
      expect([fault?.kind, more]).toEqual(['quota', []]);
      expect(account.asked().filter((asked) => asked === action)).toHaveLength(1);
      const text = fault && (await sentence(fault));
      for (const part of [`${quota}, ${most}`, action, 'Service Quotas']) expect(text).toContain(part);
      await expectTheNextRunToEndIt(account);
    },
  );

  it('that a set-up does not reach by itself is known as well', async () => {
    const fault = faultOf(sdkError('AddressLimitExceeded', 400, 'The maximum number of addresses has been reached.'));
    expect(await sentence(fault)).toContain('EC2-VPC Elastic IPs');
  });
});

describe('an account that is not active yet', () => {
  it.each(['OptInRequired', 'PendingVerification'])(
    '%s from EC2, even to look: what needs no EC2 is made, and the rest once it is active',
    async (name) => {
      const account = await meddledRuns();
      const error = () => sdkError(name, 401, 'You are not subscribed to this service.');
      account.meddle((action) => (action.startsWith('ec2:') ? error() : undefined));
      expect(await account.run(whole)).toBe(1);
      expect([...stepsDone(account)].sort()).toEqual(['admin', 'alias', 'cluster', 'instance-role']);
      for (const fault of faultsOf(account)) expect(fault).toMatchObject({ kind: 'not-ready', name });
      const [fault] = faultsOf(account);
      for (const part of ['not active yet', '24 hours', name]) expect(fault && (await sentence(fault))).toContain(part);
      await expectTheNextRunToEndIt(account);
    },
  );

  it.each(['OptInRequired', 'PendingVerification', 'Blocked'])(
    '%s from EC2 to make a thing spoils no other service',
    async (name) => {
      const account = await meddledRuns();
      const error = () => sdkError(name, 401, 'Your account is currently being verified.');
      account.meddle((action) => (action.startsWith('ec2:') && isWrite(action) ? error() : undefined));
      expect(await account.run(whole)).toBe(1);
      // The private key is made on this computer; it waits there for its other half.
      expect([...stepsDone(account)].sort()).toEqual(['admin', 'alias', 'cluster', 'instance-role', 'key-pair']);
      const [fault] = faultsOf(account);
      expect(fault && (await sentence(fault))).toContain(name === 'Blocked' ? 'contact AWS Support' : 'not active yet');
      await expectTheNextRunToEndIt(account);
    },
  );
});

describe('IAM that shows late what was made', () => {
  const NEW = /^iam:Create(Group|User|Role|InstanceProfile)$/;

  it('is waited for: nothing fails, and nothing is made twice', async () => {
    const account = await meddledRuns();
    const made = new Set<string>();
    const hidden = new Map<string, number>();
    account.meddle((action) => {
      const [, kind = ''] = NEW.exec(action) ?? [];
      if (kind !== '') made.add(kind);
      const about = [...made].find(
        (one) => action !== `iam:Create${one}` && action.startsWith('iam:') && action.includes(one),
      );
      const times = hidden.get(action) ?? 0;
      if (about === undefined || times >= 4) return undefined;
      hidden.set(action, times + 1);
      return sdkError('NoSuchEntityException', 404, `The ${about.toLowerCase()} cannot be found.`);
    });
    expect(await account.run(whole), JSON.stringify(account.told.at(-1))).toBe(0);
    expect([...hidden.keys()]).toEqual(
      expect.arrayContaining(['iam:AttachRolePolicy', 'iam:AddRoleToInstanceProfile']),
    );
    expect(faultsOf(account)).toEqual([]);
    expect(await account.inventory()).toEqual(undisturbed);
    const writes = (list: readonly string[]) => list.filter((action) => NEW.test(action)).sort();
    expect(writes(account.asked())).toEqual(writes(calls));
  });
});
