import type { Connection } from '../aws/connection.ts';
import type { Identity } from '../aws/identity.ts';
import type { State } from '../state/schema.ts';
import type { Message } from '../steps/step.ts';
import { tellRemoval } from './removal.ts';
import type { Session } from './session.ts';
import type { SetupOptions } from './setup-options.ts';
import type { Surroundings } from './surroundings.ts';

/** The very first lines, where what is done here is not done to AWS as anybody would think. */
export function tellPlace(endpoint: string | undefined, around: Surroundings): void {
  const practice = around.practice !== undefined;
  if (practice || endpoint) around.report({ type: 'place', practice, ...(endpoint ? { endpoint } : {}) });
}

/** The first lines of every run: who, and where. */
export function tellIdentity(
  identity: Identity,
  regions: readonly string[],
  connection: Connection,
  around: Surroundings,
): void {
  const { accountId, arn, kind, name, partition } = identity;
  around.report({
    type: 'identity',
    accountId,
    arn,
    kind,
    name,
    partition: partition.id,
    regions,
    ...(connection.endpoint ? { endpoint: connection.endpoint } : {}),
    practice: around.practice !== undefined,
  });
}

/** Whether this begins, goes on or looks again, and what is out of the ordinary about what is remembered. */
export function tellProgress({ store, otherAccounts }: Session, options: SetupOptions, around: Surroundings): void {
  if (!store.state && otherAccounts.length > 0) {
    const accounts = otherAccounts.map((other) => other.accountId).join(', ');
    around.report({ type: 'notice', level: 'info', code: 'run.other-account', facts: { accounts } });
  }
  if (store.healed) {
    around.report({ type: 'notice', level: 'warning', code: 'run.state-healed', facts: { path: store.path } });
  }
  const { state } = store;
  if (!state) return;
  tellRemoval(state, options, around);
  if (!state.removal) around.report({ type: 'notice', level: 'info', ...progressOf(state) });
  if (!options.again) around.report({ type: 'notice', level: 'info', code: 'run.saved-answers' });
}

function progressOf(state: State): Message {
  if (state.finishedAt) return { code: 'run.again' };
  const records = Object.values(state.nodes);
  const begun = records.filter(({ status }) => status === 'applying').length;
  const facts = {
    since: state.createdAt.slice(0, 10),
    done: String(records.length - begun),
    begun: begun > 0 ? String(begun) : '',
  };
  return { code: records.length === 0 ? 'run.resuming-answers' : 'run.resuming', facts };
}
