import type { StepId } from '../answers/flags.ts';
import { awsWorld, type LookMemory, readContext } from '../aws/world.ts';
import { beginToGenerate } from '../computer/keys/generate.ts';
import { type ExitCode, SetupError } from '../engine/errors.ts';
import { isSettled, makePlan, type Plan } from '../engine/plan.ts';
import type { NodeId } from '../engine/resource.ts';
import { makeLedger } from '../state/ledger.ts';
import { ADMIN_USER, keyPairNode } from '../steps/node-ids.ts';
import { AnswerBook } from './answer-book.ts';
import type { Asking } from './asking.ts';
import { carryOut } from './carry-out.ts';
import { lacksPermissions } from './check-permissions.ts';
import { askExtras } from './checklist.ts';
import { decideConflicts } from './conflicts.ts';
import type { PlannedChange } from './events.ts';
import { type Gathered, gather } from './gather.ts';
import type { GivenAnswers } from './given-answers.ts';
import { lookAhead } from './look-ahead.ts';
import { withRegions } from './only-answered.ts';
import { keysToMake, onlyUsed, plannedChanges, plannedCosts, regionOfChange } from './planned.ts';
import type { Prompter } from './prompter.ts';
import { refuseWhileRemoving } from './removal.ts';
import { refuseSameNames } from './same-names.ts';
import { selectSteps, stepsMade, stepsOf } from './selection.ts';
import { type Session, setupOf } from './session.ts';
import { setupIdHere } from './setup-id.ts';
import type { SetupOptions } from './setup-options.ts';
import type { Surroundings } from './surroundings.ts';
import { tellProgress } from './telling.ts';
import { tidyUp } from './tidy-up.ts';

interface Setup {
  readonly options: SetupOptions;
  readonly given: GivenAnswers;
  /** Absent where nobody can be asked. */
  readonly prompter: Prompter | undefined;
  /** Called once every given answer has proved usable. */
  readonly sure: () => void;
}

/** Looks, asks, plans, confirms, applies, verifies, and tells what is next. */
export async function setUp(
  { options, given: { given, sshFromAnywhere, accept }, prompter, sure }: Setup,
  session: Session,
  around: Surroundings,
): Promise<ExitCode> {
  const { computer, report } = around;
  const { identity, regions, store } = session;
  if (options.resume) refuseWhileRemoving(store.state, options, around);
  const book = new AnswerBook(store.state?.answers);
  const { only, flags } = options;
  const again = options.again && prompter !== undefined;
  const wanted = selectSteps({ only, identity, given, flags, book, regions, state: store.state, again, report });
  const asking: Asking = {
    given,
    book,
    prompter,
    again: options.again,
    report,
    computer,
    sshFromAnywhere,
    secrets: new Map(),
    dryRun: options.dryRun,
    sleep: (milliseconds) => computer.sleep(milliseconds, around.signal),
    keep: () => keepAnswers(session, book),
  };
  const accepting = { ...options, accept: [...options.accept, ...accept] };
  return new SetupRun(accepting, around, session, asking, wanted).run(sure);
}

/** The answers so far, on disk with the next save. */
function rememberAnswers({ store }: Session, book: AnswerBook): void {
  store.update((state) => ({ ...state, answers: book.toSave() }));
}

/** The answers so far, on disk. */
async function keepAnswers(session: Session, book: AnswerBook): Promise<void> {
  rememberAnswers(session, book);
  await session.store.save();
}

class SetupRun {
  readonly #options: SetupOptions;
  readonly #around: Surroundings;
  readonly #session: Session;
  readonly #asking: Asking;
  #wanted: ReadonlySet<StepId>;
  readonly #memory: LookMemory = new Map();
  readonly #accepted: Set<NodeId>;

  constructor(
    options: SetupOptions,
    around: Surroundings,
    session: Session,
    asking: Asking,
    wanted: ReadonlySet<StepId>,
  ) {
    this.#options = options;
    this.#around = around;
    this.#session = session;
    this.#asking = asking;
    this.#wanted = wanted;
    const replaced = options.replaceKeyPair ? session.regions.map(keyPairNode) : [];
    this.#accepted = new Set([...options.accept, ...replaced]);
  }

