import { BudgetsClient } from '@aws-sdk/client-budgets';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ECSClient } from '@aws-sdk/client-ecs';
import { IAMClient } from '@aws-sdk/client-iam';
import { exampleCredentials } from './environment.ts';
import { type BudgetInventory, readBudgets } from './inventory-budgets.ts';
import { type IdentityInventory, readIdentities } from './inventory-identities.ts';
import { normalise } from './inventory-normalise.ts';
import { type RegionInventory, readRegion } from './inventory-region.ts';

/** Plain SDK clients of an account, wherever they send: moto, a recorder, the practice account. */
export interface AccountClients {
  readonly iam: IAMClient;
  ec2(region: string): EC2Client;
  ecs(region: string): ECSClient;
  readonly budgets: BudgetsClient;
  readonly accountId: string;
}

/** All that a set-up may have made, read back from the account. */
export interface Inventory extends IdentityInventory {
  readonly budgets: readonly BudgetInventory[];
  readonly regions: Readonly<Record<string, RegionInventory>>;
}

/** Clients that send to `endpoint`, signed with AWS's documented example credentials; shares no code with the tool. */
export function endpointClients(endpoint: string): AccountClients {
  const to = (region: string) => ({ endpoint, region, credentials: exampleCredentials, maxAttempts: 1 });
  return {
    iam: new IAMClient(to('us-east-1')),
    ec2: (region) => new EC2Client(to(region)),
    ecs: (region) => new ECSClient(to(region)),
    budgets: new BudgetsClient(to('us-east-1')),
    accountId: '123456789012',
  };
}

/** Reads the account as it stands, ids and public keys included: equal before and after a run that changed nothing. Throws what the service throws. */
export async function readAccount(clients: AccountClients, regions: readonly string[]): Promise<Inventory> {
  const [identities, budgets, ...read] = await Promise.all([
    readIdentities(clients.iam),
    readBudgets(clients.budgets, clients.accountId),
    ...regions.map(async (region) => [region, await readRegion(clients.ec2(region), clients.ecs(region))] as const),
  ]);
  return { ...identities, budgets, regions: Object.fromEntries(read) };
}

/** Reads the account with everything that differs from run to run replaced by names (see `normalise`): equal for two runs with the same answers. */
export async function readInventory(clients: AccountClients, regions: readonly string[]): Promise<Inventory> {
  return normalise(await readAccount(clients, regions));
}
