import type { ReadContext, WriteContext } from '../../src/aws/context.ts';
import { inOrder, withNeeds } from '../../src/engine/graph.ts';
import type { Ledger } from '../../src/engine/ledger.ts';
import { verify } from '../../src/engine/verify.ts';
import type { World } from '../../src/engine/world.ts';
import type { AwsNode } from '../../src/resources/aws-resource.ts';
import { RESOURCES } from '../../src/resources/index.ts';
import { makeLedger } from '../../src/state/ledger.ts';
import { STEPS } from '../../src/steps/index.ts';
import { inSession } from '../../src/wizard/session.ts';
import { countedRounds } from '../../test/support/counted-rounds.ts';
import { type Runs, runs } from '../../test/wizard/run.ts';
import { type Chain, longestChain, type Work } from './critical-path.ts';
import { type Calls, inLine, lookingChain, makingWork, ownWork } from './critical-path-stages.ts';
import { own, writeDown } from './owned-calls.ts';

const REGION = 'ap-northeast-2';
/** The same answers as on the wire, but for the key: to make this one takes no time. */
const FLAGS = { vpc: 'new', 'ssh-cidr': '203.0.113.25/32', 'key-type': 'ed25519' };

/** The longest way through a fresh set-up: each of its three stages waits for all of the one before. */
export interface CriticalPath {
  readonly looking: Chain;
  readonly making: Chain;
  readonly proving: Chain;
  readonly rounds: number;
  /** Round trips of the same set-up carried out in this process, by a computer that takes no time. */
  readonly carriedOut: number;
  /** The same of the run after it, which changes nothing. */
  readonly secondRun: number;
}

/** Sets the practice account up in this process, with the program's own steps and engine, and computes the way from its graph of nodes. */
export async function criticalPath(): Promise<CriticalPath> {
  const counted = countedRounds();
  const account = await runs(undefined, counted.options);
  const calls = writeDown(account.sandbox, () => ({ round: counted.count() + 1, events: account.told.length }));
  const restore = [
    ...RESOURCES.flatMap((resource) => [
      ...['find', 'create'].map((name) => own(resource, name, nodeAsked)),
      own(resource, 'update', (args) => inLine(nodeAsked(args))),
    ]),
    ...STEPS.map((step) => own(step, 'look', () => `step ${step.id}`)),
  ];
  try {
    const trips = async (what: () => Promise<unknown>) => {
      const before = counted.count();
      await what();
      return { rounds: counted.count() - before, calls: calls.splice(0) };
    };
    const init = async () => {
      const code = await account.run({ region: REGION, flags: FLAGS });
      if (code !== 0) throw new Error(`the set-up of the practice account ended with ${code}`);
    };
    const fresh = await trips(init);
    const stages = stagesOf(fresh.calls, account);
    const looking = lookingChain(stages.looking);
    const { making, proving } = await withNodes(account, async (examined) => {
      // What was asked to list them.
      calls.length = 0;
      return {
        making: longestChain(examined.nodes.flatMap((node) => makingWork(node, stages.making))),
        proving: await provingChain(examined, trips),
      };
    });
    const secondRun = await trips(init);
    return {
      looking,
      making,
      proving,
      rounds: looking.rounds + making.rounds + proving.rounds,
      carriedOut: fresh.rounds,
      secondRun: secondRun.rounds,
    };
  } finally {
    for (const undo of restore) undo();
  }
}

/** find, create and update are told the node's id second. */
const nodeAsked = ([, id]: readonly unknown[]): string => String(id);

/** The calls before the plan was told, and those after it up to the last look. */
function stagesOf(calls: Calls, { told }: Runs): { looking: Calls; making: Calls } {
  const planned = told.findIndex(({ type }) => type === 'plan');
  const proved = told.findIndex(({ type }) => type === 'verify-started');
  return {
    looking: calls.filter(({ at }) => at.events <= planned),
    making: calls.filter(({ at }) => at.events > planned && at.events <= proved),
  };
}

interface Examined {
  readonly nodes: readonly AwsNode[];
  readonly world: World<ReadContext, WriteContext>;
  readonly ledger: Ledger;
}

/** Hands over the nodes of the set-up as the program itself lists them, and what it looks at them with. */
async function withNodes<T>(account: Runs, use: (examined: Examined) => Promise<T>): Promise<T> {
  const options = { yes: true, region: REGION, stateDirectory: account.stateDirectory };
  const around = account.around(undefined);
  const answers: T[] = [];
  await inSession({
    options,
    purpose: 'look',
    around,
    load: () => import('../../src/wizard/examine.ts'),
    async run({ examine }, session) {
      const { examined, world } = await examine(session, options, around);
      const ledger = makeLedger(session.store, () => around.computer.now());
      answers.push(await use({ nodes: examined.nodes, world, ledger }));
      return 0;
    },
  });
  const [answer] = answers;
  if (answer === undefined) throw new Error('the nodes of the set-up could not be listed');
  return answer;
}

/** To prove a node takes what proving it with all it needs takes, beyond what they take by themselves. */
async function provingChain(
  { nodes, world, ledger }: Examined,
  trips: (what: () => Promise<unknown>) => Promise<{ rounds: number; calls: Calls }>,
): Promise<Chain> {
  const outcomes = new Map(nodes.map(({ id }) => [id, { kind: 'done', live: {} } as const]));
  const whole = new Map<string, number>();
  const work: Work[] = [];
  for (const node of inOrder(nodes)) {
    const part = withNeeds(nodes, ({ id }) => id === node.id);
    const { rounds: all, calls } = await trips(() =>
      verify({ plan: { changes: [] }, outcomes }, part, world, ledger, () => undefined),
    );
    whole.set(node.id, all);
    const before = Math.max(0, ...node.needs.map((need) => whole.get(need) ?? 0));
    work.push({ ...ownWork(node.id, calls), needs: node.needs, rounds: Math.max(0, all - before) });
  }
  return longestChain(work);
}
