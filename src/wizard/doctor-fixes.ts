import type { Fix, RuleToRevoke } from '../checks/check.ts';
import { fixOf } from '../checks/node-fix.ts';
import type { Told } from '../checks/run-checks.ts';
import { withNeeds } from '../engine/graph.ts';
import type { Change } from '../engine/plan.ts';
import type { NodeId } from '../engine/resource.ts';
import type { AwsNode } from '../resources/aws-resource.ts';
import { ec2IngressRule } from '../resources/ec2-ingress-rule.ts';
import { securityGroupNode } from '../steps/node-ids.ts';
import type { PlannedChange } from './events.ts';
import type { Examination } from './examine.ts';

/** What putting things right comes to: a plan of its own, of the nodes concerned and what they need. */
export interface Fixing {
  readonly changes: readonly Change[];
  readonly nodes: readonly AwsNode[];
  /** What changes, for the person who is asked. */
  readonly shown: readonly PlannedChange[];
  /** Rules that are taken out, by the id of the node that stands for each. */
  readonly revoked: ReadonlyMap<NodeId, RuleToRevoke>;
}

/** The fixes of the findings: those of the named checks, or of all that may be put right without naming them. */
export async function chooseFixes(
  told: readonly Told[],
  ids: readonly string[],
  examination: Examination,
): Promise<Fixing> {
  const fixes = told.flatMap(({ check, finding: { fix } }) => (fix && isChosen(fix, check.id, ids) ? [fix] : []));
  const nodes = await wantedNodes(fixes, examination);
  const rules = fixes.flatMap((fix) => (fix.kind === 'revoke' ? [revocation(fix.rule)] : []));
  return {
    changes: [...nodes.changes, ...rules.map(({ change }) => change)],
    nodes: [...nodes.nodes, ...rules.map(({ node }) => node)],
    shown: [...nodes.shown, ...rules.map(({ change, node }) => ({ ...change, value: node.value }))],
    revoked: new Map(rules.map(({ node, rule }) => [node.id, rule])),
  };
}

function isChosen(fix: Fix, id: string, ids: readonly string[]): boolean {
  if (fix.kind === 'command') return false;
  return ids.length > 0 ? ids.includes(id) : !(fix.kind === 'nodes' && fix.byName);
}

/** The nodes to bring back, in the plan that accepts those that were named, with what they need. */
async function wantedNodes(
  fixes: readonly Fix[],
  { examined, planWith }: Examination,
): Promise<Pick<Fixing, 'changes' | 'nodes' | 'shown'>> {
  const onNodes = fixes.flatMap((fix) => (fix.kind === 'nodes' ? [fix] : []));
  const wanted = onNodes.flatMap((fix) => fix.nodes);
  const accepted = new Set(onNodes.flatMap((fix) => (fix.byName ? fix.nodes : [])));
  const changes = accepted.size > 0 ? (await planWith(accepted)).changes : examined.changes;
  const changeOf = new Map(changes.map((change) => [change.node, change]));
  const isThere = (node: NodeId) => changeOf.get(node)?.action === 'keep';
  const mayComeAlong = (node: NodeId): boolean => {
    const change = changeOf.get(node);
    const fix = change && fixOf(examined, change);
    return wanted.includes(node) || (fix?.kind === 'nodes' && !fix.byName);
  };
  const feasible = examined.nodes.filter((node) => {
    const all = withNeeds(examined.nodes, ({ id }) => id === node.id);
    return wanted.includes(node.id) && all.every(({ id }) => isThere(id) || mayComeAlong(id));
  });
  const nodes = withNeeds(examined.nodes, (node) => feasible.includes(node));
  const doing = nodes.flatMap(({ id }) => changeOf.get(id) ?? []);
  const shown = doing.flatMap((change) => {
    const value = nodes.find(({ id }) => id === change.node)?.value ?? '';
    return change.action === 'keep' ? [] : [{ ...change, value }];
  });
  return { changes: doing, nodes, shown };
}

/** Taking out one rule, whoever made it, as a node of its own that no record stands for. */
function revocation(rule: RuleToRevoke): { change: Change; node: AwsNode; rule: RuleToRevoke } {
  const { region, live } = rule;
  const id = `${region}/rule-${live.ruleId}`;
  const type = ec2IngressRule.type;
  const step = 'security-group';
  const node: AwsNode = {
    id,
    step,
    scope: region,
    needs: [],
    serial: securityGroupNode(region),
    absent: true,
    resource: ec2IngressRule,
    value: `${live.port} ← ${live.cidr}`,
    answers: [],
    spec: () => ({ groupId: String(live.groupId), port: String(live.port), cidr: String(live.cidr), description: '' }),
  };
  const change: Change = { node: id, step, scope: region, type, action: 'remove', spec: {}, live, differences: [] };
  return { change, node, rule };
}