  async run(sure: () => void): Promise<ExitCode> {
    const { report } = this.#around;
    const { store, regions } = this.#session;
    tellProgress(this.#session, this.#options, this.#around);
    report({ type: 'looking' });
    const contextOf = this.#contextOf(store.state?.setupId ?? '');
    const finding = setupIdHere(this.#session, this.#asking, this.#contextOf(''));
    lookAhead({ wanted: this.#wanted, regions, contextOf, asking: this.#asking, state: store.state });
    const setupId = await finding;
    if (!store.state) store.start({ setupId, tool: this.#around.version });
    store.update((state) => withRegions(state, regions));
    if (!this.#asking.prompter) return this.#planAndCarryOut(setupId, sure);
    // From here on there is something to resume, whatever question the person leaves at; the first one stands before that is on disk.
    const kept = this.#asking.keep();
    // What goes wrong with it goes wrong again with the next answer, and is told then.
    kept.catch(() => undefined);
    try {
      return await this.#planAndCarryOut(setupId, sure);
    } finally {
      await Promise.allSettled([kept]);
    }
  }

  async #planAndCarryOut(setupId: string, sure: () => void): Promise<ExitCode> {
    const { report } = this.#around;
    const { regions } = this.#session;
    const left = new Set<NodeId>();
    for (;;) {
      const gathered = await this.#gather(setupId);
      const plan = await this.#plan(gathered, setupId);
      const changes = plannedChanges(plan, gathered, regions, this.#asking.book);
      sure();
      for (const finding of gathered.findings) report({ type: 'notice', ...finding });
      report({ type: 'plan', changes, dryRun: this.#options.dryRun, costs: plannedCosts(changes, regions) });
      const regionOf = (change: PlannedChange) => regionOfChange(change, regions);
      if (await decideConflicts(changes, this.#asking, this.#accepted, left, regionOf)) {
        this.#leaveOut(this.#asking.book.of(regions[0] ?? '').values.skip ?? []);
        continue;
      }
      const { prompter } = this.#asking;
      const parts = this.#worldParts(setupId);
      const cx = this.#contextOf(setupId)('account');
      if (await lacksPermissions({ options: this.#options, plan, nodes: gathered.nodes, parts, cx, report, prompter }))
        return 1;
      return this.#options.dryRun ? this.#endDryRun() : this.#confirmAndApply(plan, gathered, setupId);
    }
  }

  /** A conflict can be settled by doing without its step. */
  #leaveOut(skipped: readonly string[]): void {
    this.#wanted = new Set([...this.#wanted].filter((id) => !skipped.includes(id)));
  }

  #contextOf(setupId: string) {
    const parts = this.#worldParts(setupId);
    return (scope: string) => readContext(parts, scope, this.#memory);
  }

  #worldParts(setupId: string) {
    const { connection, regions, local } = this.#session;
    const { computer, signal } = this.#around;
    const { secrets, prompter } = this.#asking;
    const pairing = prompter && this.#around.pairing;
    const setup = setupOf(this.#session, setupId);
    return { connection, setup, homeRegion: regions[0] ?? '', computer, local, secrets, pairing, signal };
  }

  async #gather(setupId: string): Promise<Gathered> {
    const resetPassword = this.#options.resetPassword
      ? `asked-for ${new Date(this.#around.computer.now()).toISOString()}`
      : '';
    const { regions } = this.#session;
    const gathered = await gather({
      wanted: this.#wanted,
      regions,
      contextOf: this.#contextOf(setupId),
      asking: this.#asking,
      asked: { resetPassword },
      chooseMore: () => this.#chooseExtras(),
    });
    this.#wanted = gathered.wanted;
    return gathered;
  }

  async #chooseExtras(): Promise<readonly StepId[]> {
    const { identity, regions, store } = this.#session;
    const { only, resume } = this.#options;
    const { nodes = {}, finishedAt } = store.state ?? {};
    const hasAdmin = this.#wanted.has('admin') || ADMIN_USER in nodes;
    // What goes on with a finished set-up is not to be asked for more.
    if (!only && !(resume && finishedAt !== undefined))
      await askExtras(this.#asking, { identity, regions, hasAdmin, made: stepsMade(store.state) });
    const { skip = [], with: extras = [] } = this.#asking.book.of(regions[0] ?? '').values;
    return stepsOf(extras).filter((id) => !skip.includes(id));
  }

  async #plan(gathered: Gathered, setupId: string): Promise<Plan> {
    const { nodes } = gathered;
    const unknown = this.#options.accept.find((id) => !nodes.some((node) => node.id === id));
    if (unknown !== undefined) throw new SetupError('input.unknown-node', { flag: '--accept', value: unknown }, 2);
    refuseSameNames(nodes);
    const world = awsWorld(this.#worldParts(setupId));
    const ledger = makeLedger(this.#session.store, () => this.#around.computer.now());
    const plan = await makePlan(nodes, this.#contextOf(setupId), world, ledger, this.#accepted);
    return onlyUsed(plan, this.#wanted, this.#options.only !== undefined);
  }

  #endDryRun(): ExitCode {
    this.#around.report({ type: 'result', ok: true, exitCode: 0, summary: { code: 'run.dry-run-end' } });
    return 0;
  }

  async #confirmAndApply(plan: Plan, gathered: Gathered, setupId: string): Promise<ExitCode> {
    const { prompter } = this.#asking;
    const { regions, store } = this.#session;
    // An RSA key takes a while to find: as long as a person takes to read a plan.
    beginToGenerate(keysToMake(plan));
    rememberAnswers(this.#session, this.#asking.book);
    const folders = regions.map((region) => this.#asking.book.of(region).values);
    // What nobody has to agree to is on disk with the first intent.
    await Promise.all([prompter && store.save(), tidyUp(folders, this.#around.computer)]);
    if (!isSettled(plan) && prompter && !(await prompter.confirm({ code: 'run.confirm' }, !store.state?.removal))) {
      this.#around.report({ type: 'result', ok: false, exitCode: 1, summary: { code: 'run.declined' } });
      return 1;
    }
    return carryOut({
      plan,
      gathered,
      session: this.#session,
      asking: this.#asking,
      around: this.#around,
      world: awsWorld(this.#worldParts(setupId)),
      options: this.#options,
    });
  }
}
