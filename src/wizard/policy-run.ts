import { freshWhereRefused } from '../aws/fresh-account.ts';
import { type LookMemory, readContext } from '../aws/world.ts';
import type { ExitCode } from '../engine/errors.ts';
import { policiesFor } from '../permissions/policy.ts';
import { makesAdministrators, requiredForAll, writesPolicies } from '../permissions/whole-setup.ts';
import { AnswerBook } from './answer-book.ts';
import { gather } from './gather.ts';
import type { Given } from './given.ts';
import type { GivenAnswers } from './given-answers.ts';
import { lookAtSteps } from './look-ahead.ts';
import { quietAsking } from './quiet-asking.ts';
import { selectSteps } from './selection.ts';
import { type Session, setupOf } from './session.ts';
import type { SetupOptions } from './setup-options.ts';
import type { Surroundings } from './surroundings.ts';

/** Prints the least-privilege policies for what `init` would do here. `sure` is called once every given answer has proved usable. */
export async function printPolicies(
  session: Session,
  { given, sshFromAnywhere }: GivenAnswers,
  options: SetupOptions,
  around: Surroundings,
  sure: () => void,
): Promise<ExitCode> {
  const { computer, signal, report } = around;
  const { connection, regions, identity, store } = session;
  const homeRegion = regions[0] ?? '';
  const book = new AnswerBook(store.state?.answers);
  const wanted = selectSteps({
    only: options.only,
    identity,
    given,
    flags: options.flags,
    book,
    regions,
    state: store.state,
    report,
  });
  const fresh = freshWhereRefused(namedVpcs(given, book, regions));
  const setup = setupOf(session, store.state?.setupId ?? '');
  // Nothing of a policy depends on where the person is.
  const local = { ...session.local, ownAddress: async () => ({ refused: 'unreachable' as const, detail: '' }) };
  const parts = { connection, setup, homeRegion, computer, local, secrets: new Map(), signal };
  const memory: LookMemory = new Map();
  report({ type: 'looking' });
  const asking = {
    ...quietAsking(book, around),
    given,
    sshFromAnywhere,
  };
  const contextOf = (scope: string) => fresh.contextOf(readContext(parts, scope, memory));
  lookAtSteps({ wanted, regions, contextOf, asking, state: store.state });
  const gathered = await gather({
    wanted,
    regions,
    contextOf,
    asking,
    asked: { resetPassword: options.resetPassword ? 'asked-for' : '' },
  });
  sure();
  const where = { partition: identity.partition.id, accountId: identity.accountId, regions };
  const all = requiredForAll(gathered.nodes, where, ownNames(book, regions));
  if (fresh.wasRefused) report({ type: 'notice', level: 'info', code: 'permissions.fresh-account' });
  if (makesAdministrators(all)) report({ type: 'notice', level: 'warning', code: 'permissions.administrator' });
  else if (writesPolicies(all)) report({ type: 'notice', level: 'warning', code: 'permissions.writes-policies' });
  const documents = policiesFor(all);
  for (const [at, document] of documents.entries()) {
    const [number, count] = [at + 1, documents.length];
    report({ type: 'policy', name: `aws-ecs-setup-${number}`, document, number, count });
  }
  const exitCode = gathered.failed.length > 0 ? 1 : 0;
  report({ type: 'result', ok: exitCode === 0, exitCode });
  return exitCode;
}

/** A key pair that nobody named is called after whoever runs `init`, who need not be who prints the policy. */
function ownNames(book: AnswerBook, regions: readonly string[]): readonly string[] {
  return regions.some((region) => book.of(region).sources.keyName === 'default') ? ['keyName'] : [];
}

/** A VPC that was named is there, whether this caller may see it or not. */
function namedVpcs(given: Given, book: AnswerBook, regions: readonly string[]): readonly string[] {
  const named = [given.get('vpc')?.value, ...regions.map((region) => book.saved('vpc', region))];
  return named.filter((vpc) => typeof vpc === 'string' && vpc.startsWith('vpc-')).map(String);
}
