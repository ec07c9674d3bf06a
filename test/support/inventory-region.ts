import { DescribeKeyPairsCommand, type EC2Client } from '@aws-sdk/client-ec2';
import { DescribeClustersCommand, type ECSClient, paginateListClusters } from '@aws-sdk/client-ecs';
import { type NetworkInventory, readNetwork } from './inventory-network.ts';
import { gather } from './inventory-pages.ts';
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
  readonly tags: Tags;
}
export interface RegionInventory extends NetworkInventory {
  readonly keyPairs: readonly KeyPairInventory[];
  readonly clusters: readonly ClusterInventory[];
}

/** Reads what one region holds. */
export async function readRegion(ec2: EC2Client, ecs: ECSClient): Promise<RegionInventory> {
  const [network, keyPairs, clusters] = await Promise.all([readNetwork(ec2), readKeyPairs(ec2), readClusters(ecs)]);
  return { ...network, keyPairs, clusters };
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
  const { clusters } = await client.send(new DescribeClustersCommand({ clusters: arns, include: ['TAGS'] }));
  return (clusters ?? []).map((cluster) => ({
    name: cluster.clusterName ?? '',
    status: cluster.status ?? '',
    tags: readTags(cluster.tags),
  }));
}
