import type { Required } from './required.ts';
import { type Statement, statementsFor } from './statement.ts';

export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

/** What a managed policy holds, white space not counted (aws-facts §23). */
export const POLICY_LIMIT = 6144;

/** The policies that allow all of it, each within the limit of a managed policy. */
export function policiesFor(all: readonly Required[], limit = POLICY_LIMIT): readonly PolicyDocument[] {
  const documents: Statement[][] = [];
  for (const statement of statementsFor(all).flatMap((one) => withinLimit(one, limit))) {
    const last = documents.at(-1);
    if (last && sizeOf(documentOf([...last, statement])) <= limit) last.push(statement);
    else documents.push([statement]);
  }
  return documents.map(documentOf);
}

/** The characters that count towards the limit. */
export function sizeOf(document: PolicyDocument): number {
  return JSON.stringify(document).replace(/\s/g, '').length;
}

function documentOf(statements: readonly Statement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements };
}

/** A statement, or, where one alone is too large (very many regions), several that say the same. */
function withinLimit(statement: Statement, limit: number): readonly Statement[] {
  const list = (['Resource', 'Action'] as const).find((part) => Array.isArray(statement[part]));
  if (!list || sizeOf(documentOf([statement])) <= limit) return [statement];
  const values = statement[list] as readonly string[];
  const half = Math.ceil(values.length / 2);
  const parts = [values.slice(0, half), values.slice(half)];
  return parts.flatMap((part, at) => {
    const one = part.length === 1 ? (part[0] ?? '') : part;
    return withinLimit({ ...statement, Sid: `${statement.Sid ?? ''}${'AB'[at]}`, [list]: one }, limit);
  });
}
