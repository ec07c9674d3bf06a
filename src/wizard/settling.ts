import type { StepId } from '../answers/flags.ts';
import type { ReadContext } from '../aws/context.ts';
import { faultOf } from '../aws/fault.ts';
import { type Fault, SetupError } from '../engine/errors.ts';
import type { Scope } from '../engine/resource.ts';
import { STEPS } from '../steps/index.ts';
import type { Step } from '../steps/step.ts';
import { type Asking, askStep, assumeStep } from './asking.ts';
import type { Report, RunEvent } from './events.ts';
import { usedBy } from './selection.ts';

/** A step in one region with its answers settled and what it saw with them. */
export interface SettledStep {
  // biome-ignore lint/suspicious/noExplicitAny: what a step has seen is its own
  readonly step: Step<any>;
  readonly cx: ReadContext;
  readonly seen: unknown;
  /** False for a step that others only use. */
  readonly wanted: boolean;
}

/** Where and of whom steps are settled. */
export interface SettlingIn {
  readonly regions: readonly string[];
  contextOf(scope: Scope): ReadContext;
  readonly asking: Asking;
}

/** A step in one region, about to be settled. */
interface Job {
  // biome-ignore lint/suspicious/noExplicitAny: what a step has seen is its own
  readonly step: Step<any>;
  readonly region: string;
  readonly wanted: boolean;
}

/** The steps as they are settled. */
export class Settling {
  /** By step and region. */
  readonly done = new Map<string, SettledStep>();
  readonly #failed: Pick<Job, 'step' | 'region'>[] = [];
  readonly #in: SettlingIn;

  constructor(where: SettlingIn) {
    this.#in = where;
  }

  /** Steps that could not be looked at in some region, and those that need them there. */
  get failed(): ReadonlySet<StepId> {
    return new Set(this.#failed.map(({ step }) => step.id));
  }

  /** What is refused in one region is not in another; an account-wide step fails for all. */
  #hasFailed(id: StepId, region: string): boolean {
    return this.#failed.some(({ step, region: where }) => {
      return step.id === id && (step.scope === 'account' || where === region);
    });
  }

  /** Settles `ids` and what they use of others, which is made only where it is wanted. */
  async settle(wanted: ReadonlySet<StepId>, ids: ReadonlySet<StepId>): Promise<void> {
    const used = new Set([...ids, ...[...ids].flatMap(usedBy)]);
    const jobs = this.#in.regions.flatMap((region, at) =>
      STEPS.filter(({ id, scope }) => used.has(id) && (scope === 'region' || at === 0)).map((step) => {
        return { step, region, wanted: wanted.has(step.id) };
      }),
    );
    // A person can be asked but one thing at a time.
    if (this.#in.asking.prompter) await this.#inTurn(jobs, this.#in.asking.report);
    else await this.#sideBySide(jobs);
  }

  async #inTurn(jobs: readonly Job[], report: Report): Promise<void> {
    for (const job of jobs) {
      const isTold = this.failed.has(job.step.id);
      await this.#settleStep(job, (event) => {
        if (!isTold || event.type !== 'step-failed') report(event);
      });
    }
  }

  /** No region waits for another; what they tell is told in the guide's order all the same. */
  async #sideBySide(jobs: readonly Job[]): Promise<void> {
    const told = new Map<Job, RunEvent[]>(jobs.map((job) => [job, []]));
    const each = async (some: readonly Job[]) => {
      for (const job of some) await this.#settleStep(job, (event) => told.get(job)?.push(event));
    };
    const regional = this.#in.regions.map((region) =>
      jobs.filter((job) => job.region === region && job.step.scope === 'region'),
    );
    try {
      await each(jobs.filter(({ step }) => step.scope === 'account'));
      const ended = await Promise.allSettled(regional.map(each));
      for (const end of ended) if (end.status === 'rejected') throw end.reason;
    } finally {
      for (const event of onlyFirstFailure([...told.values()].flat())) this.#in.asking.report(event);
    }
  }

  async #settleStep({ step, region, wanted }: Job, report: Report): Promise<void> {
    const { contextOf } = this.#in;
    const asking = { ...this.#in.asking, report };
    if (this.#hasFailed(step.id, region)) return;
    if (usedBy(step.id).some((need) => this.#hasFailed(need, region))) {
      this.#failed.push({ step, region });
      return;
    }
    const cx = contextOf(region);
    try {
      const seen = await (wanted ? askStep(step, cx, asking) : assumeStep(step, cx, asking));
      this.done.set(`${step.id} ${region}`, { step, cx, seen, wanted });
    } catch (error) {
      const fault = faultOf(error);
      if (!spoilsOnlyItsStep(error, fault)) throw error;
      report({ type: 'step-failed', step: step.id, fault });
      this.#failed.push({ step, region });
    }
  }
}

/** A step that fails in several regions at once is told of once. */
function onlyFirstFailure(events: readonly RunEvent[]): readonly RunEvent[] {
  const isAgain = (event: RunEvent, at: number) =>
    event.type === 'step-failed' &&
    events.slice(0, at).some((earlier) => earlier.type === 'step-failed' && earlier.step === event.step);
  return events.filter((event, at) => !isAgain(event, at));
}

/**
 * What AWS refuses one step (a permission, mostly; IAM works in an account whose EC2 is not active yet) or a file it cannot read leaves the
 * others their work; a mistake of the person's or lost credentials do not.
 */
function spoilsOnlyItsStep(error: unknown, { kind, name }: Fault): boolean {
  if (error instanceof SetupError) return error.exitCode === 1 && name.startsWith('file.');
  return kind !== 'credentials' && kind !== 'aborted';
}
