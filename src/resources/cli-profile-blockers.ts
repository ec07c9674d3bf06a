import type { ReadContext } from '../aws/context.ts';
import type { Blocker, Leaving } from '../engine/resource.ts';
import { standsInTheWay } from './blocking.ts';
import type { CliProfileLive } from './cli-profile.ts';
import { accountOf, LOGIN, settingsOf } from './cli-profile-files.ts';
import { KEY_ID } from './iam-access-key-calls.ts';

/** What this tool wrote, and what `aws login` added to it for this account. */
export function ownKeys(live: CliProfileLive, accountId: string): readonly string[] {
  return accountOf(live.session) === accountId ? ['region', 'output', LOGIN] : ['region', 'output'];
}

/** Why the profile is not to be taken away: this run works with it, it has keys that stay, or somebody made more of it. */
export async function cliProfileBlockers(
  cx: ReadContext,
  live: CliProfileLive,
  leaving: Leaving,
): Promise<readonly Blocker[]> {
  const { config, credentials } = await settingsOf(live, live.profile);
  const key = credentials?.get(KEY_ID);
  const signsIn = key !== undefined || config?.has(LOGIN) === true;
  const inUse = signsIn && cx.local.awsFiles.inUse === live.profile;
  const keyStays = key !== undefined && !leaving('iam.access-key', { accessKeyId: key });
  const own = ownKeys(live, cx.setup.identity.accountId);
  const more = [...(config?.keys() ?? [])].filter((name) => !own.includes(name));
  return [
    ...standsInTheWay('undo.cli-profile-in-use', inUse ? [live.profile] : []),
    ...standsInTheWay('undo.cli-profile-key', keyStays ? [key] : []),
    ...standsInTheWay('undo.cli-profile-more', more),
  ];
}
