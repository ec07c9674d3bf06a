import { formatAccountId } from '../aws/partition.ts';
import type { RunEvent } from '../wizard/events.ts';
import { type Screen, widthOf } from './screen.ts';
import { wrap } from './table.ts';

/** What is out of the ordinary about where things are done. */
export function placeView(event: Extract<RunEvent, { type: 'place' }>, { say, colour, talk }: Screen): string {
  const { practice, endpoint } = event;
  const lines = [
    ...(practice ? wrap(say('identity.practice'), widthOf(talk)).map((line) => colour.cyan(line)) : []),
    ...(endpoint ? wrap(say('identity.endpoint', { endpoint }), widthOf(talk)).map((line) => colour.yellow(line)) : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** Who is signed in where. */
export function identityView(event: Extract<RunEvent, { type: 'identity' }>, screen: Screen): string {
  const { say, talk } = screen;
  const who = say(`identity.kind-${event.kind}`, { name: event.name });
  const account = formatAccountId(event.accountId);
  const regions = event.regions.join(', ');
  const signedIn = say('identity.signed-in', { account, who, partition: event.partition });
  const where = regions && say('identity.regions', { regions });
  return `${wrap([signedIn, where].filter(Boolean).join(' '), widthOf(talk)).join('\n')}\n`;
}
