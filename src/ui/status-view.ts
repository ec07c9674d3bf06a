import type { RunEvent } from '../wizard/events.ts';
import { harmless } from './harmless.ts';
import { type Screen, widthOf } from './screen.ts';
import { formatTable, pad } from './table.ts';

const SIGNS = { done: '✔', missing: '✖', changed: '~' } as const;

/** One node's line of `status`: its state, its name in the set-up, what it is. */
export function statusLine(event: Extract<RunEvent, { type: 'status' }>, { say, colour, result }: Screen): string {
  const paint = { done: colour.green, missing: colour.red, changed: colour.yellow }[event.status];
  const state = paint(pad(`${SIGNS[event.status]} ${say(`status.${event.status}`)}`, 10));
  const ids = Object.entries(event.live).filter(([fact]) => fact.endsWith('Id') || fact === 'arn' || fact === 'path');
  const id = ids.map(([, value]) => String(value)).find((value) => value !== event.value);
  const before = event.owner === 'adopted' ? ` ${colour.dim(say('status.adopted'))}` : '';
  const shown = harmless(event.value) + before + (id ? ` ${colour.dim(harmless(id))}` : '');
  return `${formatTable([[state, pad(event.node, 46), shown]], widthOf(result), { indent: 0 })}\n`;
}
