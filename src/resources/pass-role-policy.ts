import type { Setup } from '../aws/context.ts';
import { EC2, ECS_TASKS } from './trust-policy.ts';

/** Which roles of the account somebody may hand to ECS and to instances. */
export interface PassableRoles {
  /** For tasks: `ecsTaskExecutionRole`. */
  readonly tasks: readonly string[];
  /** For container instances. */
  readonly instances: readonly string[];
}

/** The console makes further roles that begin with this name, and AWS's own policies allow to pass all of them (aws-facts §15). */
const OF_THE_CONSOLE = 'ecsInstanceRole';

/**
 * What PowerUserAccess lacks for running tasks and starting instances: iam:PassRole on the roles of this set-up, to the services they are
 * for alone, and to look at roles and profiles, which the console asks for. JSON.
 */
export function passRolePolicy(roles: PassableRoles, { identity }: Pick<Setup, 'identity'>): string {
  const { partition, accountId } = identity;
  const arn = (name: string) => `arn:${partition.id}:iam::${accountId}:role/${name}`;
  // The older name of EC2 in China is the one its API passes roles under.
  const instances = partition.id === 'aws-cn' ? [EC2, `${EC2}.cn`] : [EC2];
  const pass = (Sid: string, names: readonly string[], services: readonly string[]) => ({
    Sid,
    Effect: 'Allow',
    Action: 'iam:PassRole',
    Resource: names.map(arn),
    Condition: { StringEquals: { 'iam:PassedToService': services } },
  });
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      pass('PassRolesToTasks', roles.tasks, [ECS_TASKS]),
      pass('PassRolesToInstances', withThoseOfTheConsole(roles.instances), instances),
      {
        Sid: 'LookAtRoles',
        Effect: 'Allow',
        Action: ['iam:GetRole', 'iam:ListInstanceProfiles', 'iam:GetInstanceProfile'],
        Resource: '*',
      },
    ],
  });
}

function withThoseOfTheConsole(names: readonly string[]): readonly string[] {
  if (!names.includes(OF_THE_CONSOLE)) return names;
  return [`${OF_THE_CONSOLE}*`, ...names.filter((name) => !name.startsWith(OF_THE_CONSOLE))];
}
