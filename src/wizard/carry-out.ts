import type { ReadContext, WriteContext } from '../aws/context.ts';
import { applyPlan, lostCredentials } from '../engine/apply.ts';
import type { ExitCode } from '../engine/errors.ts';
import type { Outcome } from '../engine/events.ts';
import type { Ledger } from '../engine/ledger.ts';
import { isSettled, type Plan } from '../engine/plan.ts';
import type { Facts, NodeId } from '../engine/resource.ts';
import { verify } from '../engine/verify.ts';
import type { World } from '../engine/world.ts';
import { makeLedger } from '../state/ledger.ts';
import { clusterNode, keyPairNode, securityGroupNode, vpcNode } from '../steps/node-ids.ts';
import type { Message } from '../steps/step.ts';
import type { Asking } from './asking.ts';
import { commandLine } from './command-line.ts';
import type { Gathered } from './gather.ts';
import { asksToLeaveRoot, goOnAsRoot, isForRoot } from './root.ts';
import type { Session } from './session.ts';
import type { SetupOptions } from './setup-options.ts';
import type { Surroundings } from './surroundings.ts';

export interface CarryingOut {
  readonly plan: Plan;
  readonly gathered: Gathered;
  readonly session: Session;
  readonly asking: Asking;
  readonly around: Surroundings;
  readonly world: World<ReadContext, WriteContext>;
  readonly options: SetupOptions;
}

/** Carries out a confirmed plan, proves it, keeps the result and tells what is next. */
export async function carryOut(doing: CarryingOut): Promise<ExitCode> {
  const { plan, session, around, world, gathered, options } = doing;
  const { store } = session;
  const ledger = makeLedger(store, () => around.computer.now());
  const nothingToDo = isSettled(plan);
  const wasFinished = store.state?.finishedAt !== undefined;
  if (!nothingToDo) store.update(({ finishedAt: _, ...state }) => state);
  // One step alone is no answer to a removal that was begun.
  if (options.only === undefined && store.state?.removal) store.update(({ removal: _, ...state }) => state);

  const { outcomes, switching } = await applyInTurn(doing, ledger);
  await store.save();
  around.signal.throwIfAborted();

  if (lostCredentials(outcomes)) return endWithoutCredentials(doing);
  const isChanged = plan.changes.some(({ node, action }) => action !== 'keep' && outcomes.get(node)?.kind === 'done');
  const unconfirmed = isChanged ? await verify({ plan, outcomes }, gathered.nodes, world, ledger, around.report) : [];
  const notDone = [...outcomes.values()].filter((outcome) => outcome.kind !== 'done');
  const open = notDone.length + gathered.failed.length;
  const byChoice = gathered.failed.length === 0 && notDone.every((outcome) => isLeftOut(outcome, outcomes));
  const ok = open === 0 && unconfirmed.length === 0 && !switching;
  // One step alone does not finish a set-up.
  if (ok && (wasFinished || options.only === undefined)) {
    store.update((state) => ({ ...state, finishedAt: new Date(around.computer.now()).toISOString() }));
  }
  await store.save();
  if (!switching) around.report({ type: 'next-steps', notes: await notesOf(doing, outcomes, ok) });
  return end(open, unconfirmed, switching, byChoice, doing);
}

/** Did a person do without it for now, or without what it needs? */
function isLeftOut(outcome: Outcome | undefined, outcomes: ReadonlyMap<NodeId, Outcome>): boolean {
  if (outcome?.kind === 'skipped') {
    const because = outcomes.get(outcome.because);
    return because?.kind === 'failed' && isLeftOut(because, outcomes);
  }
  return outcome?.kind === 'failed' && outcome.fault.name === 'unattended.given-up';
}

/** All at once; for a person who is signed in as root, what root should do first, and the rest only if they want to go on as root. */
async function applyInTurn(
  doing: CarryingOut,
  ledger: Ledger,
): Promise<{ outcomes: ReadonlyMap<NodeId, Outcome>; switching: boolean }> {
  const { plan, gathered, around, world } = doing;
  const apply = (changes: Plan['changes']) =>
    applyPlan({ changes }, gathered.nodes, { world, ledger, emit: around.report });
  if (!asksToLeaveRoot(doing)) return { outcomes: (await apply(plan.changes)).outcomes, switching: false };
  const first = await apply(plan.changes.filter((change) => isForRoot(change.step)));
  if (!(await goOnAsRoot(doing, first))) return { outcomes: first.outcomes, switching: true };
  const rest = await apply(plan.changes.filter((change) => !isForRoot(change.step)));
  return { outcomes: new Map([...first.outcomes, ...rest.outcomes]), switching: false };
}

