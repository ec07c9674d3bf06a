import { ACCOUNT_ID, type TagData } from './account.ts';
import { isEnabled, regionIn } from './ec2-region.ts';
import { ecsFailure } from './failure.ts';
import type { Call } from './operation.ts';
import type { ClusterData } from './region-data.ts';

/** The clusters of the region the call is for. Throws UnrecognizedClientException when the region is not switched on. */
export function clustersHere(call: Call): ClusterData[] {
  if (!isEnabled(call, 'ecs')) {
    throw ecsFailure('UnrecognizedClientException', 'The security token included in the request is invalid.');
  }
  return regionIn(call.account, call.region).clusters;
}

/** `arn:aws:ecs:REGION:ACCOUNT:cluster/default` */
export function clusterArn(call: Call, name: string): string {
  return `arn:aws:ecs:${call.region}:${ACCOUNT_ID}:cluster/${name}`;
}

/** A cluster by name or ARN; no name is `default`. */
export function clusterNamed(call: Call, nameOrArn = 'default'): ClusterData | undefined {
  return clustersHere(call).find(({ name }) => name === nameOrArn || clusterArn(call, name) === nameOrArn);
}

/** Throws InvalidParameterException. */
export function invalid(message: string): Error {
  return ecsFailure('InvalidParameterException', message);
}

interface EcsTag {
  key?: string | undefined;
  value?: string | undefined;
}

const TAG_TEXT = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** The tags a cluster has after `added` came to them. Throws InvalidParameterException. */
export function withTags(present: readonly TagData[], added: readonly EcsTag[] | undefined): TagData[] {
  const tags = new Map(present.map(({ Key, Value }) => [Key, Value]));
  const keys = (added ?? []).map(({ key }) => key);
  if (new Set(keys).size < keys.length) throw invalid('Duplicate tag keys found.');
  for (const { key = '', value = '' } of added ?? []) {
    if (key.length < 1 || key.length > 128 || value.length > 256 || !TAG_TEXT.test(key) || !TAG_TEXT.test(value)) {
      throw invalid(
        'Some tags contain invalid characters. Valid characters: UTF-8 letters, spaces, numbers and _ . / = + - : @.',
      );
    }
    if (/^aws:/i.test(key)) throw invalid('Some tags contain the reserved prefix aws:.');
    tags.set(key, value);
  }
  if (tags.size > 50) throw invalid('The maximum number of tags per resource is 50.');
  return [...tags].map(([Key, Value]) => ({ Key, Value }));
}

/** Tags as ECS spells them. */
export function shownTags(tags: readonly TagData[]): { key: string; value: string }[] {
  return tags.map(({ Key, Value }) => ({ key: Key, value: Value }));
}
