import type { Mark, NodeId } from '../engine/resource.ts';
import type { Setup } from './context.ts';

export const SETUP_ID_TAG = 'aws-ecs-setup:setup-id';
const NODE_TAG = 'aws-ecs-setup:node';

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** The shape AWS answers with, where nothing is certain to be there. */
export interface LooseTag {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

/** Our tags for one node, with a `Name` for people where given. EC2 and IAM spelling (`Key`, `Value`). */
export function tagsFor(setup: Setup, node: NodeId, name?: string): Tag[] {
  const ours = [
    { Key: SETUP_ID_TAG, Value: setup.id },
    { Key: NODE_TAG, Value: node },
  ];
  return name ? [{ Key: 'Name', Value: name }, ...ours] : ours;
}

/** Do these tags say that this set-up made the thing as this node? */
export function markOf(tags: readonly LooseTag[] | undefined, setup: Setup, node: NodeId): Mark {
  const ours = tagValue(tags, SETUP_ID_TAG) === setup.id && tagValue(tags, NODE_TAG) === node;
  return ours ? 'ours' : 'unmarked';
}

/** The set-up and the node that these tags name; undefined where they name none. */
export function markedAs(tags: readonly LooseTag[] | undefined): { setupId: string; node: NodeId } | undefined {
  const setupId = tagValue(tags, SETUP_ID_TAG);
  const node = tagValue(tags, NODE_TAG);
  return setupId && node ? { setupId, node } : undefined;
}

/** Tags as ECS spells them (`key`, `value`), in the spelling of EC2 and IAM. */
export function fromEcs(
  tags: readonly { readonly key?: string | undefined; readonly value?: string | undefined }[] | undefined,
): LooseTag[] {
  return (tags ?? []).map(({ key, value }) => ({ Key: key, Value: value }));
}

export function tagValue(tags: readonly LooseTag[] | undefined, key: string): string | undefined {
  return tags?.find((tag) => tag.Key === key)?.Value;
}
