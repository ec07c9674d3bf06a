import { describe, expect, it } from 'vitest';
import { secretParameters, shownParameters } from '../../src/aws/shown-parameters.ts';

describe('the parameters of a call in a log', () => {
  it('are shown where they are known to be harmless', () => {
    const input = { UserName: 'Administrator', PasswordResetRequired: true, FromPort: 22, CidrBlock: '10.0.0.0/16' };
    expect(shownParameters(input)).toEqual(input);
  });

  it('are told by kind and size where nobody said that they are', () => {
    const input = {
      SomethingNew: 'hush',
      Pin: 1234,
      Nested: { UserName: 'sam' },
      PublicKeyMaterial: new Uint8Array(381),
      SomeList: ['a', 'b'],
    };
    expect(shownParameters(input)).toEqual({
      SomethingNew: '[text, 4 characters]',
      Pin: '[number]',
      Nested: '[object]',
      PublicKeyMaterial: '[381 bytes]',
      SomeList: '[list of 2]',
    });
  });

  it.each([
    'Password',
    'OldPassword',
    'NewPassword',
    'SecretAccessKey',
    'SessionToken',
    'Base32StringSeed',
    'AuthenticationCode1',
    'AuthenticationCode2',
    'TokenCode',
    'PrivateKey',
  ])('do not even tell how long a %s is', (name) => {
    expect(shownParameters({ [name]: 'abc' })).toEqual({ [name]: '[hidden]' });
    expect(shownParameters({ [name]: new Uint8Array(3) })).toEqual({ [name]: '[hidden]' });
  });

  it('are judged by their own names inside of others', () => {
    const input = {
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: 22, IpRanges: [{ CidrIp: '203.0.113.25/32', X: 'y' }] }],
    };
    expect(shownParameters(input)).toEqual({
      IpPermissions: [
        { IpProtocol: 'tcp', FromPort: 22, IpRanges: [{ CidrIp: '203.0.113.25/32', X: '[text, 1 characters]' }] },
      ],
    });
  });

  it('do not tell whom a budget writes to', () => {
    const Notification = { NotificationType: 'ACTUAL', Threshold: 80 };
    const Subscribers = [{ SubscriptionType: 'EMAIL', Address: 'alice@example.com' }];
    expect(shownParameters({ NotificationsWithSubscribers: [{ Notification, Subscribers }] })).toEqual({
      NotificationsWithSubscribers: [
        { Notification, Subscribers: [{ SubscriptionType: 'EMAIL', Address: '[text, 17 characters]' }] },
      ],
    });
  });

  it('show the values of our own tags, and of no others', () => {
    const Tags = [
      { Key: 'aws-ecs-setup:setup-id', Value: 'a1b2c3' },
      { Key: 'Name', Value: 'ecs' },
      { Key: 'note', Value: 'the code is 4711' },
    ];
    const shown = [Tags[0], Tags[1], { Key: 'note', Value: '[text, 16 characters]' }];
    expect(shownParameters({ TagSpecifications: [{ ResourceType: 'vpc', Tags }] })).toEqual({
      TagSpecifications: [{ ResourceType: 'vpc', Tags: shown }],
    });
    expect(shownParameters({ tags: [{ key: 'note', value: 'abc' }] })).toEqual({
      tags: [{ key: 'note', value: '[text, 3 characters]' }],
    });
  });

  it('leave out what was not given', () => expect(shownParameters({ UserName: undefined })).toEqual({}));
});

describe('the secrets among the parameters', () => {
  it('are found at any depth', () => {
    const input = { UserName: 'sam', Password: 'one', Deep: [{ SessionToken: 'two' }], Bytes: new Uint8Array(9) };
    expect(secretParameters(input)).toEqual(['one', 'two']);
  });
});
