export type Tags = Readonly<Record<string, string>>;

/** A tag list of EC2, IAM (`Key`) or ECS (`key`) as one object; two tags of one key are an error of the account. */
export function readTags(
  list: readonly {
    Key?: string | undefined;
    Value?: string | undefined;
    key?: string | undefined;
    value?: string | undefined;
  }[] = [],
): Tags {
  const entries = list.map((tag) => [tag.Key ?? tag.key ?? '', tag.Value ?? tag.value ?? ''] as const);
  const tags = Object.fromEntries(entries);
  if (Object.keys(tags).length !== entries.length)
    throw new Error(`a tag key stands there twice: ${JSON.stringify(list)}`);
  return tags;
}