function end(
  open: number,
  unconfirmed: readonly NodeId[],
  switching: boolean,
  byChoice: boolean,
  { plan, options, around }: CarryingOut,
): ExitCode {
  const exitCode: ExitCode = open + unconfirmed.length > 0 || switching ? 1 : 0;
  // Whoever goes on as the administrator does so with a profile of their own.
  const chosen = switching ? { stateFlag: options.stateFlag } : options;
  const facts = { count: String(open), command: commandLine('resume', chosen, around), nodes: unconfirmed.join(', ') };
  const code = () => {
    if (open > 0) return byChoice && unconfirmed.length === 0 ? 'run.left-out' : 'run.left-undone';
    if (unconfirmed.length > 0) return 'run.unconfirmed';
    if (switching) return 'run.root-stopped';
    if (plan.changes.length === 0) return 'run.only-looked';
    return isSettled(plan) ? 'run.nothing-to-do' : 'run.done';
  };
  around.report({ type: 'result', ok: exitCode === 0, exitCode, summary: { code: code(), facts } });
  return exitCode;
}

/** Nothing can be looked at any more, so there is nothing to prove. */
function endWithoutCredentials({ options, around }: CarryingOut): ExitCode {
  const facts = { command: commandLine('resume', options, around) };
  around.report({ type: 'result', ok: false, exitCode: 3, summary: { code: 'run.credentials-lost', facts } });
  return 3;
}

async function notesOf(
  doing: CarryingOut,
  outcomes: ReadonlyMap<NodeId, Outcome>,
  ok: boolean,
): Promise<readonly Message[]> {
  const { session, asking, gathered, options, around } = doing;
  const results = (node: NodeId) => {
    const outcome = outcomes.get(node);
    // What was taken away, or is not wanted and not there, left nothing to tell of.
    return outcome?.kind === 'done' && Object.keys(outcome.live).length > 0 ? outcome.live : undefined;
  };
  // A step alone tells of what earlier runs settled, too: the cluster, for one.
  const draftOf = (region: string) => ({
    ...asking.book.draftFrom(region, asking.given),
    ...asking.book.of(region).values,
  });
  const all = gathered.settled
    .filter((one) => one.wanted)
    .map(async ({ step, cx, seen }) => {
      const complete = step.complete ? await step.complete(seen) : seen;
      return step.notes(draftOf(cx.region), results, cx, complete);
    });
  const told = (await Promise.all(all)).flat();
  // Who only looked has nothing yet that could be checked or taken back.
  if (doing.plan.changes.length === 0) return told;
  const notes = session.local.isPractice && told.length > 0 ? [{ code: 'next.practice' }, ...told] : told;
  const doctor = commandLine('doctor', options, around);
  const undo = { code: 'next.undo', facts: { doctor, command: commandLine('destroy', options, around) } };
  // What is there may cost something, however much is missing.
  if (!ok) return [...notes, undo];
  return [
    ...notes,
    ...session.regions.flatMap((region) => noWayOutNote(region, doing) ?? launchNote(region, results)),
    { code: 'next.other-region', facts: { command: commandLine('init --region REGION', options, around) } },
    undo,
  ];
}

/** Where instances could not reach ECS yet: what makes it so that they do. The group is in one VPC for good, so it is made anew for another. */
function noWayOutNote(region: string, { gathered, session, options, around }: CarryingOut): Message | undefined {
  const [first] = session.regions;
  const found = gathered.findings.find(
    (one) => one.code === 'vpc.no-public-subnet' && (one.region ?? first) === region,
  );
  if (!found || gathered.wanted.has('endpoints')) return undefined;
  const facts = {
    region,
    vpc: found.facts?.vpc ?? '',
    destroy: commandLine(`destroy --only security-group --region ${region}`, options, around),
    init: commandLine(`init --vpc new --region ${region}`, options, around),
  };
  return { code: 'next.no-way-out', facts };
}

/** What to choose when an instance is started, once everything for it is there. */
function launchNote(region: string, results: (node: NodeId) => Facts | undefined): readonly Message[] {
  const profile = results('account/instance-profile')?.profileName;
  const group = results(securityGroupNode(region));
  if (profile === undefined || group === undefined) return [];
  const keyName = results(keyPairNode(region))?.keyName;
  const securityGroup = `${group.groupName} (${group.groupId})`;
  const cluster = String(results(clusterNode(region))?.clusterName ?? 'default');
  const facts = {
    region,
    profile: String(profile),
    securityGroup,
    keyName: String(keyName ?? ''),
    // The console proposes the default VPC, and an instance joins the default cluster unless it is told otherwise (aws-facts §18).
    vpc: results(`${region}/public-subnet-1`) ? String(results(vpcNode(region))?.vpcId ?? '') : '',
    cluster: cluster === 'default' ? '' : cluster,
  };
  return [{ code: 'next.launch', facts }];
}
