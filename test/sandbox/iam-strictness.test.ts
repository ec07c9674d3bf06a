import {
  AttachGroupPolicyCommand,
  CreateAccountAliasCommand,
  CreateGroupCommand,
  CreateInstanceProfileCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
  CreateUserCommand,
  DeleteAccountAliasCommand,
  GetAccountPasswordPolicyCommand,
  GetAccountSummaryCommand,
  GetGroupCommand,
  GetPolicyCommand,
  GetUserCommand,
  ListAccountAliasesCommand,
} from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { practice, refusal, TRUST } from './practice.ts';

const policy = (PolicyArn: string) => new GetPolicyCommand({ PolicyArn });
const alias = (AccountAlias: string) => new CreateAccountAliasCommand({ AccountAlias });
const role = (changes: object) =>
  new CreateRoleCommand({ RoleName: 'ecsInstanceRole', AssumeRolePolicyDocument: TRUST, ...changes });
const trust = (document: unknown) => role({ AssumeRolePolicyDocument: JSON.stringify(document) });
const statement = (changes: object) =>
  trust({
    Statement: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole', ...changes },
  });

const permissions = (Action: string, Resource = '*') =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource }] });

const REFUSED = [
  ['a group name with a blank', new CreateGroupCommand({ GroupName: 'bad name' }), 'ValidationError'],
  ['a Korean user name', new CreateUserCommand({ UserName: '관리자' }), 'ValidationError'],
  ['a user name of 65', new CreateUserCommand({ UserName: 'u'.repeat(65) }), 'ValidationError'],
  ['no user name', new CreateUserCommand({ UserName: undefined }), 'ValidationError'],
  ['a path without its end', new CreateUserCommand({ UserName: 'u', Path: '/staff' }), 'ValidationError'],
  ['GetUser without a name', new GetUserCommand({}), 'ValidationError'],
  [
    'a tag key of AWS',
    new CreateUserCommand({ UserName: 'u', Tags: [{ Key: 'AWS:x', Value: '' }] }),
    'InvalidInputException',
  ],
  [
    'a tag with odd characters',
    new CreateUserCommand({ UserName: 'u', Tags: [{ Key: 'a#b', Value: '' }] }),
    'ValidationError',
  ],
  [
    'tag keys that differ in case only',
    new CreateUserCommand({
      UserName: 'u',
      Tags: [
        { Key: 'a', Value: '' },
        { Key: 'A', Value: '' },
      ],
    }),
    'InvalidInputException',
  ],
  [
    '51 tags',
    new CreateUserCommand({ UserName: 'u', Tags: Array.from({ length: 51 }, (_, n) => ({ Key: `k${n}`, Value: '' })) }),
    'LimitExceededException',
  ],
  ['an alias in capitals', alias('Practice'), 'ValidationError'],
  ['an alias with two hyphens', alias('my--company'), 'ValidationError'],
  ['an alias of twelve digits', alias('123456789012'), 'ValidationError'],
  ['an alias that is too short', alias('ab'), 'ValidationError'],
  ['an alias of somebody else', alias('amazon'), 'EntityAlreadyExistsException'],
  ['a policy that is not', policy('arn:aws:iam::aws:policy/BillingFullAccess'), 'NoSuchEntityException'],
  [
    'a policy without its path',
    policy('arn:aws:iam::aws:policy/AmazonEC2ContainerServiceforEC2Role'),
    'NoSuchEntityException',
  ],
  ['a broken policy ARN', policy('arn:aws::iam::aws:policy/AmazonS3ReadOnlyAccess'), 'InvalidInputException'],
  ['a trust that is no JSON', role({ AssumeRolePolicyDocument: 'ec2' }), 'MalformedPolicyDocumentException'],
  ['a trust without statement', trust({ Version: '2012-10-17' }), 'MalformedPolicyDocumentException'],
  ['a trust with a resource', statement({ Resource: '*' }), 'MalformedPolicyDocumentException'],
  ['a trust for other actions', statement({ Action: 'ec2:*' }), 'MalformedPolicyDocumentException'],
  ['a trust for no service', statement({ Principal: { Service: 'ec2' } }), 'MalformedPolicyDocumentException'],
  ['a trust for nobody', statement({ Principal: undefined }), 'MalformedPolicyDocumentException'],
  ['a trust that is too long', statement({ Sid: 'x'.repeat(2048) }), 'LimitExceededException'],
  ['a Korean role description', role({ Description: '컨테이너' }), 'ValidationError'],
  ['a role on the path of AWS', role({ Path: '/aws-service-role/' }), 'ValidationError'],
  [
    'a profile name of 129',
    new CreateInstanceProfileCommand({ InstanceProfileName: 'p'.repeat(129) }),
    'ValidationError',
  ],
  [
    'a role for no service',
    new CreateServiceLinkedRoleCommand({ AWSServiceName: 'bogus.amazonaws.com' }),
    'InvalidInputException',
  ],
  [
    'a policy for a group that is not',
    new AttachGroupPolicyCommand({ GroupName: 'none', PolicyArn: 'x' }),
    'NoSuchEntityException',
  ],
  ['a password policy nobody set', new GetAccountPasswordPolicyCommand({}), 'NoSuchEntityException'],
] as const;

