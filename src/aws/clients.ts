import { BudgetsClient } from '@aws-sdk/client-budgets';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ECSClient } from '@aws-sdk/client-ecs';
import { IAMClient } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity } from '@smithy/types';
import { logCalls } from './call-log.ts';
import type { Connection } from './connection.ts';
import { onlyDryRuns } from './dry-run.ts';
import { type ClientMiddleware, type HookableClient, hook, rememberActions, stopOn } from './middleware.ts';
import { partitionOfRegion } from './partition.ts';
import { readOnlyGuard } from './read-only-guard.ts';
import { explainRefusals } from './region-refusal.ts';

/** The services' clients of one region; each is made when it is first used. */
export interface Clients {
  readonly iam: IAMClient;
  readonly ec2: EC2Client;
  readonly ecs: ECSClient;
  readonly sts: STSClient;
  readonly budgets: BudgetsClient;
  /** A fresh client that signs with these keys and no others. */
  stsWith(keys: AwsCredentialIdentity): STSClient;
}

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

type SigningClient = HookableClient & { readonly config: { readonly systemClockOffset: number } };
type ClientConfig = ReturnType<typeof configOf>;

/** One set of clients for each connection, region and purpose. */
const made = new WeakMap<Connection, Map<string, Clients>>();

/** Whether STS knows the credentials, asked when another service did not. */
const known = new WeakMap<Connection, Promise<boolean>>();

/** How far this computer's clock is off, in milliseconds, as the last answer told. */
const clockOffsets = new WeakMap<Connection, number>();

/** The clients of a region for a purpose; asking again gives the same ones. */
export function makeClients(connection: Connection, region: string, purpose: Purpose): Clients {
  const ofConnection = made.get(connection) ?? new Map<string, Clients>();
  made.set(connection, ofConnection);
  const key = `${region} ${purpose}`;
  const clients = ofConnection.get(key) ?? lazyClients(connection, region, purpose);
  ofConnection.set(key, clients);
  return clients;
}

function lazyClients(connection: Connection, region: string, purpose: Purpose): Clients {
  const make = <C>(Kind: new (config: ClientConfig) => C, keys?: AwsCredentialIdentity): C => {
    const config = configOf(connection, region, purpose);
    const made = new Kind(keys ? { ...config, credentials: async () => keys } : config);
    // Every client of the SDK is one; their types differ in what they send.
    const client = made as unknown as SigningClient;
    if (connection.log) hook(client, 'log', logCalls(connection.log, region, purpose));
    hook(client, 'action', rememberActions);
    hook(client, 'stop', stopOn(connection.signal));
    if (purpose === 'look')
      hook(
        client,
        'refusal',
        explainRefusals(region, () => signedIn(connection, region)),
      );
    if (purpose === 'look') hook(client, 'guard', readOnlyGuard);
    if (purpose === 'dry-run') onlyDryRuns(client);
    hook(client, 'clock', watchClock(connection, client));
    connection.attach?.(client, keys?.accessKeyId);
    return made;
  };
  let iam: IAMClient | undefined;
  let ec2: EC2Client | undefined;
  let ecs: ECSClient | undefined;
  let sts: STSClient | undefined;
  let budgets: BudgetsClient | undefined;
  return {
    get iam() {
      iam ??= make(IAMClient);
      return iam;
    },
    get ec2() {
      ec2 ??= make(EC2Client);
      return ec2;
    },
    get ecs() {
      ecs ??= make(ECSClient);
      return ecs;
    },
    get sts() {
      sts ??= make(STSClient);
      return sts;
    },
    get budgets() {
      budgets ??= make(BudgetsClient);
      return budgets;
    },
    stsWith(keys) {
      connection.log?.hide(keys.secretAccessKey);
      return make(STSClient, keys);
    },
  };
}

function configOf(connection: Connection, region: string, purpose: Purpose) {
  const { credentials, transport, version, attach } = connection;
  return {
    region,
    // Given even where nothing is sent, or the SDK would look for credentials of its own.
    credentials: credentials ?? noCredentials,
    requestHandler: transport,
    maxAttempts: purpose === 'change' ? 1 : 4,
    retryMode: 'standard',
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
  const { sts } = makeClients(connection, region, 'look');
  return sts.send(new GetCallerIdentityCommand({})).then(
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
