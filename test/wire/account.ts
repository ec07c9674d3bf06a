import { BudgetsClient } from '@aws-sdk/client-budgets';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ECSClient } from '@aws-sdk/client-ecs';
import { IAMClient } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { exampleCredentials, makeHome, type Variables } from '../support/environment.ts';
import { type AccountClients, type Inventory, readAccount, readInventory } from '../support/inventory.ts';
import type { Moto } from '../support/moto.ts';
import { type Recorder, startRecorder } from '../support/proxy.ts';
import { type RunningTool, type RunOptions, type RunResult, runTool, startTool } from '../support/run.ts';

export const region = 'ap-northeast-2';

/** What answers every question that has no default for everybody. */
export const usual = ['--yes', '--json', '--region', region, '--ssh-cidr', '203.0.113.25/32'] as const;

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** An empty AWS account of a moto server, a home directory to set it up from, and a recorder in between. */
export interface TestAccount {
  readonly id: string;
  readonly home: string;
  readonly recorder: Recorder;
  /** Clients past the recorder: what the test itself asks and changes is not among the calls. */
  readonly clients: AccountClients;
  /** For a program that is to work on this account. */
  readonly env: Variables;
  run(args: readonly string[], options?: RunOptions): Promise<RunResult>;
  start(args: readonly string[], options?: RunOptions): RunningTool;
  /** The actions of the writing calls since the recorder was last cleared. */
  writes(): readonly string[];
  inventory(): Promise<Inventory>;
  /** With ids and key material. */
  exactly(): Promise<Inventory>;
}

let opened = 0;

/** A new account each time: moto has one for every account number a role is assumed in, so that nothing needs to be emptied. */
export async function openAccount(moto: Moto): Promise<TestAccount> {
  opened += 1;
  const id = String(111122223000 + opened);
  const credentials = await assumeRole(moto, id);
  const recorder = await startRecorder(moto.url);
  const home = makeHome();
  const clients = clientsWith(moto.url, credentials, id);
  const env = { AWS_ENDPOINT_URL: recorder.url, ...variablesOf(credentials) };
  const here = (options: RunOptions = {}) => ({ home, ...options, env: { ...env, ...options.env } });
  return {
    id,
    home,
    recorder,
    clients,
    env,
    run: (args, options) => runTool(args, here(options)),
    start: (args, options) => startTool(args, here(options)),
    writes: () => recorder.calls.filter((call) => call.writes).map((call) => call.action),
    inventory: () => readInventory(clients, [region]),
    exactly: () => readAccount(clients, [region]),
  };
}

async function assumeRole(moto: Moto, accountId: string): Promise<Credentials> {
  const sts = new STSClient({ endpoint: moto.url, region: 'us-east-1', credentials: exampleCredentials });
  const RoleArn = `arn:aws:iam::${accountId}:role/Founder`;
  const { Credentials: given } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'sam' }));
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = given ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

function clientsWith(endpoint: string, credentials: Credentials, accountId: string): AccountClients {
  const to = (where: string) => ({ endpoint, region: where, credentials, maxAttempts: 1 });
  return {
    iam: new IAMClient(to('us-east-1')),
    ec2: (where) => new EC2Client(to(where)),
    ecs: (where) => new ECSClient(to(where)),
    budgets: new BudgetsClient(to('us-east-1')),
    accountId,
  };
}

function variablesOf({ accessKeyId, secretAccessKey, sessionToken }: Credentials): Variables {
  return { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: sessionToken };
}

/** Without the role that AWS keeps for itself, and the deleted clusters that stay to be seen as INACTIVE. */
export function own({ regions, ...rest }: Inventory): Inventory {
  const standing = Object.entries(regions).map(([name, one]) => {
    const clusters = one.clusters.filter(({ status }) => status === 'ACTIVE');
    return [name, { ...one, clusters }] as const;
  });
  return { ...rest, serviceLinkedRoles: [], regions: Object.fromEntries(standing) };
}
