import {
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRolePolicyCommand,
  ListEntitiesForPolicyCommand,
  ListPoliciesCommand,
  ListPolicyVersionsCommand,
  ListRolePoliciesCommand,
  PutRolePolicyCommand,
  TagPolicyCommand,
} from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { practice, refusal, TRUST } from './practice.ts';

const PolicyArn = 'arn:aws:iam::123456789012:policy/cwlogspolicy';
const FOR_EC2 = 'arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role';
const written = (statement: object) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:Get*', Resource: '*', ...statement }],
  });
const long = (length: number) => written({ Sid: 'x'.repeat(length - written({ Sid: '' }).length) });

async function withPolicy() {
  const here = await practice();
  const { iam } = here;
  const PolicyDocument = written({ Sid: 'a(b)' });
  const made = await iam.send(
    new CreatePolicyCommand({
      PolicyName: 'cwlogspolicy',
      PolicyDocument,
      Description: 'Logs',
      Tags: [{ Key: 'k', Value: 'v' }],
    }),
  );
  const RoleName = 'web';
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: TRUST }));
  const name = async (call: Promise<unknown>) => (await refusal(call)).name;
  return { ...here, made: made.Policy, PolicyDocument, role: { RoleName }, name };
}

describe("a managed policy of the account's own", () => {
  it('is shown with its tags, its version that counts and what that says, percent-encoded', async () => {
    const { iam, made, PolicyDocument } = await withPolicy();
    expect(made).toMatchObject({ Arn: PolicyArn, DefaultVersionId: 'v1', AttachmentCount: 0 });
    await iam.send(new TagPolicyCommand({ PolicyArn, Tags: [{ Key: 'K', Value: 'w' }] }));
    const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
    expect(Policy).toMatchObject({ PolicyId: made?.PolicyId, Description: 'Logs', Tags: [{ Key: 'K', Value: 'w' }] });
    const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: 'v1' }));
    expect(PolicyVersion?.Document).toMatch(/^%7B%22Version%22[A-Za-z0-9%._~-]+$/);
    expect(decodeURIComponent(PolicyVersion?.Document ?? '')).toBe(PolicyDocument);
    const { Policies } = await iam.send(new ListPoliciesCommand({ Scope: 'Local' }));
    expect(Policies).toMatchObject([{ Arn: PolicyArn }]);
    expect(Policies?.[0]).not.toHaveProperty('Tags');
  });

  it('is late to show, and taken at once', async () => {
    const { iam, clock } = await practice({ iamDelayMilliseconds: 3000 });
    const create = () => iam.send(new CreatePolicyCommand({ PolicyName: 'cwlogspolicy', PolicyDocument: written({}) }));
    expect((await create()).Policy).toMatchObject({ Arn: PolicyArn });
    expect((await refusal(iam.send(new GetPolicyCommand({ PolicyArn })))).name).toBe('NoSuchEntityException');
    expect((await refusal(create())).name).toBe('EntityAlreadyExistsException');
    clock.now += 3000;
    expect((await iam.send(new GetPolicyCommand({ PolicyArn }))).Policy).toMatchObject({ Path: '/' });
  });

  it('has five versions, of which the one that counts is not deleted and no number comes back', async () => {
    const { iam, name } = await withPolicy();
    const version = { PolicyArn, PolicyDocument: written({}), SetAsDefault: true };
    const list = async () =>
      (await iam.send(new ListPolicyVersionsCommand({ PolicyArn }))).Versions?.map(
        ({ VersionId, IsDefaultVersion }) => `${VersionId}${IsDefaultVersion ? '!' : ''}`,
      );
    for (let at = 2; at <= 5; at += 1) await iam.send(new CreatePolicyVersionCommand(version));
    expect(await list()).toEqual(['v5!', 'v4', 'v3', 'v2', 'v1']);
    expect(await name(iam.send(new CreatePolicyVersionCommand(version)))).toBe('LimitExceededException');
    const drop = (VersionId: string) => iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId }));
    expect(await name(drop('v5'))).toBe('DeleteConflictException');
    await drop('v4');
    expect(await name(drop('v4'))).toBe('NoSuchEntityException');
    await iam.send(new CreatePolicyVersionCommand({ ...version, SetAsDefault: false }));
    expect(await list()).toEqual(['v6', 'v5!', 'v3', 'v2', 'v1']);
  });

  it('goes only when nobody has it and one version is left', async () => {
    const { iam, role, name } = await withPolicy();
    const remove = () => iam.send(new DeletePolicyCommand({ PolicyArn }));
    await iam.send(new CreateGroupCommand({ GroupName: 'g' }));
    await iam.send(new AttachRolePolicyCommand({ ...role, PolicyArn }));
    await iam.send(new AttachGroupPolicyCommand({ GroupName: 'g', PolicyArn }));
    expect(await iam.send(new ListEntitiesForPolicyCommand({ PolicyArn }))).toMatchObject({
      PolicyRoles: [{ RoleName: 'web' }],
      PolicyGroups: [{ GroupName: 'g' }],
      PolicyUsers: [],
    });
    expect(await name(remove())).toBe('DeleteConflictException');
    await iam.send(new DetachRolePolicyCommand({ ...role, PolicyArn }));
    expect(await name(remove())).toBe('DeleteConflictException');
    const other = await withPolicy();
    await other.iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: written({}) }));
    expect(await name(other.iam.send(new DeletePolicyCommand({ PolicyArn })))).toBe('DeleteConflictException');
    await other.iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId: 'v2' }));
    await other.iam.send(new DeletePolicyCommand({ PolicyArn }));
    expect(await name(other.iam.send(new DeletePolicyCommand({ PolicyArn })))).toBe('NoSuchEntityException');
  });

  it("is not one of AWS's: those are read and not changed", async () => {
    const { iam, name } = await practice().then((here) => ({
      ...here,
      name: async (call: Promise<unknown>) => (await refusal(call)).name,
    }));
    const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn: FOR_EC2, VersionId: 'v1' }));
    expect(decodeURIComponent(PolicyVersion?.Document ?? '')).toContain('ecr:BatchGetImage');
    expect(await name(iam.send(new DeletePolicyCommand({ PolicyArn: FOR_EC2 })))).toBe('AccessDenied');
    const unread = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
    expect(await name(iam.send(new GetPolicyVersionCommand({ PolicyArn: unread, VersionId: 'v1' })))).toBe(
      'SandboxUnsupported',
    );
    expect(await name(iam.send(new ListPoliciesCommand({ Scope: 'AWS' })))).toBe('SandboxUnsupported');
  });
});

