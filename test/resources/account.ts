import { BudgetsClient } from '@aws-sdk/client-budgets';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ECSClient } from '@aws-sdk/client-ecs';
import { IAMClient } from '@aws-sdk/client-iam';
import { STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import type { ReadContext, Setup, WriteContext } from '../../src/aws/context.ts';
import { parseIdentity } from '../../src/aws/identity.ts';
import type { Computer } from '../../src/computer/computer.ts';
import { here } from '../computer/here.ts';

export const SETUP_ID = 'a1b2c3d4e5f6';
export const REGION = 'ap-northeast-2';

/** The tags every taggable thing is born with. */
export function ownTags(node: string, name?: string): { Key: string; Value: string }[] {
  const ours = [
    { Key: 'aws-ecs-setup:setup-id', Value: SETUP_ID },
    { Key: 'aws-ecs-setup:node', Value: node },
  ];
  return name === undefined ? ours : [{ Key: 'Name', Value: name }, ...ours];
}

/** An error as IAM and EC2 throw it. */
export function thrown(name: string, message = name): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode: 400 } });
}

export interface AccountOptions {
  readonly partition?: string;
  readonly secrets?: ReadonlyMap<string, string>;
  readonly computer?: Partial<Computer>;
}

/** Real SDK clients whose answers a test gives, and the contexts that resources are called with. */
export function account({ partition = 'aws', secrets = new Map(), computer = {} }: AccountOptions = {}) {
  const clients = {
    stsWith: (): STSClient => clients.sts,
    iam: new IAMClient({ region: REGION }),
    ec2: new EC2Client({ region: REGION }),
    ecs: new ECSClient({ region: REGION }),
    sts: new STSClient({ region: REGION }),
    budgets: new BudgetsClient({ region: REGION }),
  };
  const iam = mockClient(clients.iam);
  const ec2 = mockClient(clients.ec2);
  const ecs = mockClient(clients.ecs);
  const budgets = mockClient(clients.budgets);
  const arn = `arn:${partition}:iam::123456789012:user/alice`;
  const setup: Setup = { id: SETUP_ID, identity: parseIdentity({ Account: '123456789012', Arn: arn, UserId: 'AIDA' }) };
  const memory = new Map<string, Promise<unknown>>();
  const shared = { setup, region: REGION, clients, computer: here(computer) };
  const read: ReadContext = {
    ...shared,
    local: {
      keyDirectory: '/keys',
      credentialsDirectory: '/home/alice',
      awsFiles: { config: '/home/alice/.aws/config', credentials: '/home/alice/.aws/credentials' },
      ownAddress: async () => ({ address: '198.51.100.7' }),
    },
    once<T>(key: string, ask: () => Promise<T>): Promise<T> {
      const asked = (memory.get(key) as Promise<T> | undefined) ?? ask();
      memory.set(key, asked);
      return asked;
    },
    asked: <T>(key: string) => memory.get(key) as Promise<T> | undefined,
    elsewhere: () => read,
  };
  const write: WriteContext = { ...shared, secrets };
  /** Every call that writes, by operation, with its whole input. */
  const writes = (): readonly (readonly [string, object])[] =>
    [...sent(iam.calls()), ...sent(ec2.calls()), ...sent(ecs.calls()), ...sent(budgets.calls())].filter(
      ([operation]) => !/^(Describe|Get|List)/.test(operation),
    );
  return { iam, ec2, ecs, budgets, read, write, writes };
}

function sent(calls: readonly { readonly args: readonly { readonly input: object }[] }[]) {
  return calls.flatMap(({ args: [command] }) =>
    command ? [[command.constructor.name.replace(/Command$/, ''), command.input] as const] : [],
  );
}
