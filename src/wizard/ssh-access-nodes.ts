import type { Draft } from '../answers/answers.ts';
import type { ReadContext } from '../aws/context.ts';
import { securityGroupRules } from '../aws/reads/instances.ts';
import { choose } from '../engine/choose.ts';
import { SetupError } from '../engine/errors.ts';
import { knownOutputs } from '../engine/outputs.ts';
import type { Owner } from '../engine/plan.ts';
import type { Candidate, Facts } from '../engine/resource.ts';
import type { AwsNode } from '../resources/aws-resource.ts';
import type { State } from '../state/schema.ts';
import { securityGroupNode, sshRuleNode } from '../steps/node-ids.ts';
import { securityGroupStep } from '../steps/security-group.ts';

/** The set-up's security group of a region as it was found, and its SSH rule as a node that needs nothing else. */
export interface SshAccess {
  readonly cx: ReadContext;
  readonly rule: AwsNode;
  readonly groupId: string;
  readonly groupOwner: Owner;
}

/**
 * Finds the security group that this set-up made or uses, by its tags or its record; one that merely has the name is not touched.
 * What else may have changed about it, or about its VPC, is no business of this command.
 * @throws SetupError `ssh-access.no-group`, exit 2; `conflict.two-found`, exit 1; what EC2 throws
 */
export async function findSshAccess(cx: ReadContext, state: State, draft: Draft): Promise<SshAccess> {
  const id = securityGroupNode(cx.region);
  const nodes = securityGroupStep.nodes({ ownAddress: undefined }, draft, cx, { resetPassword: '' });
  const [group, rule] = [id, sshRuleNode(cx.region)].map((wanted) => nodes.find((node) => node.id === wanted));
  if (!group || !rule) throw new TypeError('the step "security-group" has lost a node');
  const record = state.nodes[id];
  const recorded = knownOutputs(new Map(Object.entries(state.nodes).map(([node, { live }]) => [node, live])));
  const spec = { ...group.spec(recorded), ...record?.live };
  // The rules are looked at next, and need not wait for the group; what goes wrong with them is told there.
  securityGroupRules(cx).catch(() => undefined);
  const candidates: readonly Candidate<Facts>[] = await group.resource.find(cx, id, spec, record?.live);
  const known = candidates.filter(({ mark, live }) => mark === 'ours' || live.groupId === record?.live.groupId);
  const chosen = choose(group, known, record);
  if (chosen.kind === 'many') throw new SetupError(chosen.conflict.reason, chosen.conflict.facts);
  if (chosen.kind === 'none')
    throw new SetupError('ssh-access.no-group', { region: cx.region, step: 'security-group' }, 2);
  const groupId = String(chosen.live.groupId);
  const found = { of: () => groupId, all: () => [groupId] };
  return { cx, rule: { ...rule, needs: [], spec: () => rule.spec(found) }, groupId, groupOwner: chosen.owner };
}
