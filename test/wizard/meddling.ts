import { existsSync } from 'node:fs';
import { vi } from 'vitest';
import { actionOf } from '../../src/aws/action.ts';
import type { ClientMiddleware, HookableClient } from '../../src/aws/middleware.ts';
import type { AttachableClient } from '../../src/sandbox/attach.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { practiceClients } from '../e2e/practice-clients.ts';
import { type Inventory, readInventory } from '../support/inventory.ts';
import { type Runs, runs } from './run.ts';

/** What becomes of a call of the tool: an error is thrown instead of the account's answer. */
export type Meddle = (action: string, region: string) => Error | undefined;

/** Runs in a practice account whose calls can be meddled with. */
export interface MeddledRuns extends Runs {
  /** The actions asked since the last call of this, in order: `ec2:CreateVpc`. */
  asked(): readonly string[];
  meddle(what: Meddle): void;
  inventory(): Promise<Inventory>;
}

/** The longest set-up: everything is made, a VPC too. ED25519, since an RSA key takes a second to find; so does starting the AWS CLI. */
export const whole = { flags: { vpc: 'new', 'key-type': 'ed25519', alias: 'example-team', skip: 'aws-cli' } } as const;

/** A hundred set-ups wait mostly for the disk, which is not what is looked at here; where there is memory that looks like one, they use it. */
const MEMORY = '/dev/shm';

/** A practice account; the tests' own clients are not meddled with. */
export async function meddledRuns(): Promise<MeddledRuns> {
  if (existsSync(MEMORY)) vi.stubEnv('TMPDIR', MEMORY);
  const account = await runs();
  vi.unstubAllEnvs();
  const calls: string[] = [];
  let current: Meddle = () => undefined;
  const meddling =
    (region: () => Promise<string>): ClientMiddleware =>
    (next, { commandName = '', clientName = '' }) =>
    async (args) => {
      const action = actionOf(commandName, clientName);
      calls.push(action);
      const error = current(action, await region());
      if (error) throw error;
      return next(args);
    };
  const sandbox = account.sandbox as { attach: Sandbox['attach'] };
  const attach = sandbox.attach.bind(sandbox);
  sandbox.attach = (client: AttachableClient, accessKeyId?: string) => {
    attach(client, accessKeyId);
    const { region } = client.config as { region: () => Promise<string> };
    const { middlewareStack } = client as unknown as HookableClient;
    middlewareStack.add(meddling(region), { step: 'initialize', priority: 'high', name: 'meddling' });
  };
  const plain = { ...account.sandbox, attach } as Sandbox;
  return {
    ...account,
    asked: () => calls.splice(0),
    meddle: (what) => {
      current = what;
    },
    inventory: () => readInventory(practiceClients(plain), ['ap-northeast-2']),
  };
}

/** An error as the SDK throws it for an answer of the service. */
export function sdkError(name: string, status: number, message: string): Error {
  const about = { $fault: 'client', $metadata: { httpStatusCode: status, attempts: 1, totalRetryDelay: 0 } };
  return Object.assign(new Error(message), { name, Code: name.replace(/Exception$/, ''), ...about });
}

const who = 'User: arn:aws:iam::123456789012:user/sam';

/** A refusal in the words of the action's own service; `because` is what it adds, e.g. `with an explicit deny in a service control policy`. */
export function denial(
  action: string,
  because = `because no identity-based policy allows the ${action} action`,
): Error {
  const words = `${who} is not authorized to perform: ${action} on resource: * ${because}`;
  const [service] = action.split(':');
  if (service === 'ecs') return sdkError('AccessDeniedException', 400, words);
  if (service !== 'ec2') return sdkError('AccessDenied', 403, words);
  const plain = `You are not authorized to perform this operation. Encoded authorization failure message: ${'dGVzdA'.repeat(20)}`;
  return sdkError('UnauthorizedOperation', 403, because.startsWith('because no identity') ? plain : words);
}
