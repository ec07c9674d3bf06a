import type { Source } from '../answers/answers.ts';
import type { ReadContext, WriteContext } from '../aws/context.ts';
import { ifAllowed } from '../aws/reads/absent.ts';
import { interfacesOfGroup } from '../aws/reads/instances.ts';
import { awsWorld, type LookMemory, readContext } from '../aws/world.ts';
import type { Ledger } from '../engine/ledger.ts';
import { makePlan, type Plan } from '../engine/plan.ts';
import type { World } from '../engine/world.ts';
import { makeLedger } from '../state/ledger.ts';
import type { State } from '../state/schema.ts';
import { sshFinding } from '../steps/security-group.ts';
import type { Finding } from '../steps/step.ts';
import { AnswerBook } from './answer-book.ts';
import type { PlannedChange } from './events.ts';
import { type Session, setupOf } from './session.ts';
import { findSshAccess, type SshAccess } from './ssh-access-nodes.ts';
import type { Surroundings } from './surroundings.ts';

/** Who is to use SSH from now on, and what that takes: one rule a region. */
export interface SshPlan {
  /** A canonical range or `none`. */
  readonly cidr: string;
  readonly source: Source;
  /** With the new answer in it. */
  readonly book: AnswerBook;
  readonly regions: readonly SshAccess[];
  readonly plan: Plan;
  readonly world: World<ReadContext, WriteContext>;
  readonly ledger: Ledger;
}

/** Looks for the group and the rule of every region. Writes nothing. @throws what `findSshAccess` throws */
export async function planSshAccess(
  cidr: string,
  source: Source,
  state: State,
  session: Session,
  { computer, signal }: Surroundings,
): Promise<SshPlan> {
  const { connection, local, store } = session;
  const setup = setupOf(session, state.setupId);
  const homeRegion = session.regions[0] ?? '';
  const parts = { connection, setup, homeRegion, computer, local, secrets: new Map(), signal };
  const memory: LookMemory = new Map();
  const contextOf = (scope: string) => readContext(parts, scope, memory);
  const book = new AnswerBook(state.answers);
  for (const region of session.regions) book.set('sshCidr', region, cidr, source);
  const regions = await Promise.all(
    session.regions.map((region) =>
      findSshAccess(contextOf(region), state, { ...book.draftFrom(region, new Map()), sshCidr: cidr }),
    ),
  );
  const rules = regions.map(({ rule }) => rule);
  const world = awsWorld(parts);
  const ledger = makeLedger(store, () => computer.now());
  // Asked for by name: it is made also where somebody took it away, or where the group was there before.
  const accepted = new Set(rules.map(({ id }) => id));
  const plan = await makePlan(rules, contextOf, world, ledger, accepted);
  return { cidr, source, book, regions, plan, world, ledger };
}

/** What the plan shows: what is not wanted and not there says nothing, and what goes is shown as it is. */
export function shownChanges({ plan, regions, source }: SshPlan): readonly PlannedChange[] {
  return plan.changes.flatMap((change, at) => {
    const rule = regions[at]?.rule;
    if (!rule || (rule.absent && change.action === 'keep')) return [];
    const value = change.action === 'remove' && change.live ? rule.resource.title(change.live) : rule.value;
    return [{ ...change, value, source }];
  });
}

/** What a person should know before agreeing: whose address it is, who shares it, what else the group guards. */
export async function noticesOf({ cidr, source, plan, regions }: SshPlan): Promise<readonly Finding[]> {
  if (cidr === 'none') return [];
  const found = {
    level: 'info',
    code: 'security-group.own-address',
    facts: { address: cidr.replace('/32', '') },
  } as const;
  const others = await Promise.all(
    regions.map(async ({ cx, groupId, groupOwner, rule }): Promise<readonly Finding[]> => {
      const isMade = plan.changes.some(({ node, action }) => node === rule.id && action === 'create');
      if (groupOwner === 'created' || !isMade) return [];
      const who = (await ifAllowed(interfacesOfGroup(cx, groupId))) ?? [];
      const facts = { group: groupId, who: who.join(', ') };
      return who.length > 0 ? [{ level: 'warning', code: 'ssh-access.others-gain', facts }] : [];
    }),
  );
  return [...(source === 'found' ? [found] : []), sshFinding(cidr), ...replaced(plan), ...others.flat()];
}

/** Whom the rules let in that are taken out once the new ones are there. */
function replaced({ changes }: Plan): readonly Finding[] {
  return changes.flatMap(({ scope, differences }) => {
    const difference = differences.find(({ fact }) => fact === 'cidr');
    if (!difference) return [];
    return [{ level: 'info', code: 'ssh-access.replaces', facts: { region: scope, have: String(difference.have) } }];
  });
}
