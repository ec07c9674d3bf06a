import { DescribeKeyPairsCommand, type EC2Client } from '@aws-sdk/client-ec2';
import {
  DescribeClustersCommand,
  type ECSClient,
  paginateListAccountSettings,
  paginateListClusters,
} from '@aws-sdk/client-ecs';
import { type NetworkInventory, readNetwork } from './inventory-network.ts';
import { gather } from './inventory-pages.ts';
import { type PaidInventory, readPaid } from './inventory-paid.ts';
import { readTags, type Tags } from './inventory-tags.ts';

interface KeyPairInventory {
  readonly name: string;
  readonly type: string;
  /** OpenSSH, without its comment. */
  readonly publicKey: string;
  readonly tags: Tags;
}
interface ClusterInventory {
  readonly name: string;
  readonly status: string;
  readonly capacityProviders: readonly string[];
  /** `containerInsights=enabled` */
  readonly settings: readonly string[];
  readonly tags: Tags;
}
export interface RegionInventory extends NetworkInventory, PaidInventory {
  readonly keyPairs: readonly KeyPairInventory[];
  readonly clusters: readonly ClusterInventory[];
  /** Set on purpose: `awsvpcTrunking=enabled arn:…`. */
  readonly accountSettings: readonly string[];
}

/** Reads what one region holds. */
export async function readRegion(ec2: EC2Client, ecs: ECSClient): Promise<RegionInventory> {
  const [network, paid, keyPairs, clusters, accountSettings] = await Promise.all([
    readNetwork(ec2),
    readPaid(ec2),
    readKeyPairs(ec2),
    readClusters(ecs),
    readAccountSettings(ecs),
  ]);
  return { ...network, ...paid, keyPairs, clusters, accountSettings };
}

async function readKeyPairs(client: EC2Client): Promise<KeyPairInventory[]> {
  const { KeyPairs } = await client.send(new DescribeKeyPairsCommand({ IncludePublicKey: true }));
  return (KeyPairs ?? []).map((pair) => ({
    name: pair.KeyName ?? '',
    type: pair.KeyType ?? '',
    publicKey: (pair.PublicKey ?? '').trim().split(/\s+/).slice(0, 2).join(' '),
    tags: readTags(pair.Tags),
  }));
}

async function readClusters(client: ECSClient): Promise<ClusterInventory[]> {
  const arns = await gather(paginateListClusters({ client }, {}), (page) => page.clusterArns);
  if (arns.length === 0) return [];
  const { clusters } = await client.send(
    new DescribeClustersCommand({ clusters: arns, include: ['TAGS', 'SETTINGS'] }),
  );
  return (clusters ?? []).map((cluster) => ({
    name: cluster.clusterName ?? '',
    status: cluster.status ?? '',
    capacityProviders: cluster.capacityProviders ?? [],
    settings: (cluster.settings ?? []).map(({ name, value }) => `${name}=${value}`),
    tags: readTags(cluster.tags),
  }));
}

async function readAccountSettings(client: ECSClient): Promise<string[]> {
  const settings = await gather(paginateListAccountSettings({ client }, {}), (page) => page.settings);
  return settings.map(({ name, value, principalArn }) => `${name}=${value} ${principalArn}`);
}
