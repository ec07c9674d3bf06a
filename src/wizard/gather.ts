import type { StepId } from '../answers/flags.ts';
import type { ReadContext } from '../aws/context.ts';
import { faultOf } from '../aws/fault.ts';
import { type Fault, SetupError } from '../engine/errors.ts';
import { withNeeds } from '../engine/graph.ts';
import type { Scope } from '../engine/resource.ts';
import type { AwsNode } from '../resources/aws-resource.ts';
import { STEPS } from '../steps/index.ts';
import type { Asked, Finding, Step } from '../steps/step.ts';
import { type Asking, askStep, assumeStep } from './asking.ts';
import { STEP_NEEDS } from './selection.ts';

/** A step in one region with its answers settled and what it saw with them. */
interface SettledStep {
  // biome-ignore lint/suspicious/noExplicitAny: what a step has seen is its own
  readonly step: Step<any>;
  readonly cx: ReadContext;
  readonly seen: unknown;
  /** False for a step that others only use. */
  readonly wanted: boolean;
}

export interface Gathered {
  readonly settled: readonly SettledStep[];
  readonly nodes: readonly AwsNode[];
  readonly findings: readonly Finding[];
  /** Steps that could not even be looked at, and those that need them. */
  readonly failed: readonly StepId[];
}

/** Settles the questions of every step in the guide's order, and lists what follows from the answers. */
export async function gather(
  wanted: ReadonlySet<StepId>,
  regions: readonly string[],
  contextOf: (scope: Scope) => ReadContext,
  asking: Asking,
  asked: Asked,
): Promise<Gathered> {
  const used = new Set([...wanted, ...[...wanted].flatMap((id) => STEP_NEEDS[id] ?? [])]);
  const settled: SettledStep[] = [];
  const failed: StepId[] = [];
  for (const [at, region] of regions.entries()) {
    for (const step of STEPS.filter(({ id, scope }) => used.has(id) && (scope === 'region' || at === 0))) {
      const cx = contextOf(region);
      const isWanted = wanted.has(step.id);
      if (STEP_NEEDS[step.id]?.some((need) => failed.includes(need))) {
        failed.push(step.id);
        continue;
      }
      try {
        const seen = await (isWanted ? askStep(step, cx, asking) : assumeStep(step, cx, asking));
        settled.push({ step, cx, seen, wanted: isWanted });
      } catch (error) {
        const fault = faultOf(error);
        if (!spoilsOnlyItsStep(error, fault)) throw error;
        asking.report({ type: 'step-failed', step: step.id, fault });
        failed.push(step.id);
      }
    }
  }
  const draftOf = (cx: ReadContext) => asking.book.of(cx.region).values;
  const all = settled.flatMap(({ step, cx, seen }) => step.nodes(seen, draftOf(cx), cx, asked));
  const nodes = [...new Map(all.map((node) => [node.id, node])).values()];
  return {
    settled,
    nodes: withNeeds(nodes, (node) => wanted.has(node.step as StepId)),
    findings: settled
      .filter((one) => one.wanted)
      .flatMap(({ step, cx, seen }) => step.findings(seen, draftOf(cx), cx, asked)),
    failed,
  };
}

/**
 * What AWS refuses one step (a permission, mostly; IAM works in an account whose EC2 is not active yet) or a file it cannot read leaves the
 * others their work; a mistake of the person's or lost credentials do not.
 */
function spoilsOnlyItsStep(error: unknown, { kind, name }: Fault): boolean {
  if (error instanceof SetupError) return error.exitCode === 1 && name.startsWith('file.');
  return kind !== 'credentials' && kind !== 'aborted';
}

/** Looks at everything at once, so that the questions find their answers already there. A look that fails is told when its step is asked. */
export async function lookAhead(
  wanted: ReadonlySet<StepId>,
  regions: readonly string[],
  contextOf: (scope: Scope) => ReadContext,
  asking: Asking,
): Promise<void> {
  const looks = regions.flatMap((region) =>
    STEPS.filter(({ id }) => wanted.has(id)).map((step) =>
      step.look(contextOf(region), asking.book.draftFrom(region, asking.given)),
    ),
  );
  await Promise.allSettled(looks);
}
