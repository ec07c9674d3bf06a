import { type Cluster, DescribeClustersCommand, PutClusterCapacityProvidersCommand } from '@aws-sdk/client-ecs';
import type { WriteContext } from '../aws/context.ts';
import { cluster } from '../aws/reads/clusters.ts';
import { type AwsResource, known } from './aws-resource.ts';

export interface CapacityProvidersSpec {
  readonly clusterName: string;
  /** Those that the cluster is to have besides whatever it has. */
  readonly providers: readonly string[];
}
export interface CapacityProvidersLive {
  readonly [fact: string]: string | readonly string[] | undefined;
  readonly clusterName: string;
  readonly providers: readonly string[];
  /** Those that came from us: the others are never taken off. */
  readonly added?: readonly string[];
}

/** The capacity providers of a cluster (ecs:PutClusterCapacityProviders, which takes the whole list and the default strategy at once). */
export const ecsClusterCapacityProviders: AwsResource<CapacityProvidersSpec, CapacityProvidersLive> = {
  type: 'ecs.cluster-capacity-providers',
  title: (live) => `${live.providers.join(', ')} → ${live.clusterName}`,
  identity: 'clusterName',
  refersTo: [{ fact: 'clusterName', type: 'ecs.cluster', is: 'clusterName', serves: true, apart: true }],
  async find(cx, _id, spec, hint) {
    const clusterName = known(spec.clusterName);
    const found = clusterName === undefined ? undefined : await cluster(cx, clusterName);
    if (clusterName === undefined || !found) return [];
    const providers = found.capacityProviders ?? [];
    // What somebody has taken off since is not ours to take off any more.
    const added =
      hint?.clusterName === clusterName ? hint.added?.filter((name) => providers.includes(name)) : undefined;
    if (added?.length === 0 && hint?.added?.length) return [];
    const live = { clusterName, providers, ...(added?.length ? { added } : {}) };
    return [{ live, mark: 'unmarked' }];
  },
  compare(spec, live) {
    const missing = missingOf(known(spec.providers) ?? [], live);
    if (missing.length === 0) return [];
    const want = [...live.providers, ...missing];
    return [{ fact: 'providers', want, have: live.providers, fix: 'update' }];
  },
  async create(cx, _id, { clusterName, providers }) {
    await put(cx, clusterName, (present) => [...present, ...providers.filter((name) => !present.includes(name))]);
    return { clusterName, providers, added: providers };
  },
  async update(cx, _id, spec, live) {
    const after = afterUpdate(spec, live);
    await put(cx, live.clusterName, (present) => [...new Set([...present, ...after.providers])]);
    return after;
  },
  foresee: afterUpdate,
  remove: takeOff,
  restore: (live) => (live.added?.length ? (cx) => takeOff(cx, live) : undefined),
};

const missingOf = (wanted: readonly string[], { providers }: CapacityProvidersLive): readonly string[] =>
  wanted.filter((name) => !providers.includes(name));

function afterUpdate(spec: CapacityProvidersSpec, live: CapacityProvidersLive): CapacityProvidersLive {
  const missing = missingOf(spec.providers, live);
  return { ...live, providers: [...live.providers, ...missing], added: [...(live.added ?? []), ...missing] };
}

/** Takes off what came from us; one that somebody has made part of the default strategy since is in use. */
function takeOff(cx: WriteContext, { clusterName, added = [] }: CapacityProvidersLive): Promise<void> {
  return put(cx, clusterName, (present, inStrategy) =>
    present.filter((name) => !added.includes(name) || inStrategy.includes(name)),
  );
}

/** Reads what the cluster has right before it is changed, so that the default strategy and what others added stay. */
async function put(
  cx: WriteContext,
  clusterName: string,
  change: (present: readonly string[], inStrategy: readonly string[]) => readonly string[],
): Promise<void> {
  // A cluster made moments ago may not show yet: the call itself then says so, and is sent again.
  const found: Partial<Cluster> = (await present(cx, clusterName)) ?? {};
  const { capacityProviders: before = [], defaultCapacityProviderStrategy: strategy = [] } = found;
  const after = change(
    before,
    strategy.flatMap(({ capacityProvider }) => capacityProvider ?? []),
  );
  if (after.length === before.length) return;
  await cx.clients.ecs.send(
    new PutClusterCapacityProvidersCommand({
      cluster: clusterName,
      capacityProviders: [...after],
      defaultCapacityProviderStrategy: strategy,
    }),
  );
}

async function present(cx: WriteContext, clusterName: string): Promise<Cluster | undefined> {
  const answer = await cx.clients.ecs.send(new DescribeClustersCommand({ clusters: [clusterName] }));
  return answer.clusters?.find(({ status }) => status !== 'INACTIVE');
}
