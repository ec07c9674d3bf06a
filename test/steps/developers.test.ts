import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreateUserCommand,
  GetGroupCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  ListAttachedGroupPoliciesCommand,
} from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { parseCredentials } from '../../src/computer/credentials-csv.ts';
import { developersStep } from '../../src/steps/developers.ts';
import { regionOfNode, stepOfNode } from '../../src/steps/node-ids.ts';
import { person } from '../wizard/person.ts';
import { type Runs, runs } from '../wizard/run.ts';
import { account, last, PLAIN, SURE } from '../wizard/undone.ts';
import { asked, NOTHING_ASKED, needs, nodeOf, place, specOf } from './place.ts';

const TWO = { 'developer-user': 'alice,bob' } as const;
const POLICY_ARN = 'arn:aws:iam::123456789012:policy/ecs-developers-pass-role';

type Options = Parameters<Runs['run']>[0];
const alone = (here: Runs, flags: Options['flags'] = TWO, rest: Options = {}) =>
  here.run({ only: ['developers'], flags, ...rest });
const codes = ({ told }: Runs) => told.flatMap((event) => ('code' in event ? [event.code] : []));
const actions = (here: Runs) => last(here, 'plan').changes.map(({ node, action }) => `${node} ${action}`);

async function members({ iam }: Runs, GroupName = 'developers'): Promise<readonly (string | undefined)[]> {
  const { Users = [] } = await iam.send(new GetGroupCommand({ GroupName }));
  return Users.map(({ UserName }) => UserName).sort();
}

async function allowed({ iam }: Runs) {
  const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn: POLICY_ARN }));
  const version = { PolicyArn: POLICY_ARN, VersionId: Policy?.DefaultVersionId };
  const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand(version));
  const { Statement } = JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? ''));
  return (Statement as { Resource: string[] | string }[]).flatMap(({ Resource }) => Resource);
}

const files = ({ folder }: Runs) => readdirSync(folder).filter((name) => name.endsWith('.csv'));
const csv = ({ folder }: Runs, name: string) => join(folder, `${name}-123456789012-credentials.csv`);
const passwordOf = (here: Runs, name: string) =>
  parseCredentials(readFileSync(csv(here, name), 'utf8'))?.password ?? '';

