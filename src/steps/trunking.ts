import type { Draft } from '../answers/answers.ts';
import { SetupError } from '../engine/errors.ts';
import { DEFAULT_INSTANCE_ROLE } from './instance-role.ts';
import { instanceRoleNodes } from './instance-role-nodes.ts';
import { TRUNKING_PROFILE, TRUNKING_ROLE } from './node-ids.ts';
import type { Finding, Step } from './step.ts';
import { isRoot, TRUNKING, trunkingSettings } from './trunking-nodes.ts';

/**
 * Guide: a second role, for instances that carry more tasks with network interfaces of their own. ECS takes the setting for a role from the
 * root user or from whoever has taken on the role, and from nobody else.
 */
export const trunkingStep: Step<undefined> = {
  id: 'trunking',
  scope: 'region',
  look: async () => undefined,
  questions: (_seen, draft, place) => [
    {
      key: 'trunkingRole',
      kind: 'text',
      text: { code: 'trunking.question' },
      default: roleNameOf(draft),
      quiet: true,
    },
    {
      key: 'trunkingBy',
      kind: 'text',
      text: { code: 'trunking.by-question' },
      default: isRoot(place) ? 'role' : 'instance',
      quiet: true,
      check: (value) => {
        if (value !== 'role' || isRoot(place)) return;
        throw new SetupError('trunking.role-needs-root', { who: place.setup.identity.name }, 2);
      },
    },
  ],
  nodes(_seen, draft, place) {
    const roleName = roleNameOf(draft);
    const role = instanceRoleNodes(
      {
        step: 'trunking',
        id: TRUNKING_ROLE,
        profileId: TRUNKING_PROFILE,
        roleName,
        profileName: roleName,
        description: 'Lets ECS container instances carry more tasks with a network interface of their own',
        answers: { role: 'trunkingRole', profile: 'trunkingRole' },
        otherwise: [{ label: 'choice.other-trunking-role', flag: '--trunking-role NAME', ask: 'trunkingRole' }],
      },
      draft,
      place,
    );
    return [...role, ...trunkingSettings(draft, place, roleName)];
  },
  findings(_seen, draft) {
    const account: Finding = { level: 'warning', code: 'trunking.whole-account' };
    const limits: Finding = { level: 'info', code: 'trunking.limits' };
    return draft.trunkingBy === 'account' ? [account, limits] : [limits];
  },
  notes(draft, results, place) {
    const profile = results(TRUNKING_PROFILE)?.profileName;
    if (profile === undefined) return [];
    const { region } = place;
    const cluster = draft.cluster ?? 'default';
    const facts = { profile: String(profile), region, cluster, commands: switchOn(region, cluster) };
    return [
      { code: BY[draft.trunkingBy ?? 'instance'], facts },
      { code: 'trunking.verify', facts },
    ];
  },
};

const BY = {
  role: 'trunking.by-role',
  instance: 'trunking.by-instance',
  account: 'trunking.by-account',
} as const;

/** User data with which an instance sets it for its own role before it joins the cluster. */
const switchOn = (region: string, cluster: string): string =>
  [
    '#!/bin/bash',
    'dnf install -y awscli',
    `aws ecs put-account-setting --name ${TRUNKING} --value enabled --region ${region}`,
    `echo ECS_CLUSTER=${cluster} >> /etc/ecs/ecs.config`,
  ].join('\n');

const ENDING = '-trunking';
/** IAM's limit for the name of a role. */
const MOST_CHARACTERS = 64;

const roleNameOf = ({ trunkingRole, instanceRole = DEFAULT_INSTANCE_ROLE }: Draft): string =>
  trunkingRole ?? `${instanceRole.slice(0, MOST_CHARACTERS - ENDING.length)}${ENDING}`;
