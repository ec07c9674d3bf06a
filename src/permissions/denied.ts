import type { Need } from './need.ts';
import { type Place, type Required, required } from './required.ts';
import { GENERAL, needsOf, TYPES_WITH_NEEDS } from './table.ts';

/** What an action that was refused is needed on, and the permission that goes with it, if there is one: to tag what it makes. */
export interface Needed extends Pick<Required, 'resources' | 'condition'> {
  readonly also?: string;
}

/** What the table knows of an action, first of all for the kind of thing it was asked for; `*` where it knows nothing. */
export function whatWasNeeded(action: string, place: Place, type = ''): Needed {
  const known = [type, ...TYPES_WITH_NEEDS].flatMap(allOf);
  const need = [...known, ...GENERAL].find((one) => one.action === action);
  if (!need) return { resources: ['*'] };
  const { resources, condition } = required(need, place);
  const [service, name = ''] = action.split(':');
  const tags = known.find((one) => one.condition?.StringEquals?.[`${service}:CreateAction`]?.includes(name));
  return { resources, ...(condition ? { condition } : {}), ...(tags ? { also: tags.action } : {}) };
}

function allOf(type: string): readonly Need[] {
  const { find, create, update, remove } = needsOf(type);
  return [...find, ...create, ...update, ...remove];
}
