import { describe, expect, it } from 'vitest';
import { notAllowed, permissionsDocument, sameDocument, summaryOf } from '../../src/aws/policy-document.ts';

const GET = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/b' };
const PUT = { Effect: 'Allow', Action: ['s3:PutObject', 's3:DeleteObject'], Resource: ['*'] };
const document = permissionsDocument(GET, PUT);

describe('a permissions policy', () => {
  it.each<[string, string, boolean]>([
    ['itself', document, true],
    ['its statements in another order', permissionsDocument(PUT, GET), true],
    ['its actions in another order', permissionsDocument(GET, { ...PUT, Action: [...PUT.Action].reverse() }), true],
    ['the same action twice', permissionsDocument(GET, { ...PUT, Action: [...PUT.Action, 's3:PutObject'] }), true],
    ['one thing in a list', permissionsDocument({ ...GET, Action: ['s3:GetObject'] }, PUT), true],
    ['names for its statements', permissionsDocument({ Sid: 'Get', ...GET }, { Sid: 'Put', ...PUT }), true],
    [
      'its members in another order',
      permissionsDocument(GET, { Resource: '*', Action: PUT.Action, Effect: 'Allow' }),
      true,
    ],
    ['a statement less', permissionsDocument(GET), false],
    ['an action more', permissionsDocument({ ...GET, Action: ['s3:GetObject', 's3:GetBucketAcl'] }, PUT), false],
    ['another resource', permissionsDocument({ ...GET, Resource: '*' }, PUT), false],
    [
      'a condition',
      permissionsDocument({ ...GET, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }, PUT),
      false,
    ],
    ['what is refused instead', permissionsDocument({ ...GET, Effect: 'Deny' }, PUT), false],
    ['another version', document.replace('2012-10-17', '2008-10-17'), false],
  ])('says the same as %s: %s', (_what, other, same) => expect(sameDocument(document, other)).toBe(same));

  it('that cannot be read says the same as nothing', () => {
    expect([sameDocument(document, undefined), sameDocument('', ''), sameDocument(undefined, undefined)]).toEqual(
      Array(3).fill(false),
    );
    expect(summaryOf(undefined)).toBe('');
  });

  it('is told in one line', () => {
    const deny = { Effect: 'Deny', NotAction: 'iam:*', NotResource: 'arn:aws:s3:::a', Condition: { Bool: { x: 'y' } } };
    expect(summaryOf(permissionsDocument(PUT, deny))).toBe(
      's3:DeleteObject, s3:PutObject → *; Deny: !iam:* → !arn:aws:s3:::a {"Bool":{"x":"y"}}',
    );
  });

  it('allows an action by its name or a pattern, on everything and without a condition', () => {
    const all = ['ecr:BatchGetImage', 'ecr:GetAuthorizationToken'];
    const of = (statement: object) => notAllowed(all, [permissionsDocument({ ...PUT, ...statement })]);
    expect(of({ Action: ['ecr:batchgetimage', 'ecr:Get*'] })).toEqual([]);
    expect(of({ Action: '*' })).toEqual([]);
    expect(of({ Action: 'ecr:Get?uthorizationToken' })).toEqual(all.slice(0, 1));
    expect(of({ Action: 'ecr.*' })).toEqual(all);
    expect(of({ Action: 'ecr:*', Resource: 'arn:aws:ecr:*:111122223333:repository/web' })).toEqual(all);
    expect(of({ Action: 'ecr:*', Effect: 'Deny' })).toEqual(all);
    expect(of({ Action: 'ecr:*', Condition: {} })).toEqual(all);
  });
});
