import { DescribeRegionsCommand, DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { ListClustersCommand } from '@aws-sdk/client-ecs';
import { ListUsersCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { exampleCredentials } from '../../test/support/environment.ts';
import { type AccountClients, endpointClients, type Inventory, readAccount } from '../../test/support/inventory.ts';
import { normalise } from '../../test/support/inventory-normalise.ts';
import { startMoto } from '../../test/support/moto.ts';

/** An account of an emulator that is emptied again and again and stays warm. */
export interface WarmAccount {
  readonly url: string;
  /** A new account, in which every service has answered once: nobody pays for what an emulator makes at its first call. */
  renew(): Promise<void>;
  /** The account as it stands, with its ids. */
  exactly(): Promise<Inventory>;
  /** The same without what differs from run to run. */
  inventory(): Promise<Inventory>;
}

/** Starts moto; it ends with the group. */
export async function startWarmAccount(region: string): Promise<WarmAccount> {
  const moto = await startMoto();
  const clients = endpointClients(moto.url);
  return {
    url: moto.url,
    async renew() {
      await moto.reset();
      await touch(clients, moto.url, region);
    },
    exactly: () => readAccount(clients, [region]),
    inventory: async () => normalise(await readAccount(clients, [region])),
  };
}

async function touch({ iam, ec2, ecs }: AccountClients, endpoint: string, region: string): Promise<void> {
  const sts = new STSClient({ endpoint, region, credentials: exampleCredentials });
  await Promise.all([
    sts.send(new GetCallerIdentityCommand({})),
    iam.send(new ListUsersCommand({})),
    ec2('us-east-1').send(new DescribeRegionsCommand({})),
    ec2(region).send(new DescribeVpcsCommand({})),
    ecs(region).send(new ListClustersCommand({})),
  ]);
}
