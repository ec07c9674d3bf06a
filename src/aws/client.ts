import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity } from '@smithy/types';
import { logCalls } from './call-log.ts';
import type { Connection } from './connection.ts';
import { onlyDryRuns } from './dry-run.ts';
import { type ClientMiddleware, type HookableClient, hook, rememberActions, stopOn } from './middleware.ts';
import { keepPace, type SendingClient } from './pacing.ts';
import { partitionOfRegion } from './partition.ts';
import { readOnlyGuard } from './read-only-guard.ts';
import { explainRefusals } from './region-refusal.ts';
import { ATTEMPTS, TransientRetries } from './transient-retries.ts';

/**
 * `look` clients cannot write and let the SDK retry; `change` clients send every call once, since a call without a client
 * token may have been carried out although its answer was lost (aws-facts §0.1): the engine looks again instead. `dry-run` clients
 * ask EC2 whether a call would be allowed: they send nothing but dry runs.
 */
export type Purpose = 'look' | 'change' | 'dry-run';

/**
 * Hooks something into a client's calls, e.g. the practice account's answers at `initialize`. `accessKeyId` tells the keys it signs with
 * where they are not the connection's.
 */
export type Attach = (client: HookableClient, accessKeyId?: string) => void;

type SigningClient = HookableClient & SendingClient & { readonly config: { readonly systemClockOffset: number } };
type ClientConfig = ReturnType<typeof configOf>;

/** A service's client, as the SDK exports it. */
type ClientKind<C> = new (config: ClientConfig) => C;

/** By connection and service: the clients of each region and purpose. */
const made = new WeakMap<Connection, Map<unknown, Map<string, unknown>>>();

/** Whether STS knows the credentials, asked when another service did not. */
const known = new WeakMap<Connection, Promise<boolean>>();

/** How far this computer's clock is off, in milliseconds, as the last answer told. */
const clockOffsets = new WeakMap<Connection, number>();

/** A service's client for a region and a purpose; asking again gives the same one. */
export function clientOf<C>(Kind: ClientKind<C>, connection: Connection, region: string, purpose: Purpose): C {
  const ofConnection = made.get(connection) ?? new Map<unknown, Map<string, C>>();
  made.set(connection, ofConnection);
  const ofKind = (ofConnection.get(Kind) ?? new Map()) as Map<string, C>;
  ofConnection.set(Kind, ofKind);
  const key = `${region} ${purpose}`;
  const client = ofKind.get(key) ?? newClient(Kind, connection, region, purpose);
  ofKind.set(key, client);
  return client;
}

/** One that signs with keys of its own, where they are given. */
export function newClient<C>(
  Kind: ClientKind<C>,
  connection: Connection,
  region: string,
  purpose: Purpose,
  keys?: AwsCredentialIdentity,
): C {
  const config = configOf(connection, region, purpose);
  const made = new Kind(keys ? { ...config, credentials: async () => keys } : config);
  // Every client of the SDK is one; their types differ in what they send.
  const client = made as unknown as SigningClient;
  if (connection.log) hook(client, 'log', logCalls(connection.log, region, purpose));
  hook(client, 'action', rememberActions);
  hook(client, 'stop', stopOn(connection.signal));
  if (purpose === 'look') hook(client, 'guard', readOnlyGuard);
  if (purpose === 'dry-run') onlyDryRuns(client);
  hook(client, 'clock', watchClock(connection, client));
  connection.attach?.(client, keys?.accessKeyId);
  keepPace(client, connection.pacing, region, purpose === 'change');
  if (purpose === 'look') explainRefusals(client, region, () => signedIn(connection, region));
  return made;
}

function configOf(connection: Connection, region: string, purpose: Purpose) {
  const { credentials, transport, version, attach } = connection;
  return {
    region,
    // Given even where nothing is sent, or the SDK would look for credentials of its own.
    credentials: credentials ?? noCredentials,
    requestHandler: transport,
    maxAttempts: purpose === 'change' ? 1 : ATTEMPTS,
    retryMode: 'standard',
    ...(purpose === 'change' ? {} : { retryStrategy: new TransientRetries() }),
    systemClockOffset: clockOffsets.get(connection) ?? 0,
    customUserAgent: [['aws-ecs-setup', version] as [string, string]],
    // A call the practice account does not answer must not reach anybody.
    ...(attach ? { endpoint: 'http://practice.invalid' } : {}),
  };
}

/** Does STS know the credentials, in a region nobody has to opt in to? Asked once, however many calls are refused. */
function signedIn(connection: Connection, region: string): Promise<boolean> {
  const asked = known.get(connection) ?? askSts(connection, partitionOfRegion(region)?.bootstrapRegion ?? 'us-east-1');
  known.set(connection, asked);
  return asked;
}

async function askSts(connection: Connection, region: string): Promise<boolean> {
  const asked = clientOf(STSClient, connection, region, 'look').send(new GetCallerIdentityCommand({}));
  return asked.then(
    () => true,
    () => false,
  );
}

/** A client learns the clock's error from answers; one that sends once could not use what its own first refusal taught. */
function watchClock(connection: Connection, { config }: SigningClient): ClientMiddleware {
  return (next) => async (args) => {
    const answer = await next(args);
    clockOffsets.set(connection, config.systemClockOffset);
    return answer;
  };
}

async function noCredentials(): Promise<never> {
  throw new Error('The practice account asks for no credentials.');
}
