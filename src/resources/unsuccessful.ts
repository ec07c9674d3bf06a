import type { UnsuccessfulItem } from '@aws-sdk/client-ec2';

/** What EC2 says in the `Unsuccessful` of a good answer, as the error it is; undefined when nothing went wrong. */
export function refusalOf(items: readonly UnsuccessfulItem[] | undefined): Error | undefined {
  const failed = items?.find(({ Error: error }) => error !== undefined)?.Error;
  if (!failed) return undefined;
  return Object.assign(new Error(failed.Message ?? ''), { name: failed.Code ?? 'Unsuccessful' });
}
