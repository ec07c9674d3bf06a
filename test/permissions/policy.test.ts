import { afterEach, describe, expect, it, vi } from 'vitest';
import { POLICY_LIMIT, type PolicyDocument, policiesFor, sizeOf } from '../../src/permissions/policy.ts';
import { required } from '../../src/permissions/required.ts';
import type { Statement } from '../../src/permissions/statement.ts';
import { GENERAL, needsOf, TYPES_WITH_NEEDS } from '../../src/permissions/table.ts';
import type { RunEvent } from '../../src/wizard/events.ts';
import { type Runs, runs } from '../wizard/run.ts';
import { OWN, SURE } from '../wizard/undone.ts';
import { recordSent, type Sent } from './sent.ts';

afterEach(() => vi.restoreAllMocks());

type Printed = Extract<RunEvent, { type: 'policy' }>;
const printed = ({ told }: Runs) => told.filter((event): event is Printed => event.type === 'policy');
const list = (value: string | readonly string[]) => (typeof value === 'string' ? [value] : value);
const statementsOf = (documents: readonly PolicyDocument[]) => documents.flatMap((document) => document.Statement);
const actionsIn = (documents: readonly PolicyDocument[]) =>
  statementsOf(documents).flatMap(({ Action }) => list(Action));

/** Everything there is, in so many regions. */
function everything(count: number) {
  const regions = Array.from({ length: count }, (_, at) => `xx-region-${at}`);
  const all = [...GENERAL, ...TYPES_WITH_NEEDS.flatMap((type) => Object.values(needsOf(type)).flat())];
  const place = { partition: 'aws', accountId: '123456789012', facts: {} };
  return regions.flatMap((scope) => all.map((need) => required(need, { ...place, scope })));
}

