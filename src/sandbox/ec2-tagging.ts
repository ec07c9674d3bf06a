import type { TagData } from './account.ts';
import { invalidValue, required } from './ec2-input.ts';
import { ec2Failure } from './failure.ts';

interface LooseTag {
  Key?: string | undefined;
  Value?: string | undefined;
}

/** `TagSpecifications` as the SDK's commands take it. */
export interface TagSpecification {
  ResourceType?: string | undefined;
  Tags?: LooseTag[] | undefined;
}

const MOST_TAGS = 50;

/** The tags a create was given for its own kind of resource. Throws InvalidParameterValue for any other kind. */
export function tagsOf(specifications: readonly TagSpecification[] | undefined, resourceType: string): TagData[] {
  const [first, ...others] = specifications ?? [];
  if (!first) return [];
  const type = required(first.ResourceType, 'TagSpecification.1.ResourceType');
  if (type !== resourceType) {
    throw invalidValue(`'${type}' is not a valid taggable resource type for this operation.`);
  }
  if (others.length > 0) throw invalidValue('Tag specification resource type must be unique.');
  if (!first.Tags || first.Tags.length === 0) throw invalidValue('Tag specification must have at least one tag');
  return withTags([], first.Tags);
}

/** The tags a thing has after `added` came to them. Throws InvalidParameterValue, InvalidTagKey.Malformed or TagLimitExceeded. */
export function withTags(present: readonly TagData[], added: readonly LooseTag[]): TagData[] {
  const tags = present.map((tag) => ({ ...tag }));
  const seen = new Set<string>();
  for (const loose of added) {
    const tag = validTag(loose);
    if (seen.has(tag.Key)) throw invalidValue(`Duplicate tag key '${tag.Key}' specified.`);
    seen.add(tag.Key);
    const same = tags.findIndex(({ Key }) => Key === tag.Key);
    tags.splice(same < 0 ? tags.length : same, 1, tag);
  }
  if (tags.length > MOST_TAGS) {
    throw ec2Failure('TagLimitExceeded', `You have reached the maximum number of tags: ${MOST_TAGS}`);
  }
  return tags;
}

function validTag({ Key, Value = '' }: LooseTag): TagData {
  const key = required(Key, 'Tag.1.Key');
  if (/^aws:/i.test(key)) {
    throw invalidValue("Tag keys starting with 'aws:' are reserved for internal use");
  }
  if (key.length > 127) throw ec2Failure('InvalidTagKey.Malformed', 'Tag key exceeds the maximum length of 127');
  if (Value.length > 256) throw invalidValue('Tag value exceeds the maximum length of 256');
  return { Key: key, Value };
}

/** EC2 leaves an empty tag set out of VPCs, subnets and security groups. */
export function shownTags(tags: readonly TagData[]): TagData[] | undefined {
  return tags.length > 0 ? [...tags] : undefined;
}
