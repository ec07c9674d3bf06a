import { formatAccountId } from '../aws/partition.ts';
import type { RunEvent } from '../wizard/events.ts';
import { type Screen, widthOf } from './screen.ts';
import { wrap } from './table.ts';

/** Who is signed in where, and what is out of the ordinary about it. */
export function identityView(event: Extract<RunEvent, { type: 'identity' }>, screen: Screen): string {
  const { say, colour, talk } = screen;
  const who = say(`identity.kind-${event.kind}`, { name: event.name });
  const account = formatAccountId(event.accountId);
  const regions = event.regions.join(', ');
  const signedIn = say('identity.signed-in', { account, who, partition: event.partition });
  const where = regions && say('identity.regions', { regions });
  const lines = [...wrap([signedIn, where].filter(Boolean).join(' '), widthOf(talk))];
  if (event.practice) lines.push(...wrap(colour.cyan(say('identity.practice')), widthOf(talk)));
  if (event.endpoint) {
    lines.push(...wrap(colour.yellow(say('identity.endpoint', { endpoint: event.endpoint })), widthOf(talk)));
  }
  return `${lines.join('\n')}\n`;
}