function matches(pattern: string, text: string): boolean {
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`).test(text);
}

/** What IAM and ECS calls are about, as far as their parameters name it. */
function resourceOf({ action, input }: Sent): string {
  const named = input as Readonly<Record<string, string | readonly string[] | undefined>>;
  const iam = 'arn:aws:iam::123456789012:';
  const cluster = named.clusterName ?? named.cluster ?? (named.clusters as readonly string[] | undefined)?.[0];
  if (cluster) return `arn:aws:ecs:ap-northeast-2:123456789012:cluster/${String(cluster).split('/').at(-1)}`;
  if (!action.startsWith('iam:')) return '*';
  if (named.InstanceProfileName) return `${iam}instance-profile/${named.InstanceProfileName}`;
  if (named.GroupName) return `${iam}group/${named.GroupName}`;
  if (named.RoleName) return `${iam}role/${named.RoleName}`;
  return named.UserName ? `${iam}user/${named.UserName}` : '*';
}

function allows(statements: readonly Statement[], sent: Sent): boolean {
  const resource = resourceOf(sent);
  return statements.some(
    ({ Action, Resource }) =>
      list(Action).includes(sent.action) && (resource === '*' || list(Resource).some((one) => matches(one, resource))),
  );
}

describe('policies', () => {
  it.each([1, 2, 17, 60])(
    'for everything in %i regions are each within the limit, with a Sid for every statement',
    (count) => {
      const documents = policiesFor(everything(count));
      for (const document of documents) {
        expect(sizeOf(document)).toBeLessThanOrEqual(POLICY_LIMIT);
        const sids = document.Statement.map(({ Sid = '' }) => Sid);
        expect(new Set(sids).size).toBe(sids.length);
        for (const sid of sids) expect(sid).toMatch(/^[A-Za-z0-9]+$/);
      }
      expect(new Set(actionsIn(documents))).toEqual(new Set(everything(1).map(({ action }) => action)));
    },
  );

  it('are the same in whatever order they are asked for', () => {
    expect(policiesFor(everything(2).toReversed())).toEqual(policiesFor(everything(2)));
  });

  it('are not open to all resources where there is a resource level', () => {
    const open = statementsOf(policiesFor(everything(1))).filter(({ Resource }) => Resource === '*');
    const writes = open.flatMap(({ Action }) => list(Action)).filter((action) => !/:(Describe|Get|List)/.test(action));
    expect(writes.toSorted()).toEqual([
      'ecs:DeleteAccountSetting',
      'ecs:PutAccountSetting',
      'ecs:PutAccountSettingDefault',
      'iam:CreateAccountAlias',
      'iam:DeleteAccountAlias',
      'route53:AssociateVPCWithHostedZone',
    ]);
  });
});

describe('policy', { timeout: 60_000 }, () => {
  it('prints what allows every call of the set-up and of its removal', async () => {
    const here = await runs();
    expect(await here.policy({ flags: OWN })).toBe(0);
    const statements = statementsOf(printed(here).map(({ document }) => document));
    const sent = recordSent(here);
    await here.run({ flags: OWN });
    await here.run({ flags: OWN });
    await here.destroy(SURE);
    const missing = sent.filter((one) => !allows(statements, one)).map((one) => `${one.action} ${resourceOf(one)}`);
    expect([...new Set(missing)]).toEqual([]);
  });

  it('also where there are NAT gateways, and where they are given up again', async () => {
    const here = await runs();
    const only = ['vpc'];
    expect(await here.policy({ only, flags: { nat: 'per-az' } })).toBe(0);
    const statements = statementsOf(printed(here).map(({ document }) => document));
    const sent = recordSent(here);
    for (const nat of ['one', 'per-az', 'none', 'one']) {
      expect(await here.run({ only, yes: true, flags: { nat } })).toBe(0);
    }
    expect(await here.destroy(SURE)).toBe(0);
    // Whose set-up an account is, is looked for everywhere.
    const ofEc2 = sent.filter(({ action }) => action.startsWith('ec2:'));
    const missing = ofEc2.filter((one) => !allows(statements, one)).map((one) => `${one.action} ${resourceOf(one)}`);
    expect([...new Set(missing)]).toEqual([]);
  });

  it('is the same before and after, and keeps to the steps and names asked for', async () => {
    const here = await runs();
    const flags = { ...OWN, 'instance-role': 'web-role' };
    await here.policy({ flags, only: ['instance-role'] });
    const [before] = printed(here).splice(0);
    const written = JSON.stringify(before?.document);
    expect(written).toContain('arn:aws:iam::123456789012:role/web-role');
    for (const other of ['CreateUser', 'CreateVpc', 'CreateCluster', 'AttachGroupPolicy'])
      expect(written).not.toContain(other);
    await here.run({ flags, only: ['instance-role'] });
    here.told.splice(0);
    await here.policy({ flags, only: ['instance-role'] });
    expect(printed(here)[0]?.document).toEqual(before?.document);
  });

  it('asks for what only a wish needs where there is that wish', async () => {
    const here = await runs();
    await here.policy({ only: ['admin'] });
    const boundary = 'arn:aws:iam::123456789012:policy/limit';
    await here.policy({ only: ['admin'], flags: { 'permissions-boundary': boundary } });
    const [without, having] = printed(here).map(({ document }) => JSON.stringify(document));
    expect([without?.includes('Boundary'), having?.includes('PutUserPermissionsBoundary')]).toEqual([false, true]);
  });

  it('leaves the default name of a key pair open: it is called after whoever runs the set-up', async () => {
    const here = await runs();
    await here.policy({ only: ['key-pair'] });
    await here.policy({ only: ['key-pair'], flags: { 'key-name': 'web' } });
    const [open, named] = printed(here).map(({ document }) => JSON.stringify(document));
    expect([open?.includes(':key-pair/*'), named?.includes(':key-pair/web"')]).toEqual([true, true]);
  });

  it('is printed for an empty account where this one may not be looked at, and says so', async () => {
    const here = await runs();
    await here.policy({ flags: OWN });
    const seen = printed(here).map(({ document }) => document);
    here.told.splice(0);
    await here.sandbox.edit((account) => {
      account.denied = actionsIn(seen).filter((action) => /:(Describe|Get|List)/.test(action));
    });
    expect(await here.policy({ flags: OWN })).toBe(0);
    expect(here.told).toContainEqual({ type: 'notice', level: 'info', code: 'permissions.fresh-account' });
    expect(printed(here).map(({ document }) => document)).toEqual(seen);
    here.told.splice(0);
    expect(await here.policy({ flags: { vpc: 'vpc-0123456789abcdef0' } })).toBe(0);
    expect(actionsIn(printed(here).map(({ document }) => document))).not.toContain('ec2:CreateVpc');
  });

  it('warns that whoever may attach AdministratorAccess is an administrator', async () => {
    const here = await runs();
    const codes = () => here.told.splice(0).flatMap((event) => (event.type === 'notice' ? [event.code] : []));
    await here.policy({});
    expect(codes()).toContain('permissions.administrator');
    await here.policy({ only: ['cluster'] });
    expect(codes()).not.toContain('permissions.administrator');
    expect(codes()).not.toContain('permissions.writes-policies');
    here.told.splice(0);
    await here.policy({ flags: { 's3-read': 'my-bucket/ecs.config' }, only: ['instance-role'] });
    expect(codes()).toContain('permissions.writes-policies');
  });
});
