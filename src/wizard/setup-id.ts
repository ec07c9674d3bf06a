import { randomBytes } from 'node:crypto';
import type { ReadContext } from '../aws/context.ts';
import { findSetupId } from '../aws/setup-id.ts';
import type { Asking } from './asking.ts';
import type { Session } from './session.ts';

export const newSetupId = (): string => randomBytes(6).toString('hex');

/** The id of the set-up that is here, or of a new one. @throws what `findSetupId` throws */
export async function setupIdHere(
  { regions, store }: Session,
  { book, given }: Asking,
  contextOf: (region: string) => ReadContext,
): Promise<string> {
  const draft = book.draftFrom(regions[0] ?? '', given);
  const role = draft.instanceRole ?? 'ecsInstanceRole';
  const names = {
    user: draft.adminUser ?? 'Administrator',
    role,
    profile: draft.instanceProfile ?? role,
    cluster: draft.cluster ?? 'default',
  };
  return (await findSetupId(regions.map(contextOf), names, store.state?.setupId)) ?? newSetupId();
}
