import { describe, expect, it } from 'vitest';
import { parseIdentity } from '../../src/aws/identity.ts';

const A = '123456789012';

describe('who the caller is', () => {
  it.each([
    [`arn:aws:iam::${A}:root`, { kind: 'root', name: 'root' }],
    [`arn:aws:iam::${A}:user/Administrator`, { kind: 'user', name: 'Administrator' }],
    [`arn:aws:iam::${A}:user/team/a/kim`, { kind: 'user', name: 'kim' }],
    [`arn:aws:sts::${A}:assumed-role/deploy/ci-17`, { kind: 'role', name: 'deploy', session: 'ci-17' }],
    [
      `arn:aws:sts::${A}:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/kim`,
      { kind: 'sso', name: 'AWSReservedSSO_Admin_0123456789abcdef', session: 'kim' },
    ],
    [`arn:aws:sts::${A}:federated-user/lee`, { kind: 'federated', name: 'lee' }],
    [`arn:aws:sts::${A}:user/moto`, { kind: 'user', name: 'moto' }],
  ])('%s', (Arn, who) => {
    const identity = parseIdentity({ Account: A, Arn, UserId: 'AIDACKCEVSQ6C2EXAMPLE' });
    expect(identity).toEqual({
      accountId: A,
      arn: Arn,
      userId: 'AIDACKCEVSQ6C2EXAMPLE',
      partition: expect.objectContaining({ id: 'aws' }),
      ...who,
    });
  });

  it('keeps the partition of the ARN', () => {
    expect(parseIdentity({ Account: A, Arn: `arn:aws-cn:iam::${A}:user/x`, UserId: '' }).partition.id).toBe('aws-cn');
  });

  it.each([`arn:aws:s3:::bucket`, `arn:aws:sts::${A}:assumed-role/only-a-role`, 'nonsense', undefined])(
    'refuses %s',
    (Arn) => {
      expect(() => parseIdentity({ Account: A, Arn, UserId: 'x' })).toThrow(
        expect.objectContaining({ code: 'identity.unreadable', exitCode: 3 }),
      );
    },
  );
});
