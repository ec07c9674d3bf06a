import type { Draft } from '../answers/answers.ts';
import type { ReadContext } from '../aws/context.ts';
import { endpointService } from '../aws/reads/endpoint-services.ts';

/** What an agent talks to. All three or none: with one missing, its traffic takes the public way (aws-facts §16). */
export const ECS_SERVICES = ['ecs-agent', 'ecs-telemetry', 'ecs'] as const;
const IMAGES_AND_LOGS = ['ecr.api', 'ecr.dkr', 'logs', 'secretsmanager'];
/** For Session Manager; tasks on Fargate only need the second, for ECS Exec. The third is not in every region any more. */
const SESSIONS = ['ssm', 'ssmmessages', 'ec2messages'];

/** By the end of its name: one call that nothing works without. */
const KEY_ACTIONS: Readonly<Record<string, string>> = {
  'ecs-agent': 'ecs:Poll',
  'ecs-telemetry': 'ecs:StartTelemetrySession',
  ecs: 'ecs:RegisterContainerInstance',
  'ecr.api': 'ecr:GetAuthorizationToken',
  'ecr.dkr': 'ecr:BatchGetImage',
  logs: 'logs:PutLogEvents',
  secretsmanager: 'secretsmanager:GetSecretValue',
  ssm: 'ssm:UpdateInstanceInformation',
  ssmmessages: 'ssmmessages:OpenDataChannel',
  ec2messages: 'ec2messages:GetMessages',
};

/** Every service that endpoints may be wanted for. */
export const KNOWN_SERVICES: readonly string[] = Object.keys(KEY_ACTIONS);

/** An endpoint service of the region. */
export interface Offered {
  readonly name: string;
  /** Names of the zones it is in; undefined where EC2 does not tell. */
  readonly zones: readonly string[] | undefined;
  readonly takesPolicies: boolean;
}

/** What the endpoints are for, as the ends of the services' names, in the order in which agents want them. */
export function wantedServices({ endpointsFor = 'ec2', endpointsSessionManager: sessions }: Draft): readonly string[] {
  const base = endpointsFor === 'fargate' ? IMAGES_AND_LOGS : [...ECS_SERVICES, ...IMAGES_AND_LOGS];
  const forSessions = endpointsFor === 'fargate' ? ['ssmmessages'] : SESSIONS;
  if (sessions) return [...base, ...forSessions];
  return endpointsFor === 'all' ? [...base, 'ssm', 'ssmmessages'] : base;
}

/** Which services, of all that may be wanted, the region offers interface endpoints for. */
export async function offeredServices(cx: ReadContext): Promise<ReadonlyMap<string, Offered>> {
  const found = await Promise.all(
    KNOWN_SERVICES.map(async (ending) => {
      const service = await endpointService(cx, 'Interface', ending);
      if (!service?.ServiceName) return [];
      const { AvailabilityZones: zones, VpcEndpointPolicySupported: takesPolicies = false } = service;
      const offered = { name: service.ServiceName, zones: zones?.length ? zones : undefined, takesPolicies };
      return [[ending, offered] as const];
    }),
  );
  return new Map(found.flat());
}

/** The call that tells whether a policy lets a service work at all. */
export const keyActionOf = (ending: string): string => KEY_ACTIONS[ending] ?? '*';
