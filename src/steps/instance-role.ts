import type { Draft } from '../answers/answers.ts';
import { instanceProfile, profilesOfRole, role, rolePolicies } from '../aws/reads/roles.ts';
import { instanceRoleNodes } from './instance-role-nodes.ts';
import { logsPolicyNode } from './logs-policy-node.ts';
import { INSTANCE_PROFILE, INSTANCE_ROLE } from './node-ids.ts';
import type { Question, Step } from './step.ts';

export const DEFAULT_INSTANCE_ROLE = 'ecsInstanceRole';

interface InstanceRoleSeen {
  /** A profile under the older guide's name that holds the role already. */
  readonly olderProfile: string | undefined;
}

/** Guide: the container instance role, and the instance profile through which an instance gets it. */
export const instanceRoleStep: Step<InstanceRoleSeen> = {
  id: 'instance-role',
  scope: 'account',
  async look(cx, draft) {
    const roleName = draft.instanceRole ?? DEFAULT_INSTANCE_ROLE;
    const olderName = `${roleName}-profile`;
    const [same, holders] = await Promise.all([
      instanceProfile(cx, draft.instanceProfile ?? roleName),
      profilesOfRole(cx, roleName),
      role(cx, roleName),
      rolePolicies(cx, roleName),
    ]);
    return { olderProfile: holders.includes(olderName) && !same ? olderName : undefined };
  },
  questions: (seen, draft) => [
    {
      key: 'instanceRole',
      kind: 'text',
      text: { code: 'instance-role.question' },
      default: DEFAULT_INSTANCE_ROLE,
      quiet: true,
    },
    {
      // The console makes profiles under the role's own name and looks for them there.
      key: 'instanceProfile',
      kind: 'text',
      text: { code: 'instance-profile.question' },
      default: seen.olderProfile ?? draft.instanceRole ?? DEFAULT_INSTANCE_ROLE,
      quiet: true,
    },
    ...whatElse(draft),
  ],
  nodes(_seen, draft, place) {
    const roleName = draft.instanceRole ?? DEFAULT_INSTANCE_ROLE;
    const asked = {
      step: 'instance-role',
      id: INSTANCE_ROLE,
      profileId: INSTANCE_PROFILE,
      roleName,
      profileName: draft.instanceProfile ?? roleName,
      description: 'Lets ECS container instances work for their cluster',
      answers: { role: 'instanceRole', profile: 'instanceProfile' },
      otherwise: [{ label: 'choice.other-profile', flag: '--instance-profile NAME', ask: 'instanceProfile' }],
    } as const;
    return [...logsPolicyNode(draft, place, [`${INSTANCE_ROLE}-logs`]), ...instanceRoleNodes(asked, draft, place)];
  },
  findings: (_seen, draft) => (draft.s3Read === 'all' ? [{ level: 'warning', code: 'instance-role.all-buckets' }] : []),
  notes(draft, results, place) {
    if (results(INSTANCE_ROLE) === undefined) return [];
    const { s3Read = 'no', sessionManager, cloudwatchLogs } = draft;
    return [
      ...(s3Read === 'no' ? [] : [{ code: 'instance-role.config-file', facts: { commands: copyFrom(s3Read) } }]),
      ...(cloudwatchLogs ? [{ code: 'instance-role.logs', facts: { region: place.region } }] : []),
      ...(sessionManager ? [{ code: 'instance-role.sessions', facts: { region: place.region } }] : []),
    ];
  },
};

/** Nobody is asked for these: the checklist and the flags answer them, and what was never answered is not looked for. */
function whatElse(draft: Draft): readonly Question[] {
  const all = [
    { key: 's3Read', kind: 'text', text: { code: 'extra.s3-read' }, default: 'no', quiet: true },
    { key: 'cloudwatchLogs', kind: 'confirm', text: { code: 'extra.cloudwatch-logs' }, default: false, quiet: true },
    { key: 'sessionManager', kind: 'confirm', text: { code: 'extra.session-manager' }, default: false, quiet: true },
  ] as const;
  return all.filter(({ key }) => draft[key] !== undefined);
}

/** User data that fetches the agent's settings before it starts. */
function copyFrom(s3Read: string): string {
  const path = s3Read === 'all' ? 'BUCKET/ecs.config' : s3Read;
  return ['#!/bin/bash', 'dnf install -y awscli', `aws s3 cp "s3://${path}" /etc/ecs/ecs.config`].join('\n');
}
