import type { RunEvent } from '../wizard/events.ts';
import { harmless } from './harmless.ts';
import { type Screen, widthOf } from './screen.ts';
import { formatTable, pad } from './table.ts';

/** Of the names of things, in any language. */
const LONGEST_NAME = 28;
const SIGNS = { done: '✔', missing: '✖', changed: '~', begun: '…' } as const;

/** One node's line of `status`: its state, what it is, its value, and its id where that is another. */
export function statusLine(event: Extract<RunEvent, { type: 'status' }>, { say, colour, result }: Screen): string {
  const status = event.unfinished ? 'begun' : event.status;
  const paint = { done: colour.green, missing: colour.red, changed: colour.yellow, begun: colour.yellow }[status];
  const state = paint(pad(`${SIGNS[status]} ${say(`status.${status}`)}`, 9));
  const id = Object.entries(event.live).find(
    ([fact]) => fact.endsWith('Id') && (fact !== 'vpcId' || event.resource === 'ec2.vpc'),
  );
  const about = [
    event.owner === 'adopted' ? say('status.adopted') : '',
    id && !event.value.includes(String(id[1])) ? harmless(String(id[1])) : '',
    /^[a-z]{2}(-[a-z]+)+-\d$/.test(event.scope) ? event.scope : '',
    event.monthlyPrice === 0 ? say('price.free') : say('price.per-month', { price: event.monthlyPrice.toFixed(2) }),
  ].filter(Boolean);
  const shown = `${harmless(event.value)} ${colour.dim(about.join(' '))}`;
  const row = [state, pad(say(`resource.${event.resource}`), LONGEST_NAME), shown];
  return `${formatTable([row], widthOf(result), { indent: 0 })}\n`;
}