describe('the step "developers"', () => {
  it('asks for names alone; the group, the policy and the reset have defaults', async () => {
    const { settle } = await place();
    const { seen, cx } = await settle(developersStep);
    expect(asked(developersStep.questions(seen, {}, cx))).toEqual([
      ['developerUsers', [], 'asked'],
      ['developerGroup', 'developers', 'quiet'],
      ['developerPolicy', 'ecs-developers-pass-role', 'quiet'],
      ['passwordReset', true, 'quiet'],
    ]);
  });

  it('wants the group alone, with what it may do, where nobody is named, and says how to name somebody', async () => {
    const { settle } = await place();
    const { seen, draft, cx } = await settle(developersStep);
    const nodes = developersStep.nodes(seen, draft, cx, NOTHING_ASKED);
    expect(needs(nodes)).toEqual({
      'account/developer-group': [],
      'account/developer-pass-role': [],
      'account/developer-group-power-user': ['account/developer-group'],
      'account/developer-group-change-password': ['account/developer-group'],
      'account/developer-group-pass-role': ['account/developer-group', 'account/developer-pass-role'],
    });
    expect(developersStep.findings(seen, draft, cx, NOTHING_ASKED).map(({ code }) => code)).toEqual([
      'developers.may-do',
      'developers.group-alone',
    ]);
    expect(developersStep.notes(draft, () => ({}), cx, seen)).toEqual([]);
  });

  it('makes a member of the group only of whom has all its policies already, and the password last', async () => {
    const { settle } = await place();
    const { seen, draft, cx } = await settle(developersStep, { developerUsers: ['alice'] });
    const nodes = developersStep.nodes(seen, draft, cx, NOTHING_ASKED);
    expect(needs(nodes)).toMatchObject({
      'account/developer-user-alice': [],
      'account/developer-membership-alice': [
        'account/developer-group',
        'account/developer-group-power-user',
        'account/developer-group-change-password',
        'account/developer-group-pass-role',
        'account/developer-user-alice',
      ],
      'computer/developer-credentials-alice': [],
      'account/developer-password-alice': ['account/developer-user-alice', 'computer/developer-credentials-alice'],
    });
    expect(nodeOf(nodes, 'account/developer-membership-alice').letsIn).toBe(true);
    expect(nodeOf(nodes, 'account/developer-group-power-user').widens).toEqual(['account/developer-group']);
    expect(specOf(nodes, 'account/developer-password-alice')).toMatchObject({ passwordReset: true, reset: '' });
    expect(nodes.map(({ id }) => [stepOfNode(id), regionOfNode(id)])).toEqual(
      nodes.map(() => ['developers', undefined]),
    );
  });

  it('says where everybody signs in, and where the password of each is', async () => {
    const { settle } = await place();
    const { seen, draft, cx } = await settle(developersStep, { developerUsers: ['alice', 'bob'] });
    const made: Readonly<Record<string, object>> = {
      'account/developer-user-alice': { userName: 'alice' },
      'account/developer-user-bob': { userName: 'bob' },
      'computer/developer-credentials-alice': { path: '/home/sam/alice.csv' },
    };
    expect(developersStep.notes(draft, (node) => made[node] as { path: string } | undefined, cx, seen)).toEqual([
      {
        code: 'developers.note-sign-in',
        facts: { users: 'alice, bob', url: 'https://123456789012.signin.aws.amazon.com/console' },
      },
      { code: 'developers.note-file', facts: { user: 'alice', file: '/home/sam/alice.csv' } },
    ]);
  });

  it('has the same nodes whatever the order of the names', async () => {
    const { settle } = await place();
    const idsOf = async (...developerUsers: string[]) => {
      const { seen, draft, cx } = await settle(developersStep, { developerUsers });
      return developersStep
        .nodes(seen, draft, cx, NOTHING_ASKED)
        .map(({ id }) => id)
        .sort();
    };
    expect(await idsOf('bob', 'alice')).toEqual(await idsOf('alice', 'bob'));
  });

  it('takes the roles for those that the answers of this run or of an earlier one name', async () => {
    const { settle, cx } = await place();
    const resources = async (seenWith: object, settled: object) => {
      const seen = await developersStep.look(cx(), seenWith);
      const document = specOf(
        developersStep.nodes(seen, settled, cx(), NOTHING_ASKED),
        'account/developer-pass-role',
      ).document;
      return JSON.parse(String(document))
        .Statement.flatMap((one: { Resource: string[] | string }) => one.Resource)
        .map((arn: string) => arn.slice(arn.indexOf('/') + 1));
    };
    expect(await resources({}, {})).toEqual(['ecsTaskExecutionRole', 'ecsInstanceRole*', '*']);
    expect(await resources({ instanceRole: 'web' }, {})).toEqual(['ecsTaskExecutionRole', 'web', '*']);
    expect(await resources({ instanceRole: 'web' }, { instanceRole: 'shop' })).toContain('shop');
    expect(await resources({}, { taskExecutionRole: 'run', taskRole: 'app' })).toEqual([
      'run',
      'app',
      'ecsInstanceRole*',
      '*',
    ]);
    await settle(developersStep);
  });

  it.each([
    [{ developerUsers: ['administrator'] }, '--developer-user', 'input.developer-is-administrator'],
    [{ developerUsers: ['Sam'], adminUser: 'sam' }, '--developer-user', 'input.developer-is-administrator'],
    [{ developerGroup: 'administrators' }, '--developer-group', 'input.developer-group-is-administrators'],
    [{ adminGroup: 'Developers' }, '--developer-group', 'input.developer-group-is-administrators'],
  ])('refuses %j, which would make administrators of developers', async (draft, flag, code) => {
    const { cx } = await place();
    await expect(developersStep.look(cx(), draft)).rejects.toMatchObject({ code, facts: { flag }, exitCode: 2 });
  });
});

