import { operationOf } from '../../src/aws/action.ts';
import type { ClientMiddleware, HookableClient } from '../../src/aws/middleware.ts';
import { isRead } from '../../src/aws/read-only-guard.ts';
import type { AttachableClient } from '../../src/sandbox/attach.ts';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { type Runs, runs } from './run.ts';

/** One request as it would go over the wire, a page a request. */
export interface Request {
  /** `ec2:DescribeVpcs` */
  readonly action: string;
  /** Empty for what is the same whichever region is asked. */
  readonly region: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly isRead: boolean;
  /** Read through the clients that change things: right before a change is sent, or to see how far it has come. */
  readonly isForChange: boolean;
  /** Empty for the run's own credentials. */
  readonly signedBy: string;
  /** What the account's clock showed: it only moves while the tool waits. */
  readonly at: number;
}

/** Runs in a practice account that writes every request down. */
export interface RecordedRuns extends Runs {
  /** The requests since the last call of this. */
  sent(): readonly Request[];
}

const REGIONAL = /^(ec2:(?!DescribeRegions)|ecs:)/;

interface Config {
  region(): Promise<string>;
  maxAttempts(): Promise<number>;
}

export async function recordedRuns(options: Partial<SandboxOptions> = {}): Promise<RecordedRuns> {
  const account = await runs(undefined, options);
  const requests: Request[] = [];
  const recording =
    ({ region: regionOf, maxAttempts }: Config, signedBy: string): ClientMiddleware =>
    (next, { commandName = '', clientName = '' }) =>
    async (args) => {
      const action = operationOf(commandName, clientName);
      const region = REGIONAL.test(action) ? await regionOf() : '';
      const isForChange = (await maxAttempts()) === 1;
      const { now: at } = account.clock;
      requests.push({
        action,
        region,
        input: { ...args.input },
        isRead: isRead(commandName),
        isForChange,
        signedBy,
        at,
      });
      return next(args);
    };
  const sandbox = account.sandbox as { attach: Sandbox['attach'] };
  const attach = sandbox.attach.bind(sandbox);
  sandbox.attach = (client: AttachableClient, accessKeyId?: string) => {
    attach(client, accessKeyId);
    const { middlewareStack } = client as unknown as HookableClient;
    const middleware = recording(client.config as Config, accessKeyId ?? '');
    middlewareStack.add(middleware, { step: 'initialize', priority: 'normal', name: 'recording' });
  };
  return { ...account, sent: () => requests.splice(0) };
}
