import type { Connection } from '../aws/connection.ts';
import type { Identity } from '../aws/identity.ts';
import type { State } from '../state/schema.ts';
import type { Session } from './session.ts';
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
export function tellProgress({ store, otherAccounts }: Session, again: boolean, around: Surroundings): void {
  if (!store.state && otherAccounts.length > 0) {
    const accounts = otherAccounts.map((other) => other.accountId).join(', ');
    around.report({ type: 'notice', level: 'info', code: 'run.other-account', facts: { accounts } });
  }
  if (store.healed) {
    around.report({ type: 'notice', level: 'warning', code: 'run.state-healed', facts: { path: store.path } });
  }
  const { state } = store;
  if (!state) return;
  const records = Object.values(state.nodes);
  const facts = {
    since: state.createdAt.slice(0, 10),
    done: String(records.filter((record) => record.status === 'done').length),
    total: String(records.length),
  };
  around.report({ type: 'notice', level: 'info', code: progressCode(state, records.length), facts });
  if (!again) around.report({ type: 'notice', level: 'info', code: 'run.saved-answers' });
}

function progressCode(state: State, records: number): string {
  if (state.finishedAt) return 'run.again';
  return records === 0 ? 'run.resuming-answers' : 'run.resuming';
}
