import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateGroupCommand, CreateLoginProfileCommand, CreateUserCommand } from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { formatCredentials } from '../../src/computer/credentials-csv.ts';
import { adminStep } from '../../src/steps/admin.ts';
import { asked, NOTHING_ASKED, needs, nodeOf, type Place, place, specOf } from './place.ts';

const CSV = 'Administrator-123456789012-credentials.csv';
const URL = 'https://123456789012.signin.aws.amazon.com/console';
const csv = (password: string) => formatCredentials({ userName: 'Administrator', password, signInUrl: URL });
const csvOf = ({ folder }: Place) => join(folder, 'home', CSV);

async function withUser({ iam }: Place, password = false): Promise<void> {
  await iam.send(new CreateUserCommand({ UserName: 'Administrator' }));
  if (!password) return;
  await iam.send(new CreateLoginProfileCommand({ UserName: 'Administrator', Password: 'Ab1!Ab1!Ab1!' }));
}

describe('the step "admin" in a new account', () => {
  it("asks for the user's name, where the password comes from and whether it is to be changed", async () => {
    const here = await place();
    const questions = adminStep.questions(await adminStep.look(here.cx(), {}), {}, here.cx());
    expect(asked(questions)).toEqual([
      ['adminUser', 'Administrator', 'asked'],
      ['adminGroup', 'Administrators', 'quiet'],
      ['permissionsBoundary', '', 'quiet'],
      ['adminTags', [], 'quiet'],
      ['credentialsFile', csvOf(here), 'quiet'],
      ['passwordReset', true, 'asked'],
      ['adminPassword', 'generated', 'asked'],
    ]);
    expect(questions[0]).not.toHaveProperty('found');
  });

  it('names the credentials file after the user that was asked for', async () => {
    const here = await place();
    const seen = await adminStep.look(here.cx(), { adminUser: 'boss' });
    const file = adminStep
      .questions(seen, { adminUser: 'boss' }, here.cx())
      .find(({ key }) => key === 'credentialsFile');
    expect(file?.default).toBe(join(here.folder, 'home', 'boss-123456789012-credentials.csv'));
  });

  it('makes the membership after the policy, and the password after user and file', async () => {
    const { settle } = await place();
    const { seen, draft, cx } = await settle(adminStep);
    const nodes = adminStep.nodes(seen, draft, cx, NOTHING_ASKED);
    expect(needs(nodes)).toEqual({
      'account/admin-group': [],
      'account/admin-group-policy': ['account/admin-group'],
      'account/admin-user': [],
      'account/admin-membership': ['account/admin-group', 'account/admin-group-policy', 'account/admin-user'],
      'computer/credentials-file': [],
      'account/admin-password': ['account/admin-user', 'computer/credentials-file'],
    });
    expect(nodeOf(nodes, 'computer/credentials-file')).toMatchObject({
      onlyFor: 'account/admin-password',
      scope: 'computer',
    });
    const letsIn = nodes.filter((node) => node.letsIn).map(({ id }) => id);
    expect(letsIn).toEqual(['account/admin-group-policy', 'account/admin-membership', 'account/admin-password']);
    const widens = Object.fromEntries(nodes.flatMap(({ id, widens: what }) => (what ? [[id, what]] : [])));
    expect(widens).toEqual({
      'account/admin-group-policy': ['account/admin-group'],
      'account/admin-membership': ['account/admin-user'],
      'account/admin-password': ['account/admin-user'],
    });
  });

  it('wants what was answered', async () => {
    const { settle, folder } = await place();
    const boundary = 'arn:aws:iam::123456789012:policy/Boundary';
    const answers = {
      adminUser: 'boss',
      adminGroup: 'bosses',
      adminTags: ['team=ops'],
      permissionsBoundary: boundary,
      passwordReset: false,
      credentialsFile: join(folder, 'boss.csv'),
    };
    const { seen, draft, cx } = await settle(adminStep, answers);
    const nodes = adminStep.nodes(seen, draft, cx, NOTHING_ASKED);
    const user = { pending: 'account/admin-user', fact: 'userName' };
    const group = { pending: 'account/admin-group', fact: 'groupName' };
    expect(specOf(nodes, 'account/admin-group')).toEqual({ groupName: 'bosses' });
    expect(specOf(nodes, 'account/admin-group-policy')).toEqual({
      groupName: group,
      policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
    });
    expect(specOf(nodes, 'account/admin-user')).toEqual({
      userName: 'boss',
      tags: ['team=ops'],
      permissionsBoundary: boundary,
    });
    expect(specOf(nodes, 'account/admin-membership')).toEqual({ groupName: group, userName: user });
    expect(specOf(nodes, 'computer/credentials-file')).toMatchObject({
      path: join(folder, 'boss.csv'),
      userName: 'boss',
      signInUrl: URL,
    });
    expect(specOf(nodes, 'account/admin-password')).toMatchObject({
      userName: user,
      credentialsFile: join(folder, 'boss.csv'),
      passwordReset: false,
      reset: '',
    });
  });

  it('speaks the ARNs and addresses of its partition', async () => {
    const { settle } = await place({ arn: 'arn:aws-cn:iam::123456789012:user/alice' });
    const { seen, draft, cx } = await settle(adminStep);
    const nodes = adminStep.nodes(seen, draft, cx, NOTHING_ASKED);
    expect(specOf(nodes, 'account/admin-group-policy').policyArn).toBe(
      'arn:aws-cn:iam::aws:policy/AdministratorAccess',
    );
    expect(specOf(nodes, 'computer/credentials-file').signInUrl).toBe(
      'https://123456789012.signin.amazonaws.cn/console',
    );
  });
});

