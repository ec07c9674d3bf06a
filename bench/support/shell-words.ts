import type { Json } from './cli-parameters.ts';

/** What the AWS CLI's shorthand takes as it is. */
const PLAIN = /^[\w./:$@%+-]+$/;

/**
 * A value as words of a shell's command line: in the AWS CLI's shorthand (`ResourceType=vpc,Tags=[{Key=Name,Value=ecs}]`) where it can say it,
 * as JSON otherwise. `$name` stays a variable.
 */
export function shellWords(value: Json): readonly string[] {
  if (typeof value !== 'object') return [quoted(String(value))];
  const items: readonly Json[] = Array.isArray(value) ? value : [value];
  const short = items.map((item) => (isObject(item) ? members(item) : shorthand(item)));
  return short.every((item) => item !== undefined) ? short.map(quoted) : [quoted(JSON.stringify(value))];
}

function shorthand(value: Json): string | undefined {
  if (Array.isArray(value)) return joined(value.map(shorthand), '[', ']');
  if (isObject(value)) {
    const inside = members(value);
    return inside === undefined ? undefined : `{${inside}}`;
  }
  return PLAIN.test(String(value)) ? String(value) : undefined;
}

function members(value: { readonly [key: string]: Json }): string | undefined {
  const pairs = Object.entries(value).map(([key, item]) => {
    const text = shorthand(item);
    return text === undefined ? undefined : `${key}=${text}`;
  });
  return joined(pairs, '', '');
}

const joined = (texts: readonly (string | undefined)[], before: string, after: string): string | undefined =>
  texts.every((text) => text !== undefined) ? before + texts.join(',') + after : undefined;

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && !Array.isArray(value);

function quoted(text: string): string {
  if (/^[\w./:=,@%+-]+$/.test(text)) return text;
  if (!/\$[A-Za-z]/.test(text)) return `'${text.replaceAll("'", `'\\''`)}'`;
  return `"${text.replaceAll(/["\\`]/g, '\\$&')}"`;
}
