import { existsSync, readFileSync } from 'node:fs';
import { BudgetsClient } from '@aws-sdk/client-budgets';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ECSClient } from '@aws-sdk/client-ecs';
import { IAMClient } from '@aws-sdk/client-iam';
import type { AttachableClient } from '../../src/sandbox/attach.ts';
import { openSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { exampleCredentials } from '../support/environment.ts';
import type { AccountClients } from '../support/inventory.ts';

/** The practice account of a directory, at full speed; `later` (milliseconds) looks from a time when what was just made has appeared. */
export function openPracticeAccount(directory: string, later = 0): Promise<Sandbox> {
  return openSandbox({
    directory,
    now: () => Date.now() + later,
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    latencyMilliseconds: 0,
    iamDelayMilliseconds: 0,
  });
}

/** Plain SDK clients of a practice account. */
export function practiceClients(sandbox: Sandbox): AccountClients {
  const attached = <T>(client: T): T => {
    sandbox.attach(client as unknown as AttachableClient);
    return client;
  };
  const to = (region: string) => ({ region, credentials: exampleCredentials });
  return {
    iam: withLists(attached(new IAMClient(to('us-east-1'))), sandbox.file),
    ec2: (region) => attached(new EC2Client(to(region))),
    ecs: (region) => attached(new ECSClient(to(region))),
    budgets: attached(new BudgetsClient(to('us-east-1'))),
    accountId: sandbox.accountId,
  };
}

/** The lists that the tool never asks for, and the practice account does not know; here they come out of its file. */
function withLists(client: IAMClient, file: string): IAMClient {
  const names = (kind: 'groups' | 'users' | 'instanceProfiles'): readonly string[] => {
    if (!existsSync(file)) return [];
    const { iam } = JSON.parse(readFileSync(file, 'utf8'));
    return iam[kind].map((one: { readonly name: string }) => one.name);
  };
  const answers: Readonly<Record<string, () => object>> = {
    ListGroupsCommand: () => ({ Groups: names('groups').map((GroupName) => ({ GroupName })) }),
    ListUsersCommand: () => ({ Users: names('users').map((UserName) => ({ UserName })) }),
    ListInstanceProfilesCommand: () => ({
      InstanceProfiles: names('instanceProfiles').map((InstanceProfileName) => ({ InstanceProfileName })),
    }),
  };
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const answer = answers[context.commandName ?? ''];
      return answer ? { output: { ...answer(), $metadata: {} } as never, response: {} } : next(args);
    },
    { step: 'initialize', priority: 'high', name: 'listsFromTheFile' },
  );
  return client;
}
