import { BudgetsClient } from '@aws-sdk/client-budgets';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ECSClient } from '@aws-sdk/client-ecs';
import { IAMClient } from '@aws-sdk/client-iam';
import { STSClient } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity } from '@smithy/types';
import { clientOf, newClient, type Purpose } from './client.ts';
import type { Connection } from './connection.ts';

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

/** The clients of a region for a purpose; asking again gives the same ones. */
export function makeClients(connection: Connection, region: string, purpose: Purpose): Clients {
  return {
    get iam() {
      return clientOf(IAMClient, connection, region, purpose);
    },
    get ec2() {
      return clientOf(EC2Client, connection, region, purpose);
    },
    get ecs() {
      return clientOf(ECSClient, connection, region, purpose);
    },
    get sts() {
      return clientOf(STSClient, connection, region, purpose);
    },
    get budgets() {
      return clientOf(BudgetsClient, connection, region, purpose);
    },
    stsWith(keys) {
      connection.log?.hide(keys.secretAccessKey);
      return newClient(STSClient, connection, region, purpose, keys);
    },
  };
}
