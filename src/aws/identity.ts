import { SetupError } from '../engine/errors.ts';
import { type Partition, partitionOf } from './partition.ts';

/** Who the credentials belong to, as sts:GetCallerIdentity tells it (aws-facts §1.1). */
export interface Identity {
  readonly accountId: string;
  readonly arn: string;
  readonly userId: string;
  readonly partition: Partition;
  /** `sso` is a role that IAM Identity Center made for a permission set. */
  readonly kind: 'root' | 'user' | 'role' | 'sso' | 'federated';
  /** Name of the user or role, without its path; `root` for the root user. */
  readonly name: string;
  /** Session name of an assumed role. */
  readonly session?: string;
}

/** The answer of sts:GetCallerIdentity, where nothing is certain to be there. */
export interface CallerIdentity {
  readonly Account?: string | undefined;
  readonly Arn?: string | undefined;
  readonly UserId?: string | undefined;
}

const SSO_ROLE_PREFIX = 'AWSReservedSSO_';

/** Reads an answer of sts:GetCallerIdentity. Throws 'identity.unreadable' {arn} (exit 3) for an ARN of no known kind. */
export function parseIdentity({ Account, Arn, UserId }: CallerIdentity): Identity {
  const arn = Arn ?? '';
  const [, , service, , account, ...rest] = arn.split(':');
  const who = whoIs(service ?? '', rest.join(':'));
  const accountId = Account ?? account;
  if (!who || !accountId) throw new SetupError('identity.unreadable', { arn }, 3);
  return { accountId, arn, userId: UserId ?? '', partition: partitionOf(arn), ...who };
}

function whoIs(service: string, resource: string): Pick<Identity, 'kind' | 'name' | 'session'> | undefined {
  if (service === 'iam' && resource === 'root') return { kind: 'root', name: 'root' };
  const [type, ...path] = resource.split('/');
  const last = path.at(-1);
  if (!last || (service !== 'iam' && service !== 'sts')) return undefined;
  // Emulators answer `arn:aws:sts::123456789012:user/moto`, so the service is not asked for here.
  if (type === 'user') return { kind: 'user', name: last };
  if (type === 'federated-user') return { kind: 'federated', name: last };
  const role = path[0];
  if (type !== 'assumed-role' || !role || path.length !== 2) return undefined;
  return { kind: role.startsWith(SSO_ROLE_PREFIX) ? 'sso' : 'role', name: role, session: last };
}
