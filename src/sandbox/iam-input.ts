import type { TagData } from './account.ts';
import { iamFailure } from './failure.ts';
import { pageOf } from './paging.ts';

/** Throws IAM's ValidationError. */
export function invalid(message: string): Error {
  return iamFailure('ValidationError', message);
}

/** A parameter that has to be there. Throws ValidationError. */
export function required<T>(value: T | undefined, parameter: string): T {
  if (value !== undefined) return value;
  throw invalid(
    `1 validation error detected: Value null at '${parameter}' failed to satisfy constraint: Member must not be null`,
  );
}

/** A name of IAM's character set, 1 to `longest` long. Throws ValidationError. */
export function validName(value: string | undefined, parameter: string, longest: number): string {
  const name = required(value, parameter);
  if (name.length < 1 || name.length > longest) {
    throw invalid(
      `1 validation error detected: Value '${name}' at '${parameter}' failed to satisfy constraint: Member must have length between 1 and ${longest}`,
    );
  }
  if (/^[A-Za-z0-9_+=,.@-]+$/.test(name)) return name;
  throw invalid(
    `The specified value for ${parameter} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-`,
  );
}

/** `/` or `/some/path/`. Throws ValidationError. */
export function validPath(path = '/'): string {
  if (path === '/' || (path.length <= 512 && /^\/[!-~]+\/$/.test(path))) return path;
  throw invalid(
    'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.',
  );
}

const TAG_TEXT = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const MOST_TAGS = 50;

/** The tags a thing has after `added` came to them; keys are compared without case. Throws ValidationError, InvalidInput or LimitExceeded. */
export function withTags(
  present: readonly TagData[],
  added: readonly { Key: string | undefined; Value: string | undefined }[] | undefined,
): TagData[] {
  const tags = present.map((tag) => ({ ...tag }));
  const seen = new Set<string>();
  for (const { Key: key, Value: value } of added ?? []) {
    const tag = validTag(key, value);
    const folded = tag.Key.toLowerCase();
    if (seen.has(folded)) {
      throw iamFailure('InvalidInput', 'Duplicate tag keys found. Please note that Tag keys are case insensitive.');
    }
    seen.add(folded);
    const same = tags.findIndex((other) => other.Key.toLowerCase() === folded);
    tags.splice(same < 0 ? tags.length : same, 1, tag);
  }
  if (tags.length > MOST_TAGS) {
    throw iamFailure('LimitExceeded', `The number of tags has reached the maximum limit: ${MOST_TAGS}.`);
  }
  return tags;
}

function validTag(key: string | undefined, value: string | undefined): TagData {
  const Key = required(key, 'tags.1.member.key');
  const Value = required(value, 'tags.1.member.value');
  if (Key.length < 1 || Key.length > 128 || Value.length > 256 || !TAG_TEXT.test(Key) || !TAG_TEXT.test(Value)) {
    throw invalid(
      "1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*",
    );
  }
  if (/^aws:/i.test(Key)) {
    throw iamFailure('InvalidInput', 'Tag keys that start with the prefix "aws:" are reserved for internal use.');
  }
  return { Key, Value };
}

/** One page of an IAM list: 100 unless MaxItems says otherwise, 1 to 1000. Throws ValidationError. */
export function iamPage<T>(
  items: readonly T[],
  { Marker, MaxItems = 100 }: { Marker?: string | undefined; MaxItems?: number | undefined },
): { items: readonly T[]; rest: { IsTruncated: boolean; Marker: string | undefined } } {
  if (!Number.isInteger(MaxItems) || MaxItems < 1 || MaxItems > 1000) {
    throw invalid(`1 validation error detected: Value '${MaxItems}' at 'maxItems' must be between 1 and 1000`);
  }
  const page = pageOf(items, Marker, MaxItems);
  if (!page) throw invalid('Invalid Marker.');
  return { items: page.items, rest: { IsTruncated: page.next !== undefined, Marker: page.next } };
}
