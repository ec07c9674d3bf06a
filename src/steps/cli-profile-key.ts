import type { Draft } from '../answers/answers.ts';
import { shortPath } from '../computer/short-path.ts';
import type { AwsNode } from '../resources/aws-resource.ts';
import { iamAccessKey } from '../resources/iam-access-key.ts';
import { DEFAULT_USER } from './admin-questions.ts';
import type { CliProfileSeen } from './cli-profile-seen.ts';
import { ACCESS_KEY, ADMIN_USER, CLI_PROFILE } from './node-ids.ts';
import type { Place } from './step.ts';

export const OTHER_NAME = { label: 'choice.other-cli-profile', flag: '--cli-profile NAME', ask: 'cliProfile' } as const;
const BY_LOGIN = { label: 'choice.cli-login', flag: '--cli-auth login', answers: { cliAuth: 'login' } } as const;

export const wantsKey = (draft: Draft): boolean => draft.cliAuth === 'access-key';

/** The key; or, where one was made and sign-in is wanted now, its going: while it is there it counts before the sign-in. */
export function accessKeyNodes(seen: CliProfileSeen, draft: Draft, place: Place, profile: string): readonly AwsNode[] {
  const { adminUser: userName = DEFAULT_USER } = draft;
  const { accountId, kind, name } = place.setup.identity;
  const absent = !wantsKey(draft);
  const mayGo = seen.keys.includes(seen.profile(profile)?.accessKey ?? '') && !(kind === 'user' && name === userName);
  if (absent && !mayGo) return [];
  const { config: configPath, credentials: path } = place.local.awsFiles;
  return [
    {
      id: ACCESS_KEY,
      step: 'cli-profile',
      scope: 'account',
      needs: absent ? [CLI_PROFILE] : [CLI_PROFILE, ADMIN_USER],
      serial: `iam:user:${userName}`,
      widens: [ADMIN_USER],
      letsIn: true,
      absent,
      resource: iamAccessKey,
      value: `${userName} → ${shortPath(path, place.computer)}`,
      answers: ['cliAuth'],
      otherwise: [OTHER_NAME, BY_LOGIN],
      spec: (outputs) => ({
        userName: absent ? userName : outputs.of(ADMIN_USER, 'userName'),
        path,
        configPath,
        profile,
        accountId,
        before: seen.keys,
        certain: true,
        held: seen.profile(profile)?.accessKey ?? '',
      }),
    },
  ];
}
