import type { StepId } from '../answers/flags.ts';
import type { ReadContext } from '../aws/context.ts';
import { withNeeds } from '../engine/graph.ts';
import type { AwsNode } from '../resources/aws-resource.ts';
import { STEPS } from '../steps/index.ts';
import type { Asked, Finding } from '../steps/step.ts';
import { type SettledStep, Settling, type SettlingIn } from './settling.ts';

export interface Gathered {
  readonly settled: readonly SettledStep[];
  readonly nodes: readonly AwsNode[];
  /** With the region each is about, where there are several. */
  readonly findings: readonly (Finding & { readonly region?: string })[];
  /** Steps that could not even be looked at, and those that need them. */
  readonly failed: readonly StepId[];
  /** The steps that are carried out: those that were wanted, and those chosen meanwhile. */
  readonly wanted: ReadonlySet<StepId>;
}

export interface Gathering extends SettlingIn {
  readonly wanted: ReadonlySet<StepId>;
  readonly asked: Asked;
  /** Asked once the wanted steps' own questions are settled: what else is wanted? */
  readonly chooseMore?: () => Promise<readonly StepId[]>;
}

/** Settles the questions of every step in the guide's order, and lists what follows from the answers. */
export async function gather(gathering: Gathering): Promise<Gathered> {
  const { regions, asking, asked } = gathering;
  const settling = new Settling(gathering);
  await settling.settle(gathering.wanted, gathering.wanted);
  const more = (await gathering.chooseMore?.()) ?? [];
  const wanted = new Set([...gathering.wanted, ...more]);
  // A chosen option may leave its step with more to ask.
  if (more.length > 0) await settling.settle(wanted, new Set(more));
  const settled = regions.flatMap((region) => STEPS.flatMap((step) => settling.done.get(`${step.id} ${region}`) ?? []));
  const draftOf = (cx: ReadContext) => asking.book.of(cx.region).values;
  const all = settled.flatMap(({ step, cx, seen }) => step.nodes(seen, draftOf(cx), cx, asked));
  const nodes = [...new Map(all.map((node) => [node.id, node])).values()];
  const findings = settled
    .filter((one) => one.wanted)
    .flatMap(({ step, cx, seen }) =>
      step.findings(seen, draftOf(cx), cx, asked).map((finding) => ({
        ...finding,
        ...(step.scope === 'region' && regions.length > 1 ? { region: cx.region } : {}),
      })),
    );
  return {
    settled,
    nodes: withNeeds(nodes, (node) => wanted.has(node.step as StepId)),
    // Two steps may have the same to say.
    findings: [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()],
    failed: [...settling.failed],
    wanted,
  };
}