describe('IAM refuses', () => {
  it.each(REFUSED)('%s', async (_, command, name) => {
    const { iam } = await practice();
    expect((await refusal(iam.send(command as CreateUserCommand))).name).toBe(name);
  });

  it('an eleventh policy on a group, and a policy of a service-linked role', async () => {
    const { iam } = await practice();
    await iam.send(new CreateGroupCommand({ GroupName: 'g' }));
    const names = Array.from({ length: 11 }, (_, n) => `p${n}`);
    const PolicyDocument = permissions('s3:GetObject');
    for (const PolicyName of names) await iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument }));
    const own = names.map((name) => `arn:aws:iam::123456789012:policy/${name}`);
    const attach = (PolicyArn = '') => iam.send(new AttachGroupPolicyCommand({ GroupName: 'g', PolicyArn }));
    for (const arn of own.slice(1)) await attach(arn);
    expect((await refusal(attach(own[0]))).name).toBe('LimitExceededException');
    const service = 'arn:aws:iam::aws:policy/aws-service-role/AmazonECSServiceRolePolicy';
    expect((await refusal(attach(service))).name).toBe('PolicyNotAttachableException');
  });
});

describe('the account', () => {
  it('has one alias: a new one takes the place of the old', async () => {
    const { iam } = await practice();
    const list = async () => (await iam.send(new ListAccountAliasesCommand({}))).AccountAliases;
    expect(await list()).toEqual([]);
    await iam.send(alias('my-company'));
    expect((await refusal(iam.send(alias('my-company')))).name).toBe('EntityAlreadyExistsException');
    await iam.send(alias('our-company'));
    expect(await list()).toEqual(['our-company']);
    const wrong = await refusal(iam.send(new DeleteAccountAliasCommand({ AccountAlias: 'my-company' })));
    expect(wrong.name).toBe('NoSuchEntityException');
    await iam.send(new DeleteAccountAliasCommand({ AccountAlias: 'our-company' }));
    expect(await list()).toEqual([]);
  });

  it('has a root user with MFA and without access keys', async () => {
    const { iam } = await practice();
    await iam.send(new CreateGroupCommand({ GroupName: 'g' }));
    const { SummaryMap } = await iam.send(new GetAccountSummaryCommand({}));
    expect(SummaryMap).toMatchObject({
      AccountMFAEnabled: 1,
      AccountAccessKeysPresent: 0,
      Groups: 1,
      GroupsQuota: 300,
    });
  });

  it('shows a new name late, but has it taken at once', async () => {
    const { iam, clock } = await practice({ iamDelayMilliseconds: 3000 });
    await iam.send(new CreateGroupCommand({ GroupName: 'late' }));
    const get = () => iam.send(new GetGroupCommand({ GroupName: 'late' }));
    expect((await refusal(get())).name).toBe('NoSuchEntityException');
    const twice = iam.send(new CreateGroupCommand({ GroupName: 'late' }));
    expect((await refusal(twice)).name).toBe('EntityAlreadyExistsException');
    clock.now += 2999;
    expect((await refusal(get())).name).toBe('NoSuchEntityException');
    clock.now += 1;
    expect((await get()).Group?.GroupName).toBe('late');
  });
});
