import { describe, expect, it } from 'vitest';
import { parseIdentity } from '../../src/aws/identity.ts';
import { decodeDocument } from '../../src/aws/policy-document.ts';
import { trustedServices, trustFor, withTrusted } from '../../src/resources/trust-policy.ts';

const EC2 = { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' };
const ECS = { Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' };
const EC2_TRUST = trustFor({ service: 'ec2.amazonaws.com' });
const withEc2 = (trust: string | undefined) => withTrusted(trust, { service: 'ec2.amazonaws.com' });
const services = (trust: string | undefined, partition = 'aws') => {
  const Arn = `arn:${partition}:iam::111122223333:user/alice`;
  return trustedServices(trust, parseIdentity({ Account: '111122223333', Arn, UserId: 'AIDA' }));
};
const trustsEc2 = (trust: string | undefined, partition: string) =>
  services(trust, partition).includes('ec2.amazonaws.com');
const policy = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement });

describe("a role's trust policy", () => {
  it("is the guide's for a new role", () => {
    expect(JSON.parse(EC2_TRUST)).toEqual({ Version: '2012-10-17', Statement: [EC2] });
  });

  it('is read as IAM answers it: URL-encoded by RFC 3986, with any white space', () => {
    const written = `{\n "Version" : "2012-10-17", "Statement": [ ${JSON.stringify({ ...EC2, Sid: "it's (me)! + 100%*" })} ] }`;
    const encoded = encodeURIComponent(written).replace(
      /[!'()*]/g,
      (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
    );
    expect(decodeDocument(encoded)).toBe(JSON.stringify(JSON.parse(written)));
    expect(encoded).toContain('%27');
  });

  it.each([
    ['nothing', undefined],
    ['no JSON', 'hello'],
    ['half an escape', '%7B%2'],
  ])('is unknown for %s', (_what, text) => {
    expect(decodeDocument(text)).toBeUndefined();
  });

  it.each<[string, object[]]>([
    ['as the guide writes it', [EC2]],
    ['in a list of services', [{ ...EC2, Principal: { Service: ['ecs-tasks.amazonaws.com', 'ec2.amazonaws.com'] } }]],
    ['in a list of actions', [{ ...EC2, Action: ['sts:TagSession', 'sts:AssumeRole'] }]],
    ['with every action of STS', [{ ...EC2, Action: 'sts:*' }]],
    ['with a name for the statement', [{ Sid: 'ec2', ...EC2 }]],
    ['beside others', [ECS, EC2]],
  ])('lets EC2 in %s', (_how, statements) => expect(trustsEc2(policy(...statements), 'aws')).toBe(true));

  it('lets EC2 in where the only statement stands without a list', () => {
    expect(trustsEc2(JSON.stringify({ Version: '2012-10-17', Statement: EC2 }), 'aws')).toBe(true);
  });

  it.each<[string, object[]]>([
    ['nobody', []],
    ['another service', [ECS]],
    ['EC2 in another action', [{ ...EC2, Action: 'sts:TagSession' }]],
    ['EC2 on a condition', [{ ...EC2, Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } } }]],
    ['EC2 out', [{ ...EC2, Effect: 'Deny' }]],
    ['an account', [{ ...EC2, Principal: { AWS: 'arn:aws:iam::123456789012:root' } }]],
    ['an account and everybody by a star', [{ ...EC2, Principal: '*' }]],
    ['a name like it', [{ ...EC2, Principal: { Service: 'ec2.amazonaws.com.example.com' } }]],
  ])('that lets %s does not let EC2 in', (_whom, statements) => {
    expect(trustsEc2(policy(...statements), 'aws')).toBe(false);
  });

  it('that cannot be read lets nobody in', () => expect(trustsEc2(undefined, 'aws')).toBe(false));

  it("knows EC2's older name in China, and only there", () => {
    const older = policy({ ...EC2, Principal: { Service: 'ec2.amazonaws.com.cn' } });
    expect([trustsEc2(older, 'aws-cn'), trustsEc2(EC2_TRUST, 'aws-cn')]).toEqual([true, true]);
    expect([trustsEc2(older, 'aws'), trustsEc2(older, 'aws-us-gov')]).toEqual([false, false]);
  });

  it('keeps every statement that was there when EC2 is let in', () => {
    const strange = {
      Sid: 'x',
      Effect: 'Deny',
      NotPrincipal: { AWS: '*' },
      Action: '*',
      Condition: { Bool: { a: 'b' } },
    };
    expect(JSON.parse(withEc2(policy(ECS, strange)))).toEqual({
      Version: '2012-10-17',
      Statement: [ECS, strange, EC2],
    });
    const single = JSON.stringify({ Version: '2012-10-17', Statement: ECS });
    expect(JSON.parse(withEc2(single))).toEqual({ Version: '2012-10-17', Statement: [ECS, EC2] });
    expect(trustsEc2(withEc2(policy(ECS)), 'aws')).toBe(true);
  });

  it('keeps its own version and id, which decide what its statements mean', () => {
    const older = JSON.stringify({ Version: '2008-10-17', Id: 'mine', Statement: [ECS] });
    expect(JSON.parse(withEc2(older))).toEqual({ Version: '2008-10-17', Id: 'mine', Statement: [ECS, EC2] });
  });

  it('of a role for tasks lets ECS in only where it acts for this account', () => {
    const trusted = { service: 'ecs-tasks.amazonaws.com', sourceArn: 'arn:aws-cn:ecs:*:111122223333:*' };
    const Condition = {
      StringEquals: { 'aws:SourceAccount': '111122223333' },
      ArnLike: { 'aws:SourceArn': 'arn:aws-cn:ecs:*:111122223333:*' },
    };
    expect(JSON.parse(trustFor(trusted))).toEqual({ Version: '2012-10-17', Statement: [{ ...ECS, Condition }] });
    expect(services(trustFor(trusted), 'aws-cn')).toEqual(['ecs-tasks.amazonaws.com']);
  });

  it.each<[string, object, boolean]>([
    ['this account', { StringEquals: { 'aws:SourceAccount': '111122223333' } }, true],
    ['one of two accounts', { StringEquals: { 'AWS:sourceaccount': ['444455556666', '111122223333'] } }, true],
    ['one region of it', { ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:us-east-1:111122223333:*' } }, true],
    ['another account', { StringEquals: { 'aws:SourceAccount': '444455556666' } }, false],
    ['things of another account', { ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:*:444455556666:*' } }, false],
    ['whoever knows a word', { StringEquals: { 'sts:ExternalId': 'word' } }, false],
    ['any account but this one', { StringNotEquals: { 'aws:SourceAccount': '111122223333' } }, false],
  ])('that lets ECS in for %s', (_whom, Condition, lets) => {
    expect(services(policy({ ...ECS, Condition }))).toEqual(lets ? ['ecs-tasks.amazonaws.com'] : []);
  });

  it('of a role that has none begins with EC2', () => expect(withEc2(undefined)).toBe(EC2_TRUST));
});