describe('a policy written into a role', () => {
  it('takes the place of one of its name, is read back percent-encoded and holds the role', async () => {
    const { iam, role, name } = await withPolicy();
    const PolicyName = 'read';
    const get = () => iam.send(new GetRolePolicyCommand({ ...role, PolicyName }));
    expect(await name(get())).toBe('NoSuchEntityException');
    for (const Action of ['s3:GetObject', 's3:List*']) {
      await iam.send(new PutRolePolicyCommand({ ...role, PolicyName, PolicyDocument: written({ Action }) }));
    }
    expect((await iam.send(new ListRolePoliciesCommand(role))).PolicyNames).toEqual([PolicyName]);
    expect(decodeURIComponent((await get()).PolicyDocument ?? '')).toBe(written({ Action: 's3:List*' }));
    expect(await name(iam.send(new DeleteRoleCommand(role)))).toBe('DeleteConflictException');
    await iam.send(new DeleteRolePolicyCommand({ ...role, PolicyName }));
    expect(await name(iam.send(new DeleteRolePolicyCommand({ ...role, PolicyName })))).toBe('NoSuchEntityException');
    await iam.send(new DeleteRoleCommand(role));
  });

  it('that `edit` only named allows nothing', async () => {
    const { iam, role, sandbox } = await withPolicy();
    await sandbox.edit((account) => account.iam.roles.find(({ name }) => name === 'web')?.inlinePolicies.push('more'));
    const { PolicyDocument } = await iam.send(new GetRolePolicyCommand({ ...role, PolicyName: 'more' }));
    expect(JSON.parse(decodeURIComponent(PolicyDocument ?? ''))).toMatchObject({ Statement: [] });
  });

  it('has room for 10240 characters together with the others, white space not counted', async () => {
    const { iam, role, name } = await withPolicy();
    const put = (PolicyName: string, PolicyDocument: string) =>
      iam.send(new PutRolePolicyCommand({ ...role, PolicyName, PolicyDocument }));
    await put('a', `${long(10_000)}${' '.repeat(900)}`);
    expect(await name(put('b', long(241)))).toBe('LimitExceededException');
    await put('b', long(240));
    await put('a', long(9000));
  });
});

describe('the text of a policy', () => {
  it.each<[string, string]>([
    ['no JSON', 'hello'],
    ['no object', '[]'],
    ['no statement', '{"Version":"2012-10-17"}'],
    ['another version', written({}).replace('2012-10-17', '2020-01-01')],
    ['no effect', written({ Effect: undefined })],
    ['a principal', written({ Principal: '*' })],
    ['no action', written({ Action: undefined })],
    ['an action of no service', written({ Action: 'GetObject' })],
    ['no resource', written({ Resource: undefined })],
    ['a resource that is no ARN', written({ Resource: 'bucket/key' })],
    ["the guide's ARN with a colon too many", written({ Resource: 'arn::aws:logs:*:*:*' })],
    ['a resource of another partition', written({ Resource: 'arn:aws-cn:s3:::bucket/key' })],
    ['a list of nothing', written({ Resource: [] })],
  ])('with %s is refused', async (_what, PolicyDocument) => {
    const { iam, role, name } = await withPolicy();
    const create = iam.send(new CreatePolicyCommand({ PolicyName: 'p', PolicyDocument }));
    const put = iam.send(new PutRolePolicyCommand({ ...role, PolicyName: 'p', PolicyDocument }));
    expect(await Promise.all([name(create), name(put)])).toEqual(Array(2).fill('MalformedPolicyDocumentException'));
  });

  it('of a managed policy has 6144 characters at most, white space not counted', async () => {
    const { iam, name } = await withPolicy();
    const create = (PolicyName: string, PolicyDocument: string) =>
      iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument }));
    await create('fits', `${long(6144)}\n\n`);
    expect(await name(create('longer', long(6145)))).toBe('LimitExceededException');
    const version = { PolicyArn, PolicyDocument: long(6145) };
    expect(await name(iam.send(new CreatePolicyVersionCommand(version)))).toBe('LimitExceededException');
  });
});
