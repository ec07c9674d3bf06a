import { describe, expect, it } from 'vitest';
import { decodeTrust, EC2_TRUST, trustsEc2, withEc2 } from '../../src/resources/trust-policy.ts';

const EC2 = { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' };
const ECS = { Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' };
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
    expect(decodeTrust(encoded)).toBe(JSON.stringify(JSON.parse(written)));
    expect(encoded).toContain('%27');
  });

  it.each([
    ['nothing', undefined],
    ['no JSON', 'hello'],
    ['half an escape', '%7B%2'],
  ])('is unknown for %s', (_what, text) => {
    expect(decodeTrust(text)).toBeUndefined();
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

  it('of a role that has none begins with EC2', () => expect(withEc2(undefined)).toBe(EC2_TRUST));
});
