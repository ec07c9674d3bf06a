import type { TagData } from './account.ts';
import { invalidValue } from './ec2-input.ts';

/** A filter as the SDK's commands take it. */
export interface Filter {
  Name?: string | undefined;
  Values?: string[] | undefined;
}

type Facet = string | number | boolean | undefined | readonly (string | undefined)[];

/** What a thing answers to each filter name; `tag:KEY` and `tag-key` work for everything that has tags. */
export type Facets<T> = { readonly [filter: string]: (thing: T) => Facet };

/** Those that pass every filter. `*` and `?` match as in AWS; an unknown filter name throws InvalidParameterValue. */
export function filtered<T extends { tags: readonly TagData[] }>(
  things: readonly T[],
  filters: readonly Filter[] | undefined,
  facets: Facets<T>,
): T[] {
  const tests = (filters ?? []).map((filter) => testOf(filter, facets));
  return things.filter((thing) => tests.every((test) => test(thing)));
}

function testOf<T extends { tags: readonly TagData[] }>(
  { Name: name = '', Values: values = [] }: Filter,
  facets: Facets<T>,
): (thing: T) => boolean {
  const facet = facetOf(name, facets);
  if (!facet) throw invalidValue(`The filter '${name}' is invalid`);
  if (values.length === 0) throw invalidValue(`The filter '${name}' must have at least one value`);
  if (values.length > 200) throw invalidValue('The maximum number of filter values specified on a single call is 200');
  const patterns = values.map(patternOf);
  return (thing) => {
    const have = [facet(thing)].flat().filter((value) => value !== undefined);
    return have.some((value) => patterns.some((pattern) => pattern.test(String(value))));
  };
}

function facetOf<T extends { tags: readonly TagData[] }>(
  name: string,
  facets: Facets<T>,
): ((thing: T) => Facet) | undefined {
  if (name.startsWith('tag:')) {
    const key = name.slice('tag:'.length);
    return ({ tags }) => tags.filter((tag) => tag.Key === key).map((tag) => tag.Value);
  }
  if (name === 'tag-key') return ({ tags }) => tags.map((tag) => tag.Key);
  return Object.hasOwn(facets, name) ? facets[name] : undefined;
}

function patternOf(value: string): RegExp {
  const source = value.replace(/\\?[\s\S]/g, (part) => {
    if (part === '*') return '.*';
    if (part === '?') return '.';
    return part.slice(-1).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${source}$`, 's');
}
