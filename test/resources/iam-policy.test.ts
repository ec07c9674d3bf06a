import {
  AttachRolePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  GetPolicyCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListPolicyVersionsCommand,
} from '@aws-sdk/client-iam';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Leaving } from '../../src/engine/resource.ts';
import { iamPolicy } from '../../src/resources/iam-policy.ts';
import { iamRoleInlinePolicy } from '../../src/resources/iam-role-inline-policy.ts';
import { iamRolePolicy } from '../../src/resources/iam-role-policy.ts';
import { TRUST } from '../sandbox/practice.ts';
import { account, ownTags, thrown } from './account.ts';
import { type Practised, practised } from './practised.ts';

const NODE = 'account/instance-logs-policy';
const ARN = 'arn:aws:iam::123456789012:policy/cwlogspolicy';
const written = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement });
const allow = (Action: string | string[], Resource: string | string[] = '*') => ({ Effect: 'Allow', Action, Resource });
const DOCUMENT = written(
  allow(['logs:PutLogEvents', 'logs:CreateLogGroup'], 'arn:aws:logs:*:123456789012:log-group:*'),
);
const GUIDE = written(allow(['logs:CreateLogGroup', 'logs:PutLogEvents'], 'arn:aws:logs:*:*:*'));
const SPEC = { policyName: 'cwlogspolicy', document: DOCUMENT, description: 'Lets logs out', likewise: [GUIDE] };

let here: Practised;
beforeEach(async () => {
  here = await practised();
});
const found = async (spec = SPEC, hint?: { policyArn: string }) =>
  (await iamPolicy.find(here.look(), NODE, spec, hint)) as readonly { live: never; mark: string }[];
const versions = async () =>
  (await here.iam.send(new ListPolicyVersionsCommand({ PolicyArn: ARN }))).Versions?.map(({ VersionId }) => VersionId);
const nothingLeaves: Leaving = () => false;

async function role(name: string, tags = ownTags('account/instance-role')) {
  await here.iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: TRUST, Tags: tags }));
}
const attached = async (RoleName: string) =>
  (await here.iam.send(new ListAttachedRolePoliciesCommand({ RoleName }))).AttachedPolicies?.length;

