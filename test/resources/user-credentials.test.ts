import { ListServiceSpecificCredentialsCommand } from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { serviceCredentials } from '../../src/aws/reads/user-credentials.ts';
import { account, thrown } from './account.ts';

describe("a user's credentials for single services", () => {
  it('are read page by page', async () => {
    const { iam, read } = account();
    const page = (id: string) => ({ ServiceSpecificCredentials: [{ ServiceSpecificCredentialId: id } as never] });
    iam.on(ListServiceSpecificCredentialsCommand).resolves(page('ACCA2'));
    const first = { UserName: 'Administrator', Marker: undefined };
    iam.on(ListServiceSpecificCredentialsCommand, first).resolves({ ...page('ACCA1'), IsTruncated: true, Marker: 'm' });
    expect(await serviceCredentials(read, 'Administrator')).toEqual(['ACCA1', 'ACCA2']);
  });

  it.each(['NoSuchEntityException', 'InvalidAction', 'ServiceFailureException'])(
    'are none where the service knows of none, or not of such a thing: %s',
    async (name) => {
      const { iam, read } = account();
      iam.on(ListServiceSpecificCredentialsCommand).rejects(thrown(name));
      expect(await serviceCredentials(read, 'Administrator')).toBeUndefined();
    },
  );

  it('are not taken for none where the caller may not look', async () => {
    const { iam, read } = account();
    iam.on(ListServiceSpecificCredentialsCommand).rejects(thrown('AccessDenied'));
    await expect(serviceCredentials(read, 'Administrator')).rejects.toThrow('AccessDenied');
  });
});