describe('a run with the step "developers"', () => {
  it('makes the group with its three policies, and users who sign in with the password in their own file', async () => {
    const here = await runs();
    const before = await account(here);
    expect(await alone(here)).toBe(0);
    const { AttachedPolicies = [] } = await here.iam.send(
      new ListAttachedGroupPoliciesCommand({ GroupName: 'developers' }),
    );
    expect(AttachedPolicies.map(({ PolicyArn }) => PolicyArn).sort()).toEqual([
      POLICY_ARN,
      'arn:aws:iam::aws:policy/IAMUserChangePassword',
      'arn:aws:iam::aws:policy/PowerUserAccess',
    ]);
    expect(await members(here)).toEqual(['alice', 'bob']);
    for (const name of ['alice', 'bob']) {
      expect(statSync(csv(here, name)).mode & 0o777).toBe(0o600);
      expect(await here.sandbox.signIn(name, passwordOf(here, name))).toBe(true);
    }
    expect(passwordOf(here, 'alice')).not.toBe(passwordOf(here, 'bob'));
    expect(await alone(here, {})).toBe(0);
    expect(actions(here).filter((action) => !action.endsWith(' keep'))).toEqual([]);
    expect(await here.destroy(SURE)).toBe(0);
    expect(await account(here)).toEqual(before);
    expect(files(here)).toEqual([]);
  });

  it('tells no password: neither in the state nor in what is told', async () => {
    const here = await runs();
    await alone(here);
    const state = readdirSync(join(here.stateDirectory, 'sandbox')).map((name) =>
      readFileSync(join(here.stateDirectory, 'sandbox', name), 'utf8'),
    );
    for (const name of ['alice', 'bob']) {
      expect([JSON.stringify(here.told), ...state].some((text) => text.includes(passwordOf(here, name)))).toBe(false);
    }
  });

  it('makes the group alone without a terminal and without names; a person is asked for them', async () => {
    const here = await runs();
    expect(await alone(here, {})).toBe(0);
    expect(codes(here)).toContain('developers.group-alone');
    expect(await members(here)).toEqual([]);
    const sam = person({ developerUsers: ['Administrator', 'alice,Alice', 'alice, bob'] });
    expect(await here.run({ only: ['developers'], again: true }, sam)).toBe(0);
    expect(sam.refused).toEqual(['input.developer-is-administrator', 'input.users-double']);
    expect(await members(here)).toEqual(['alice', 'bob']);
  });

  it('leaves somebody who is not named any more alone, says so, and takes them back with the rest', async () => {
    const here = await runs();
    const before = await account(here);
    await alone(here);
    expect(await alone(here, { 'developer-user': 'alice,carol' })).toBe(0);
    expect(actions(here).some((action) => action.includes('bob'))).toBe(false);
    expect(here.told).toContainEqual(
      expect.objectContaining({ code: 'developers.others-stay', facts: { users: 'bob' } }),
    );
    expect(await members(here)).toEqual(['alice', 'bob', 'carol']);
    expect(await here.destroy(SURE)).toBe(0);
    expect(await account(here)).toEqual(before);
    expect(files(here)).toEqual([]);
  });

  it('finds its own again where the state was lost, and the password is still the one in the file', async () => {
    const here = await runs();
    await here.run({ flags: { ...PLAIN, ...TWO } });
    const password = passwordOf(here, 'alice');
    const elsewhere = { stateDirectory: `${here.stateDirectory}-2` };
    expect(await alone(here, {}, elsewhere)).toBe(0);
    expect(actions(here).filter((action) => !action.endsWith(' keep'))).toEqual([]);
    expect(actions(here)).toContain('account/developer-user-bob keep');
    expect(await here.sandbox.signIn('alice', password)).toBe(true);
  });

  it('follows a role that gets another name', async () => {
    const here = await runs();
    expect(await here.run({ flags: { ...PLAIN, ...TWO } })).toBe(0);
    expect(await allowed(here)).toContain('arn:aws:iam::123456789012:role/ecsInstanceRole*');
    expect(await here.run({ only: ['developers'] })).toBe(0);
    expect(actions(here)).toContain('account/developer-pass-role keep');
    const other = await runs();
    expect(await other.run({ flags: { ...PLAIN, ...TWO, 'instance-role': 'web' } })).toBe(0);
    expect(await allowed(other)).toContain('arn:aws:iam::123456789012:role/web');
    expect(await other.run({ only: ['developers'] })).toBe(0);
    expect(actions(other)).toContain('account/developer-pass-role keep');
  });

  it('gives nothing to a group of others in passing, nor puts somebody with access keys into it', async () => {
    const here = await runs();
    const { iam } = here;
    await iam.send(new CreateGroupCommand({ GroupName: 'developers' }));
    await iam.send(new CreateUserCommand({ UserName: 'dave' }));
    await iam.send(new AddUserToGroupCommand({ GroupName: 'developers', UserName: 'dave' }));
    await iam.send(new CreateUserCommand({ UserName: 'alice' }));
    await iam.send(new CreateAccessKeyCommand({ UserName: 'alice' }));
    expect(await alone(here)).toBe(1);
    const conflicts = last(here, 'plan').changes.flatMap(({ node, conflict }) =>
      conflict ? [`${node} ${conflict.reason}`] : [],
    );
    expect(conflicts).toEqual([
      'account/developer-group-power-user conflict.widens',
      'account/developer-group-change-password conflict.widens',
      'account/developer-group-pass-role conflict.widens',
      'account/developer-membership-alice conflict.widens',
      'account/developer-password-alice conflict.widens',
    ]);
    expect(await members(here)).toEqual(['dave']);
    // Another group is the way out.
    expect(await alone(here, { 'developer-user': 'bob', 'developer-group': 'ecs-developers' })).toBe(1);
    expect(last(here, 'plan').changes[0]?.conflict?.choices).toMatchObject([{ flag: '--developer-group NAME' }]);
  });

  it('does not attach again in passing what somebody took off', async () => {
    const here = await runs();
    await alone(here);
    await here.sandbox.edit(({ iam }) => {
      for (const group of iam.groups)
        group.attachedPolicies = group.attachedPolicies.filter((arn) => arn !== POLICY_ARN);
    });
    expect(await alone(here, {})).toBe(1);
    expect(actions(here)).toContain('account/developer-group-pass-role conflict');
    await here.iam.send(new AttachGroupPolicyCommand({ GroupName: 'developers', PolicyArn: POLICY_ARN }));
    expect(await alone(here, {})).toBe(0);
  });

  it('keeps what the administrator and a developer share apart: one file each', async () => {
    const here = await runs();
    expect(await here.run({ flags: { ...PLAIN, ...TWO } })).toBe(0);
    expect(files(here).sort()).toEqual(
      ['Administrator', 'alice', 'bob'].map((name) => `${name}-123456789012-credentials.csv`),
    );
    expect(await here.sandbox.signIn('Administrator', passwordOf(here, 'Administrator'))).toBe(true);
  });
});
