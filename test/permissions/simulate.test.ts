import { IAMClient, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, describe, expect, it } from 'vitest';
import type { ReadContext } from '../../src/aws/context.ts';
import type { Required } from '../../src/permissions/required.ts';
import { simulate } from '../../src/permissions/simulate.ts';

const client = new IAMClient({ region: 'us-east-1' });
const iam = mockClient(client);
afterEach(() => iam.reset());

const cx = { clients: { iam: client } } as unknown as ReadContext;
const principal = 'arn:aws:iam::123456789012:user/team/sam';
const need = (action: string, more: Partial<Required> = {}): Required => ({
  action,
  resources: ['*'],
  scope: 'account',
  nodes: [],
  ...more,
});
const answer = (action: string, decision: string, more: object = {}) => ({
  EvalActionName: action,
  EvalDecision: decision as 'allowed',
  ...more,
});
const verdictsOf = async (all: readonly Required[]) => {
  const { results, fault } = await simulate(cx, principal, all);
  return { verdicts: all.map((one) => results.get(one)), fault };
};
const denied = () => Object.assign(new Error('not authorized'), { name: 'AccessDenied' });

describe('a simulation', () => {
  it('asks for the caller, the resources and what the call will say of itself', async () => {
    iam
      .on(SimulatePrincipalPolicyCommand)
      .resolves({ EvaluationResults: [answer('iam:AttachGroupPolicy', 'allowed')] });
    const resources = ['arn:aws:iam::123456789012:group/Administrators'];
    const condition = { ArnEquals: { 'iam:PolicyARN': ['arn:aws:iam::aws:policy/AdministratorAccess'] } };
    await verdictsOf([need('iam:AttachGroupPolicy', { resources, condition })]);
    expect(iam.commandCalls(SimulatePrincipalPolicyCommand)[0]?.args[0].input).toMatchObject({
      PolicySourceArn: principal,
      ActionNames: ['iam:AttachGroupPolicy'],
      ResourceArns: resources,
      ContextEntries: [
        {
          ContextKeyName: 'iam:PolicyARN',
          ContextKeyType: 'string',
          ContextKeyValues: ['arn:aws:iam::aws:policy/AdministratorAccess'],
        },
      ],
    });
  });

  it('names no resource where there is no resource level, and the region where there is one', async () => {
    iam.on(SimulatePrincipalPolicyCommand).resolves({ EvaluationResults: [] });
    await verdictsOf([
      need('iam:CreateAccountAlias'),
      need('ec2:CreateVpc', { scope: 'eu-west-1', resources: ['arn:x'] }),
    ]);
    const inputs = iam.commandCalls(SimulatePrincipalPolicyCommand).map(({ args }) => args[0].input);
    expect(inputs[0]).not.toHaveProperty('ResourceArns');
    expect(inputs[0]).not.toHaveProperty('ContextEntries');
    expect(inputs[1]?.ContextEntries).toMatchObject([
      { ContextKeyName: 'aws:RequestedRegion', ContextKeyValues: ['eu-west-1'] },
    ]);
  });

  it('leaves out what the call may leave out', async () => {
    iam.on(SimulatePrincipalPolicyCommand).resolves({ EvaluationResults: [] });
    const condition = { StringEqualsIfExists: { 'iam:PassedToService': ['ec2.amazonaws.com'] } };
    await verdictsOf([need('iam:PassRole', { condition })]);
    expect(iam.commandCalls(SimulatePrincipalPolicyCommand)[0]?.args[0].input).not.toHaveProperty('ContextEntries');
  });

  it('asks together what is on the same resources, in lists that are not too long, and reads every page', async () => {
    iam
      .on(SimulatePrincipalPolicyCommand)
      .callsFake(({ ActionNames, Marker }) =>
        Marker
          ? { EvaluationResults: ActionNames.slice(1).map((one: string) => answer(one, 'allowed')), IsTruncated: false }
          : { EvaluationResults: [answer(ActionNames[0], 'allowed')], IsTruncated: true, Marker: 'more' },
      );
    const all = Array.from({ length: 50 }, (_, at) => need(`iam:Action${at}`));
    const { verdicts } = await verdictsOf([...all, need('iam:Other', { resources: ['arn:other'] })]);
    expect(verdicts.every((one) => one?.verdict === 'allowed')).toBe(true);
    const lists = iam.commandCalls(SimulatePrincipalPolicyCommand).map(({ args }) => args[0].input.ActionNames?.length);
    expect(lists.toSorted()).toEqual([1, 1, 10, 10, 40, 40]);
  });

  it.each([
    ['allowed', [answer('ec2:CreateVpc', 'allowed')], { verdict: 'allowed' }],
    ['refused', [answer('ec2:CreateVpc', 'implicitDeny')], { verdict: 'denied' }],
    [
      'refused on one of its resources',
      [answer('ec2:CreateVpc', 'allowed'), answer('ec2:CreateVpc', 'explicitDeny')],
      { verdict: 'denied' },
    ],
    ['not answered', [answer('ec2:CreateSubnet', 'allowed')], { verdict: 'unknown' }],
    [
      'refused for want of what only the call says',
      [answer('ec2:CreateVpc', 'implicitDeny', { MissingContextValues: ['aws:MultiFactorAuthPresent'] })],
      { verdict: 'unknown' },
    ],
    [
      'refused by the organization',
      [answer('ec2:CreateVpc', 'implicitDeny', { OrganizationsDecisionDetail: { AllowedByOrganizations: false } })],
      { verdict: 'denied', reason: 'service-control-policy' },
    ],
    [
      'refused by the boundary of one resource',
      [
        answer('ec2:CreateVpc', 'implicitDeny', {
          ResourceSpecificResults: [
            {
              EvalResourceName: '*',
              EvalResourceDecision: 'implicitDeny',
              PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
            },
          ],
        }),
      ],
      { verdict: 'denied', reason: 'permissions-boundary' },
    ],
  ])('takes what is %s for what it is', async (_, EvaluationResults, expected) => {
    iam.on(SimulatePrincipalPolicyCommand).resolves({ EvaluationResults });
    expect((await verdictsOf([need('ec2:CreateVpc')])).verdicts).toEqual([expected]);
  });

  it('that is itself refused leaves everything unknown, and is not asked again and again', async () => {
    iam.on(SimulatePrincipalPolicyCommand).rejects(denied());
    const all = Array.from({ length: 12 }, (_, at) => need('ec2:CreateVpc', { resources: [`arn:${at}`] }));
    const { verdicts, fault } = await verdictsOf(all);
    expect(fault).toMatchObject({ kind: 'denied' });
    expect(new Set(verdicts.map((one) => one?.verdict))).toEqual(new Set(['unknown']));
    expect(iam.commandCalls(SimulatePrincipalPolicyCommand).length).toBeLessThan(6);
  });

  it('that refuses one list for what is in it answers the others', async () => {
    const bad = Object.assign(new Error('Invalid Entity Arn'), { name: 'InvalidInputException' });
    iam
      .on(SimulatePrincipalPolicyCommand)
      .resolves({ EvaluationResults: [answer('ec2:CreateVpc', 'allowed')] })
      .on(SimulatePrincipalPolicyCommand, { ResourceArns: ['arn:bad'] })
      .rejects(bad);
    const all = [need('ec2:CreateVpc', { resources: ['arn:bad'] }), need('ec2:CreateVpc')];
    const { verdicts, fault } = await verdictsOf(all);
    expect([verdicts, fault]).toEqual([[{ verdict: 'unknown' }, { verdict: 'allowed' }], undefined]);
  });

  it('ends the run where the credentials are gone', async () => {
    iam.on(SimulatePrincipalPolicyCommand).rejects(Object.assign(new Error('over'), { name: 'ExpiredToken' }));
    await expect(verdictsOf([need('ec2:CreateVpc')])).rejects.toMatchObject({ name: 'ExpiredToken' });
  });
});
