import type { Condition } from './need.ts';
import type { Required } from './required.ts';

/** One statement of a policy, as IAM writes it. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow';
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** The statement that allows one action: `{"Effect":"Allow","Action":"ec2:CreateVpc","Resource":"*"}`. */
export function statementFor({ action, resources, condition }: Pick<Required, 'action' | 'resources' | 'condition'>) {
  return {
    Effect: 'Allow',
    Action: action,
    Resource: single(resources),
    ...conditionOf(condition),
  } satisfies Statement;
}

/** The fewest statements that allow all of it, the same whatever the order it is asked in; each with a Sid of its own. */
export function statementsFor(all: readonly Required[]): readonly Statement[] {
  const groups = new Map<string, Merged[]>();
  for (const one of byAction(all)) {
    const [service = ''] = one.action.split(':');
    const key = JSON.stringify([service, one.condition ?? {}, one.resources]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const taken = new Map<string, number>();
  return [...groups.values()].map((group) => {
    const [{ resources, condition } = { resources: [] as readonly string[], condition: undefined }] = group;
    const actions = group.map(({ action }) => action);
    const name = sidOf(actions[0] ?? '', resources, condition);
    const count = (taken.get(name) ?? 0) + 1;
    taken.set(name, count);
    const Sid = count === 1 ? name : `${name}${count}`;
    return { Sid, Effect: 'Allow', Action: single(actions), Resource: single(resources), ...conditionOf(condition) };
  });
}

interface Merged {
  readonly action: string;
  readonly resources: readonly string[];
  readonly condition: Condition | undefined;
}

/** One entry an action and kind of condition, with all its resources and values; in order of their names. */
function byAction(all: readonly Required[]): readonly Merged[] {
  const merged = new Map<string, Merged>();
  for (const { action, resources, condition } of all) {
    const keys = Object.entries(condition ?? {}).map(([operator, of]) => [operator, ...Object.keys(of).toSorted()]);
    const key = JSON.stringify([action, keys]);
    const before = merged.get(key);
    merged.set(key, {
      action,
      resources: union(before?.resources ?? [], resources),
      condition: condition && before?.condition ? unitedConditions(before.condition, condition) : condition,
    });
  }
  return [...merged.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

function unitedConditions(one: Condition, other: Condition): Condition {
  const operators = Object.entries(one).map(([operator, keys]) => {
    const united = Object.entries(keys).map(([key, values]) => [key, union(values, other[operator]?.[key] ?? [])]);
    return [operator, Object.fromEntries(united)];
  });
  return Object.fromEntries(operators);
}

function union(one: readonly string[], other: readonly string[]): readonly string[] {
  const all = [...new Set([...one, ...other])].toSorted();
  return all.includes('*') ? ['*'] : all;
}

function conditionOf(condition: Condition | undefined): Pick<Statement, 'Condition'> {
  if (!condition) return {};
  const operators = Object.entries(condition).map(([operator, keys]) => {
    return [operator, Object.fromEntries(Object.entries(keys).map(([key, values]) => [key, single(values)]))];
  });
  return { Condition: Object.fromEntries(operators) };
}

function single(values: readonly string[]): string | readonly string[] {
  const [first = '', second] = values;
  return second === undefined ? first : values;
}

/** `Ec2SubnetVpc`, `IamRolePolicyARN`: letters and digits are all that a managed policy takes. */
function sidOf(action: string, resources: readonly string[], condition: Condition | undefined): string {
  const kinds = [
    ...new Set(resources.map((resource) => resource.split(':').slice(5).join(':').split(/[/*]/)[0] || 'any')),
  ];
  const keys = Object.values(condition ?? {}).flatMap((of) => Object.keys(of).map((key) => key.split(':')[1] ?? ''));
  return [action.split(':')[0] ?? '', ...kinds, ...keys].map(capital).join('');
}

const capital = (text: string): string =>
  text.replace(/(^|[^A-Za-z0-9])([A-Za-z0-9])/g, (_whole, _before, first: string) => first.toUpperCase());
