import { isDeepStrictEqual } from 'node:util';

/** One statement of a permissions policy. */
export interface Statement {
  readonly [member: string]: unknown;
  readonly Effect?: string;
}
interface Document {
  readonly Statement?: Statement | readonly Statement[];
}

/** A policy as IAM answers it: URL-encoded (RFC 3986) JSON. Compact JSON, or undefined when it cannot be read. */
export function decodeDocument(document: string | undefined): string | undefined {
  if (document === undefined) return undefined;
  try {
    return JSON.stringify(JSON.parse(decodeURIComponent(document)));
  } catch {
    return undefined;
  }
}

/** A permissions policy over these statements, as compact JSON. */
export function permissionsDocument(...statements: readonly Statement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

/**
 * Do two permissions policies, as JSON, allow the same? Neither the order of statements, actions, resources and members counts, nor
 * names of statements, nor whether one of something stands in a list. What cannot be read is like nothing.
 */
export function sameDocument(a: string | undefined, b: string | undefined): boolean {
  return Boolean(a && b) && isDeepStrictEqual(plain(a ?? ''), plain(b ?? ''));
}

/** What a permissions policy allows, in one line: `logs:PutLogEvents on arn:…; s3:GetObject on arn:…`. */
export function summaryOf(document: string | undefined): string {
  if (document === undefined) return '';
  return statementsOf(document)
    .map(({ Effect, Action, NotAction, Resource, NotResource, Condition }) => {
      const what = `${NotAction === undefined ? '' : '!'}${sorted(Action ?? NotAction).join(', ')}`;
      const where = `${NotResource === undefined ? '' : '!'}${sorted(Resource ?? NotResource).join(', ')}`;
      const when = Condition === undefined ? '' : ` ${JSON.stringify(Condition)}`;
      return `${Effect === 'Allow' ? '' : `${Effect}: `}${what} → ${where}${when}`;
    })
    .join('; ');
}

/** Those of the actions that no statement allows everywhere; the names of actions are compared without case. */
export function notAllowed(actions: readonly string[], documents: readonly string[]): readonly string[] {
  const allowing = documents
    .flatMap(statementsOf)
    .filter(
      ({ Effect, Resource, Condition }) =>
        Effect === 'Allow' && Condition === undefined && sorted(Resource).includes('*'),
    );
  const patterns = allowing.flatMap(({ Action }) => sorted(Action)).map(pattern);
  return actions.filter((action) => !patterns.some((one) => one.test(action)));
}

const pattern = (action: string): RegExp =>
  new RegExp(
    `^${action
      .replace(/[.+^$(){}|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    'i',
  );

function plain(document: string): unknown {
  const { Statement: _all, ...rest } = JSON.parse(document) as Document;
  const statements = statementsOf(document).map(({ Sid: _name, ...statement }) =>
    Object.fromEntries(
      Object.entries(statement)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([member, value]) => [member, /^(Not)?(Action|Resource)$/.test(member) ? sorted(value) : value]),
    ),
  );
  const order = (statement: object) => JSON.stringify(statement);
  return { ...rest, Statement: statements.sort((one, other) => (order(one) < order(other) ? -1 : 1)) };
}

function statementsOf(document: string): Statement[] {
  const { Statement: all = [] } = JSON.parse(document) as Document;
  return [all].flat() as Statement[];
}

function sorted(value: unknown): readonly string[] {
  return value === undefined ? [] : [...new Set([value].flat().map(String))].sort();
}
