import type { WriteContext } from '../aws/context.ts';
import { faultOf } from '../aws/fault.ts';
import type { Change } from '../engine/plan.ts';
import { isPending } from '../engine/resource.ts';
import type { AwsNode } from '../resources/aws-resource.ts';
import type { Verdict } from './simulate.ts';

/** What EC2 said of the first call of one planned change. */
export interface DryRun {
  readonly node: string;
  readonly verdict: Verdict;
  /** The action the answer is about; undefined when nothing was asked. */
  readonly action: string | undefined;
}

/**
 * Asks EC2 whether the call of a planned change would be allowed, by making it through clients that send nothing but dry runs. A change
 * whose parameters are not all known yet is not asked about.
 * @throws what ends a run: a stop, lost credentials
 */
export async function dryRun(node: AwsNode, change: Change, cx: WriteContext): Promise<DryRun | undefined> {
  if (!change.type.startsWith('ec2.') || Object.values(change.spec).some(isPending)) return undefined;
  try {
    await send(node, change, cx);
    // Nothing but an answer that says so proves anything.
    return undefined;
  } catch (error) {
    const { kind, name, action } = faultOf(error);
    if (kind === 'aborted' || kind === 'credentials') throw error;
    const verdict = name === 'DryRunOperation' ? 'allowed' : kind === 'denied' ? 'denied' : 'unknown';
    return { node: change.node, verdict, action };
  }
}

async function send({ resource, id }: AwsNode, change: Change, cx: WriteContext): Promise<void> {
  const { action, spec, live = {}, differences } = change;
  if (action === 'create') await resource.create(cx, id, spec, 'aws-ecs-setup-dry-run');
  else if (action === 'update') await resource.update?.(cx, id, spec, live, differences);
  else await resource.remove?.(cx, live);
}
