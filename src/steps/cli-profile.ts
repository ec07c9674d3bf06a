import type { Draft } from '../answers/answers.ts';
import { managedPolicyArn } from '../aws/partition.ts';
import { isOlderThan } from '../computer/aws-cli.ts';
import { shortPath } from '../computer/short-path.ts';
import { SetupError } from '../engine/errors.ts';
import type { AwsNode } from '../resources/aws-resource.ts';
import { cliProfile } from '../resources/cli-profile.ts';
import { DEFAULT_USER } from './admin-questions.ts';
import { WANTED_AWS_CLI } from './aws-cli.ts';
import { accessKeyNodes, OTHER_NAME, wantsKey } from './cli-profile-key.ts';
import { type CliProfileSeen, defaultProfile, lookForProfiles, OUTPUT, OWN_NAME } from './cli-profile-seen.ts';
import { ACCESS_KEY, CLI_PROFILE } from './node-ids.ts';
import type { Message, Place, Step } from './step.ts';

/** Guide: "Configure the AWS CLI": a profile with its region, signed in by `aws login` or, where asked for, by an access key. */
export const cliProfileStep: Step<CliProfileSeen> = {
  id: 'cli-profile',
  scope: 'account',
  look: (cx, draft) => lookForProfiles(cx, draft.adminUser ?? DEFAULT_USER, wantsKey(draft)),
  questions: (seen, draft, place) => [
    {
      key: 'cliAuth',
      kind: 'select',
      text: { code: 'cli-profile.auth' },
      default: 'login',
      choices: [
        { value: 'login', text: { code: 'cli-profile.auth-login' } },
        { value: 'access-key', text: { code: 'cli-profile.auth-access-key' } },
      ],
      check: (value) => refuseRoot(value === 'access-key', draft),
    },
    {
      key: 'cliProfile',
      kind: 'text',
      text: { code: 'cli-profile.name' },
      default: defaultProfile(seen, wantsKey(draft), place),
    },
    // Kept, so that a run in another region does not move the profile there.
    { key: 'cliRegion', kind: 'text', text: { code: 'cli-profile.region' }, default: place.region, quiet: true },
  ],
  nodes(seen, draft, place) {
    const { config: path, credentials: credentialsPath } = place.local.awsFiles;
    const { region, setup } = place;
    const { cliProfile: profile = OWN_NAME, cliRegion = region } = draft;
    const { accountId } = setup.identity;
    const node: AwsNode = {
      id: CLI_PROFILE,
      step: 'cli-profile',
      scope: 'computer',
      needs: [],
      resource: cliProfile,
      value: `${profile} → ${shortPath(path, place.computer)}`,
      answers: ['cliProfile'],
      otherwise: [OTHER_NAME, { label: 'choice.accept', flag: `--accept ${CLI_PROFILE}`, accept: true }],
      spec: () => ({ path, credentialsPath, profile, region: cliRegion, output: OUTPUT, accountId }),
    };
    return [node, ...accessKeyNodes(seen, draft, place, profile)];
  },
  findings: (_seen, draft) =>
    wantsKey(draft)
      ? [{ level: 'warning', code: 'cli-profile.long-term', facts: { user: draft.adminUser ?? DEFAULT_USER } }]
      : [],
  notes(draft, results, place, seen) {
    const written = results(CLI_PROFILE);
    if (!written) return [];
    const { profile, path } = written;
    const facts = { profile: String(profile), path: shortPath(String(path), place.computer) };
    if (place.local.isPractice) return [{ code: 'cli-profile.note-practice', facts }];
    const there = seen.profile(facts.profile);
    const own = there !== undefined && (there.accessKey !== '' || there.otherwise);
    const check = `aws sts get-caller-identity --profile ${facts.profile}`;
    if (results(ACCESS_KEY)) {
      const credentials = shortPath(place.local.awsFiles.credentials, place.computer);
      return [{ code: 'cli-profile.note-key', facts: { ...facts, credentials, check } }];
    }
    if (wantsKey(draft)) return [];
    return own ? [{ code: 'cli-profile.note-own', facts: { ...facts, check } }] : loginNotes(facts, seen, place);
  },
};

function refuseRoot(isKey: boolean, { adminUser = DEFAULT_USER }: Draft): void {
  if (isKey && adminUser.toLowerCase() === 'root')
    throw new SetupError('access-key.never-root', { user: adminUser }, 2);
}

/** How the person signs in, once the AWS CLI is new enough; where no browser is at hand, with the address to open in another. */
function loginNotes(
  facts: { readonly profile: string; readonly path: string },
  { version }: CliProfileSeen,
  { local, setup }: Place,
): readonly Message[] {
  const command = `aws login --profile ${facts.profile}${local.remoteShell ? ' --remote' : ''}`;
  const isReady = version !== undefined && !isOlderThan(version, WANTED_AWS_CLI);
  const policy = managedPolicyArn(setup.identity.partition, 'SignInLocalDevelopmentAccess');
  const code = isReady ? 'cli-profile.note-login' : 'cli-profile.note-login-later';
  return [
    { code, facts: { ...facts, command, wanted: WANTED_AWS_CLI, version: version ?? '' } },
    { code: 'cli-profile.note-permission', facts: { policy } },
  ];
}
