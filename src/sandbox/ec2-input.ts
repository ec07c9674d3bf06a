import { ec2Failure } from './failure.ts';
import { pageOf } from './paging.ts';

/** A parameter that has to be there and not empty. Throws MissingParameter. */
export function required<T>(value: T | undefined, parameter: string): T {
  if (value !== undefined && value !== '') return value;
  throw ec2Failure('MissingParameter', `The request must contain the parameter ${parameter}`);
}

/** Throws InvalidParameterValue. */
export function invalidValue(message: string): Error {
  return ec2Failure('InvalidParameterValue', message);
}

interface Paged {
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
}

/**
 * One page of an EC2 list: everything, unless MaxResults (5 to `largest`) is given.
 * Throws InvalidParameterValue, InvalidParameterCombination (MaxResults with ids) or InvalidNextToken.
 */
export function ec2Page<T>(
  items: readonly T[],
  { MaxResults: size, NextToken: token }: Paged,
  { largest = 1000, ids }: { largest?: number; ids?: readonly string[] | undefined } = {},
): { items: readonly T[]; NextToken: string | undefined } {
  if (size !== undefined && (!Number.isInteger(size) || size < 5 || size > largest)) {
    throw invalidValue(
      `Value ( ${size} ) for parameter maxResults is invalid. Expecting a value between 5 and ${largest}.`,
    );
  }
  if (size !== undefined && ids !== undefined && ids.length > 0) {
    throw ec2Failure(
      'InvalidParameterCombination',
      'The parameter maxResults cannot be used with a list of ids in the same request',
    );
  }
  const page = pageOf(items, token, size ?? 1000);
  if (!page) throw ec2Failure('InvalidNextToken', 'The specified token is invalid.');
  return { items: page.items, NextToken: page.next };
}

/** The things with these ids, in the account's order, or all of them. Throws what `absent` makes of the first id there is not. */
export function selectByIds<T extends { id: string }>(
  things: readonly T[],
  ids: readonly string[] | undefined,
  absent: (id: string) => Error,
): readonly T[] {
  if (ids === undefined || ids.length === 0) return things;
  const missing = ids.find((id) => !things.some((thing) => thing.id === id));
  if (missing !== undefined) throw absent(missing);
  return things.filter((thing) => ids.includes(thing.id));
}
