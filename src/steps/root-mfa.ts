import type { ReadContext } from '../aws/context.ts';
import { consoleHost, hasRootUser } from '../aws/partition.ts';
import { accountSummary, accountSummaryNow } from '../aws/reads/account.ts';
import type { Meanwhile, Message, Settled, Step } from './step.ts';

/** AWS shows it a while after it was done: how often is asked, and for how long, in milliseconds (aws-facts §5). */
const BETWEEN_LOOKS = 5000;
const LOOKS = 25;

interface RootMfaSeen {
  /** Undefined where there is no root user, or where the caller may not know. */
  readonly isOn: boolean | undefined;
  readonly hasRoot: boolean;
  /** Looks afresh. */
  readonly isOnNow: () => Promise<boolean>;
}

const isOn = (summary: Readonly<Record<string, number>> | undefined) => summary?.AccountMFAEnabled === 1;

/** Guide: MFA for the root user. AWS lets no program turn it on: the step says how, and waits until the account shows it. */
export const rootMfaStep: Step<RootMfaSeen> = {
  id: 'root-mfa',
  scope: 'account',
  async look(cx) {
    const hasRoot = hasRootUser(cx.setup.identity.partition);
    const summary = hasRoot ? await accountSummary(cx) : undefined;
    return { isOn: summary && isOn(summary), hasRoot, isOnNow: async () => isOn(await accountSummaryNow(cx)) };
  },
  questions(seen, _draft, place) {
    if (seen.isOn !== false) return [];
    return [
      {
        key: 'rootMfa',
        kind: 'select',
        text: { code: 'root-mfa.question' },
        found: instructions(place),
        default: 'later',
        choices: [
          { value: 'done', text: { code: 'root-mfa.done' } },
          { value: 'later', text: { code: 'root-mfa.later' } },
        ],
        afresh: true,
        settle: async (value, meanwhile) => (value === 'done' && meanwhile ? waitUntilOn(seen, meanwhile) : { value }),
      },
    ];
  },
  nodes: () => [],
  findings(seen) {
    if (!seen.hasRoot) return [{ level: 'info', code: 'root-mfa.no-root' }];
    if (seen.isOn === undefined) return [{ level: 'info', code: 'root-mfa.unseen' }];
    return seen.isOn ? [{ level: 'info', code: 'root-mfa.on' }] : [];
  },
  notes(draft, _results, place, seen) {
    const isLeft = seen.isOn === false && draft.rootMfa !== 'done';
    return isLeft ? [{ code: 'root-mfa.note-later', facts: { url: urlOf(place) } }] : [];
  },
};

type Place = Pick<ReadContext, 'setup'>;

const urlOf = ({ setup }: Place) => `https://${consoleHost(setup.identity.partition)}/iam/home#/security_credentials`;

/** Whoever is signed in here as somebody else signs in as the root user there. */
function instructions(place: Place): Message {
  const { kind, accountId, name } = place.setup.identity;
  const who = kind === 'root' ? {} : { who: name };
  return { code: 'root-mfa.how', facts: { url: urlOf(place), account: accountId, ...who } };
}

async function waitUntilOn({ isOnNow }: RootMfaSeen, { sleep, tell }: Meanwhile): Promise<Settled> {
  for (let looks = 1; looks <= LOOKS; looks += 1) {
    if (await isOnNow()) return { value: 'done', because: { level: 'info', code: 'root-mfa.on' } };
    if (looks === 1) tell({ code: 'root-mfa.waiting' });
    if (looks < LOOKS) await sleep(BETWEEN_LOOKS);
  }
  return { value: 'later', again: { level: 'warning', code: 'root-mfa.not-yet' } };
}