describe("a policy of the account's own", () => {
  it('is written with our tags and found by its ARN, with what it allows', async () => {
    expect(await found()).toEqual([]);
    const live = await iamPolicy.create(here.write, NODE, SPEC, 'token');
    expect(live).toEqual({ policyName: 'cwlogspolicy', policyArn: ARN, document: DOCUMENT, mine: true });
    expect(await found()).toEqual([{ live, mark: 'ours' }]);
    expect(iamPolicy.compare(SPEC, live)).toEqual([]);
    const { Policy } = await here.iam.send(new GetPolicyCommand({ PolicyArn: ARN }));
    expect(Policy).toMatchObject({ Description: 'Lets logs out', Tags: ownTags(NODE) });
  });

  it('has the ARN of its partition and account', async () => {
    const { iam, read } = account({ partition: 'aws-cn' });
    iam.on(GetPolicyCommand).rejects(thrown('NoSuchEntityException'));
    expect(await iamPolicy.find(read, NODE, SPEC, undefined)).toEqual([]);
    expect(iam.commandCalls(GetPolicyCommand)[0]?.args[0].input).toEqual({
      PolicyArn: 'arn:aws-cn:iam::123456789012:policy/cwlogspolicy',
    });
  });

  it('says the same in another order, or as one thing instead of a list of one', async () => {
    const live = await iamPolicy.create(here.write, NODE, SPEC, 'token');
    const turned = written({
      Sid: 'Logs',
      Resource: ['arn:aws:logs:*:123456789012:log-group:*'],
      Action: ['logs:CreateLogGroup', 'logs:PutLogEvents'],
      Effect: 'Allow',
    });
    expect(iamPolicy.compare(SPEC, { ...live, document: turned })).toEqual([]);
    const narrower = written({
      ...JSON.parse(turned).Statement[0],
      Condition: { Bool: { 'aws:SecureTransport': 'true' } },
    });
    expect(iamPolicy.compare(SPEC, { ...live, document: narrower })).toHaveLength(1);
  });

  it('of ours is given a new version where it says something else', async () => {
    const live = await iamPolicy.create(here.write, NODE, { ...SPEC, document: GUIDE }, 'token');
    const differences = iamPolicy.compare(SPEC, live);
    expect(differences).toEqual([
      {
        fact: 'document',
        want: 'logs:CreateLogGroup, logs:PutLogEvents → arn:aws:logs:*:123456789012:log-group:*',
        have: 'logs:CreateLogGroup, logs:PutLogEvents → arn:aws:logs:*:*:*',
        fix: 'update',
      },
    ]);
    const after = await iamPolicy.update?.(here.write, NODE, SPEC, live, differences);
    expect(await found()).toEqual([{ live: after, mark: 'ours' }]);
    expect(iamPolicy.compare(SPEC, after as never)).toEqual([]);
  });

  it('that has as many versions as there can be loses its oldest one that does not count', async () => {
    const live = await iamPolicy.create(here.write, NODE, SPEC, 'token');
    for (let at = 0; at < 4; at += 1) {
      const version = { PolicyArn: ARN, PolicyDocument: written(allow(`s3:Get${at}`)) };
      await here.iam.send(new CreatePolicyVersionCommand(version));
    }
    expect(await versions()).toEqual(['v5', 'v4', 'v3', 'v2', 'v1']);
    await iamPolicy.update?.(here.write, NODE, SPEC, live, []);
    expect(await versions()).toEqual(['v6', 'v5', 'v4', 'v3', 'v1']);
    await iamPolicy.update?.(here.write, NODE, SPEC, live, []);
    expect(await versions()).toEqual(['v7', 'v6', 'v5', 'v4', 'v3']);
  });

  it("of somebody else's is used where it says the same or what the guide says, and is never changed", async () => {
    const live = await iamPolicy.create(here.write, 'account/other', SPEC, 'token');
    expect(await found()).toEqual([{ live: { ...live, mine: false }, mark: 'unmarked' }]);
    const theirs = (document: string) => iamPolicy.compare(SPEC, { ...live, document, mine: false });
    expect([theirs(DOCUMENT), theirs(GUIDE)]).toEqual([[], []]);
    expect(theirs(written(allow('s3:*')))).toMatchObject([{ fix: 'conflict', reason: 'conflict.policy-of-others' }]);
  });

  it('stays while others have it, and goes with all its versions when nobody has', async () => {
    const live = await iamPolicy.create(here.write, NODE, SPEC, 'token');
    const version = { PolicyArn: ARN, PolicyDocument: GUIDE, SetAsDefault: true };
    await here.iam.send(new CreatePolicyVersionCommand(version));
    await role('ecsInstanceRole');
    await here.iam.send(new AttachRolePolicyCommand({ RoleName: 'ecsInstanceRole', PolicyArn: ARN }));
    const blockers = (leaving: Leaving) => iamPolicy.blockers?.(here.look(), live, leaving);
    expect(await blockers(nothingLeaves)).toEqual([
      { reason: 'undo.policy-holders', facts: { names: 'ecsInstanceRole' } },
    ]);
    for (const type of ['iam.role', 'iam.role-policy']) expect(await blockers((one) => one === type)).toEqual([]);
    // Nothing on record tells that it was attached by us.
    await iamPolicy.remove?.(here.write, live);
    await iamPolicy.remove?.(here.write, live);
    expect([await attached('ecsInstanceRole'), await found()]).toEqual([0, []]);
  });

  it("is not taken off a role of somebody else's", async () => {
    const live = await iamPolicy.create(here.write, NODE, SPEC, 'token');
    await role('web', []);
    await here.iam.send(new AttachRolePolicyCommand({ RoleName: 'web', PolicyArn: ARN }));
    await expect(iamPolicy.remove?.(here.write, live)).rejects.toMatchObject({ name: 'DeleteConflictException' });
    expect(await attached('web')).toBe(1);
  });

  it('goes after it was taken off the roles it is attached to', () => {
    const references = iamRolePolicy.refersTo?.filter(({ type }) => type === iamPolicy.type);
    expect(references).toEqual([{ fact: 'policyArn', type: 'iam.policy', is: 'policyArn' }]);
  });
});

describe('a policy written into a role', () => {
  const spec = { roleName: 'ecsInstanceRole', policyName: 'aws-ecs-setup-s3-read', document: DOCUMENT };
  const look = () => iamRoleInlinePolicy.find(here.look(), 'node', spec, undefined);

  it('is put there, found with what it allows, replaced where it allows something else, and taken out', async () => {
    expect(await look()).toEqual([]);
    await role('ecsInstanceRole');
    expect(await look()).toEqual([]);
    const other = written(allow('s3:GetObject'));
    const live = await iamRoleInlinePolicy.create(here.write, 'node', { ...spec, document: other }, 'token');
    expect(await look()).toEqual([{ live, mark: 'unmarked' }]);
    const differences = iamRoleInlinePolicy.compare(spec, live);
    expect(differences).toMatchObject([{ fact: 'document', have: 's3:GetObject → *', fix: 'update', widens: true }]);
    await iamRoleInlinePolicy.update?.(here.write, 'node', spec, live, differences);
    expect(await look()).toEqual([{ live: spec, mark: 'unmarked' }]);
    expect(iamRoleInlinePolicy.compare(spec, spec)).toEqual([]);
    await iamRoleInlinePolicy.remove?.(here.write, spec);
    await iamRoleInlinePolicy.remove?.(here.write, spec);
    expect(await look()).toEqual([]);
  });

  it('that cannot be read is replaced', async () => {
    const { iam, read } = account();
    iam.on(GetRolePolicyCommand).resolves({ PolicyDocument: '%7B' } as never);
    const [candidate] = await iamRoleInlinePolicy.find(read, 'node', spec, undefined);
    expect(iamRoleInlinePolicy.compare(spec, candidate?.live as never)).toMatchObject([{ have: '', fix: 'update' }]);
  });

  it('of a role that is still to be made is not looked for', async () => {
    const roleName = { pending: 'account/instance-role', fact: 'roleName' };
    expect(await iamRoleInlinePolicy.find(here.look(), 'node', { ...spec, roleName }, undefined)).toEqual([]);
    expect(await iamRoleInlinePolicy.gains?.(here.look(), { ...spec, roleName })).toEqual([]);
  });
});
