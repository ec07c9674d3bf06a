import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BudgetsClient } from '@aws-sdk/client-budgets';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ECSClient } from '@aws-sdk/client-ecs';
import { IAMClient } from '@aws-sdk/client-iam';
import { STSClient } from '@aws-sdk/client-sts';
import { openSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { atFileEnd } from '../support/leftovers.ts';

/** A practice account in a directory of its own, and real clients attached to it. */
export interface Practice {
  readonly directory: string;
  readonly sandbox: Sandbox;
  readonly iam: IAMClient;
  readonly ec2: EC2Client;
  readonly ecs: ECSClient;
  readonly sts: STSClient;
  readonly budgets: BudgetsClient;
  /** What the account's clock shows; tests move it. */
  readonly clock: { now: number };
  /** Clients of another region of the same account. */
  in(region: string): { ec2: EC2Client; ecs: ECSClient };
}

/** An empty directory that goes when the file's tests are through. */
export async function newDirectory(): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'practice-'));
  atFileEnd(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

export async function practice(options: Partial<SandboxOptions> = {}): Promise<Practice> {
  const directory = options.directory ?? (await newDirectory());
  const clock = { now: Date.parse('2026-11-21T12:00:00Z') };
  const sandbox = await openSandbox({
    now: () => clock.now,
    sleep: async () => {},
    latencyMilliseconds: 0,
    iamDelayMilliseconds: 0,
    ...options,
    directory,
  });
  const attached = <T extends Parameters<Sandbox['attach']>[0]>(client: T): T => {
    sandbox.attach(client);
    return client;
  };
  const clients = (region: string) => ({
    ec2: attached(new EC2Client({ region })),
    ecs: attached(new ECSClient({ region })),
  });
  return {
    directory,
    sandbox,
    clock,
    ...clients('ap-northeast-2'),
    iam: attached(new IAMClient({ region: 'us-east-1' })),
    sts: attached(new STSClient({ region: 'us-east-1' })),
    budgets: attached(new BudgetsClient({ region: 'us-east-1' })),
    in: clients,
  };
}

/** What a call was refused with, as the SDK shows it. Fails when it was not refused. */
export async function refusal(call: Promise<unknown>): Promise<Refusal> {
  const answer = await call.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('error' in answer && answer.error instanceof Error) return answer.error;
  throw new Error(`was not refused: ${JSON.stringify(answer)}`);
}

interface Refusal extends Error {
  Code?: string;
  $fault?: string;
  $metadata?: { httpStatusCode?: number; requestId?: string };
}

/** The trust policy of a container instance's role. */
export const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

export const ED25519 = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJDKgw5eXE0nT5wLDeb+QV+R7NyYrgk6LtBjIvGGDsAu';
