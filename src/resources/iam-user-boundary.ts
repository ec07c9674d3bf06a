import {
  DeleteUserPermissionsBoundaryCommand,
  GetUserCommand,
  PutUserPermissionsBoundaryCommand,
} from '@aws-sdk/client-iam';
import type { WriteContext } from '../aws/context.ts';
import { unlessAbsent } from '../aws/reads/absent.ts';

/**
 * Gives a user the earlier permissions boundary again (iam:PutUserPermissionsBoundary), or none where that is empty
 * (iam:DeleteUserPermissionsBoundary), if the user still has ours.
 */
export async function giveBackBoundary(
  cx: WriteContext,
  userName: string,
  ours: string,
  earlier: string,
): Promise<void> {
  const { iam } = cx.clients;
  const found = await unlessAbsent(iam.send(new GetUserCommand({ UserName: userName })));
  if (found?.User?.PermissionsBoundary?.PermissionsBoundaryArn !== ours) return;
  if (earlier === '') {
    await unlessAbsent(iam.send(new DeleteUserPermissionsBoundaryCommand({ UserName: userName })));
  } else {
    await iam.send(new PutUserPermissionsBoundaryCommand({ UserName: userName, PermissionsBoundary: earlier }));
  }
}
