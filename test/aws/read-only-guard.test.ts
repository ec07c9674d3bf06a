import { describe, expect, it } from 'vitest';
import { readOnlyGuard } from '../../src/aws/read-only-guard.ts';

async function pass(commandName: string): Promise<string> {
  const next = async () => ({ response: undefined, output: { $metadata: {} } });
  const guarded = readOnlyGuard(next, { commandName, clientName: 'IAMClient' });
  return await guarded({ input: {} }).then(
    () => 'passed',
    (error) => error.code,
  );
}

describe('the read-only guard', () => {
  it.each(['DescribeVpcsCommand', 'GetUserCommand', 'ListRolesCommand', 'SimulatePrincipalPolicyCommand'])(
    'lets %s pass',
    async (name) => {
      expect(await pass(name)).toBe('passed');
    },
  );

  it.each([
    ...['CreateVpcCommand', 'DeleteUserCommand', 'AttachRolePolicyCommand', 'PutUserPolicyCommand', 'TagRoleCommand'],
    ...['ListenCommand', 'GetawayCommand', 'ImportKeyPairCommand', 'RunInstancesCommand', 'AssumeRoleCommand', ''],
  ])('refuses %j', async (name) => {
    expect(await pass(name)).toBe('guard.write-refused');
  });
});
