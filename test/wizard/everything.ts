import { EXTRAS } from '../../src/answers/extras.ts';
import { phone } from '../support/phone.ts';
import { person } from './person.ts';
import type { Runs } from './run.ts';
import { ACCOUNT, OWN } from './undone.ts';

/** All there is, in a network of its own. */
export const EVERYTHING: Readonly<Record<string, string>> = {
  ...OWN,
  with: EXTRAS.map(({ id }) => id).join(','),
  'endpoints-for': 'all',
  'developer-user': 'dana,kim',
  'cli-auth': 'access-key',
  'budget-email': 'you@example.com',
  'ecs-exec': 'true',
};

/** Somebody at the terminal with an authenticator app, who types the account's alias where `destroy` asks for it. */
export function somebody(here: Runs) {
  return { ...person({ line: [ACCOUNT] }), pairing: phone(() => here.clock.now) };
}