describe('the step "admin" with a user who is there', () => {
  it('shows it, and gives it a password where it has none', async () => {
    const here = await place();
    await withUser(here);
    const { seen, draft, cx } = await here.settle(adminStep);
    const [user] = adminStep.questions(seen, {}, cx);
    expect(user?.found).toEqual({
      code: 'admin.found',
      facts: { user: 'Administrator', boundary: '-', lastSignIn: '-' },
    });
    expect(draft.adminPassword).toBe('generated');
    expect(Object.keys(needs(adminStep.nodes(seen, draft, cx, NOTHING_ASKED)))).toContain('computer/credentials-file');
    expect(adminStep.findings(seen, draft, cx, { resetPassword: '' })).toMatchObject([
      { level: 'info', code: 'admin.found' },
    ]);
  });

  it('keeps a password that is there: no question, no file, and a word about it', async () => {
    const here = await place();
    await withUser(here, true);
    await here.iam.send(new CreateGroupCommand({ GroupName: 'Administrators' }));
    const { seen, draft, cx } = await here.settle(adminStep);
    expect(draft).not.toHaveProperty('adminPassword');
    expect(draft).not.toHaveProperty('passwordReset');
    const nodes = adminStep.nodes(seen, draft, cx, NOTHING_ASKED);
    expect(nodes.map(({ id }) => id)).not.toContain('computer/credentials-file');
    expect(nodeOf(nodes, 'account/admin-password').needs).toEqual(['account/admin-user']);
    expect(adminStep.findings(seen, draft, cx, { resetPassword: '' })).toContainEqual({
      level: 'info',
      code: 'admin.keeps-password',
      facts: { user: 'Administrator' },
    });
  });

  it('keeps the file of a finished run in sight', async () => {
    const here = await place();
    await withUser(here, true);
    await writeFile(csvOf(here), csv('Ab1!Ab1!Ab1!'));
    const { seen, draft, cx } = await here.settle(adminStep);
    const nodes = adminStep.nodes(seen, draft, cx, NOTHING_ASKED);
    expect(nodeOf(nodes, 'account/admin-password').needs).toEqual(['account/admin-user', 'computer/credentials-file']);
    expect(adminStep.findings(seen, draft, cx, { resetPassword: '' }).map(({ code }) => code)).toEqual(['admin.found']);
  });
});

describe('the step "admin" after a run that was cut off', () => {
  it('goes on with the password that is in the file, without asking', async () => {
    const here = await place();
    await writeFile(csvOf(here), csv('Ab1!Ab1!Ab1!'));
    const questions = adminStep.questions(await adminStep.look(here.cx(), {}), {}, here.cx());
    expect(asked(questions)).toContainEqual(['adminPassword', 'generated', 'quiet']);
  });

  it('asks for the typed password again where the file holds none', async () => {
    const here = await place();
    await writeFile(csvOf(here), csv(''));
    const { seen, draft, cx } = await here.settle(adminStep);
    expect(draft.adminPassword).toBe('typed');
    expect(adminStep.secrets?.(seen, draft, cx)).toMatchObject([{ node: 'account/admin-password' }]);
  });
});
