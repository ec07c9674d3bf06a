import { applyPlan } from '../../src/engine/apply.ts';
import { type Fault, SetupError } from '../../src/engine/errors.ts';
import type { Applied, EngineEvent } from '../../src/engine/events.ts';
import { makePlan, type Plan } from '../../src/engine/plan.ts';
import type { NodeId } from '../../src/engine/resource.ts';
import { verify } from '../../src/engine/verify.ts';
import type { World } from '../../src/engine/world.ts';
import { type TestClock, testClock } from '../support/clock.ts';
import { FakeAccount, Refusal } from './fake-account.ts';
import { type Disk, type FakeLedger, fakeLedger } from './fake-ledger.ts';
import type { FakeNode, Look, Writer } from './fake-things.ts';

/** One run of the tool over a fake account. */
export interface FakeRun {
  readonly account: FakeAccount;
  readonly clock: TestClock;
  readonly disk: Disk;
  readonly ledger: FakeLedger;
  readonly world: World<Look, Writer>;
  readonly events: EngineEvent[];
  /** What the person does to stop it. */
  readonly stop: AbortController;
  plan(nodes: readonly FakeNode[], ...accepted: readonly NodeId[]): Promise<Plan>;
  apply(plan: Plan, nodes: readonly FakeNode[]): Promise<Applied>;
  /** Plans and carries the plan out. */
  run(nodes: readonly FakeNode[], ...accepted: readonly NodeId[]): Promise<Applied>;
  verify(applied: Applied, nodes: readonly FakeNode[]): Promise<readonly NodeId[]>;
  /** Kills this run after so many steps: nothing of it reaches the account or the disk any more, and no time passes in it. */
  killAfter(steps: number): void;
  /** Another run later on: the same account, and what is on disk. */
  next(): FakeRun;
}

/** What an error of the fake world means. */
function fakeFault(error: unknown): Fault {
  if (error instanceof Refusal) return { kind: error.kind, name: 'Refusal', message: error.message };
  if (error instanceof SetupError) {
    return { kind: 'other', name: error.code, message: error.message, facts: error.facts };
  }
  return { kind: error === STOPPED ? 'aborted' : 'other', name: 'Error', message: String(error) };
}

export const STOPPED = new Error('stopped by the person');

export function fakeRun(clock = testClock(), account = new FakeAccount(clock), disk: Disk = new Map()): FakeRun {
  const ledger = fakeLedger(disk, account);
  const events: EngineEvent[] = [];
  const stop = new AbortController();
  let looks = 0;
  let tokens = disk.size;
  const world: World<Look, Writer> = {
    look: () => {
      looks += 1;
      const look = looks;
      return () => ({ look });
    },
    writer: () => ({ writes: true }),
    faultOf: fakeFault,
    now: clock.now,
    sleep: (milliseconds) => clock.sleep(milliseconds, stop.signal),
    turn: async () => undefined,
    signal: stop.signal,
    newToken: () => {
      tokens += 1;
      return `token-${tokens}`;
    },
  };
  const emit = (event: EngineEvent) => {
    events.push(event);
  };
  const plan: FakeRun['plan'] = (nodes, ...accepted) => makePlan(nodes, world.look(), world, ledger, new Set(accepted));
  const apply: FakeRun['apply'] = (planned, nodes) => applyPlan(planned, nodes, { world, ledger, emit });
  return {
    account,
    clock,
    disk,
    ledger,
    world,
    events,
    stop,
    plan,
    apply,
    run: async (nodes, ...accepted) => apply(await plan(nodes, ...accepted), nodes),
    verify: (applied, nodes) => verify(applied, nodes, world, ledger, emit),
    killAfter: (steps) => account.killAfter(steps, () => stop.abort(STOPPED)),
    next: () => fakeRun(clock, account, disk),
  };
}
