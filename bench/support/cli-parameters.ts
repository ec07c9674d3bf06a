import type { Call } from '../../test/support/wire-call.ts';

export type Json = string | number | boolean | readonly Json[] | JsonObject;
interface JsonObject {
  readonly [key: string]: Json;
}

/** Where the AWS CLI calls a parameter otherwise than the wire does, beyond the rules below. */
const RENAMED: Readonly<Record<string, string>> = { GroupDescription: 'Description' };
/** A token the CLI makes itself where a call has one. */
const LEFT_OUT = /^(Action|Version|ClientToken|clientToken)$/;
const NUMBERS = /^(FromPort|ToPort|MaxResults|MaxItems)$/;
/** Between the names of a path on the wire; the CLI has none of them. */
const LIST_MARK = 'member';

/** `DescribeVpcs` → `describe-vpcs`, `AWSServiceName` → `aws-service-name`. */
export const cliName = (name: string): string =>
  name
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();

/** A recorded call's parameters as options of the AWS CLI: `Filter.1.Name=…` → `{ '--filters': [{ Name: … }] }`. */
export function cliParameters({ service, parameters }: Call): JsonObject {
  const given = Object.entries(parameters).filter(([name]) => !LEFT_OUT.test(name));
  const tree = service === 'ecs' ? (Object.fromEntries(given) as JsonObject) : unflatten(given);
  return Object.fromEntries(
    Object.entries(tree).map(([name, value]) => [`--${cliName(RENAMED[name] ?? name)}`, truth(value)]),
  );
}

type Branch = Map<string, Branch | string>;

function unflatten(parameters: readonly (readonly [string, unknown])[]): JsonObject {
  const root: Branch = new Map();
  for (const [path, value] of parameters) {
    const names = path.split('.').filter((name) => name !== LIST_MARK);
    const last = names.pop() ?? '';
    let branch = root;
    for (const name of names) {
      const next = branch.get(name);
      const grown: Branch = next instanceof Map ? next : new Map();
      branch.set(name, grown);
      branch = grown;
    }
    branch.set(last, String(value));
  }
  return grow(root);
}

function grow(branch: Branch): JsonObject {
  const [[only, value] = []] = branch;
  // An attribute: a structure of nothing but its value.
  if (branch.size === 1 && only === 'Value' && typeof value === 'string') return { Value: truth(value) };
  return Object.fromEntries(
    [...branch].map(([name, item]) => {
      if (typeof item === 'string') return [name, leaf(name, item)];
      if (!isList(item)) return [name, grow(item)];
      const items = [...item.values()].map((one) => (typeof one === 'string' ? leaf(name, one) : grow(one)));
      // On the wire most of EC2's lists have a singular name.
      return [name.endsWith('s') ? name : `${name}s`, items];
    }),
  );
}

const isList = (branch: Branch): boolean => [...branch.keys()].every((key) => /^\d+$/.test(key));

const leaf = (name: string, text: string): Json => (NUMBERS.test(name) ? Number(text) : text);

const truth = (value: Json): Json => (value === 'true' ? true : value === 'false' ? false : value);
