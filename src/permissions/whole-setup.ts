import { knownOutputs } from '../engine/outputs.ts';
import type { NodeId } from '../engine/resource.ts';
import type { AwsNode } from '../resources/aws-resource.ts';
import { type Described, factsOf, type Required, required } from './required.ts';
import { GENERAL, needsOf } from './table.ts';

interface Where {
  readonly partition: string;
  readonly accountId: string;
  readonly regions: readonly string[];
}

/** AWS gives these out; a policy that names them would be good for one thing alone, once. */
const GIVEN_OUT = /Id$/;

/**
 * Everything that a set-up of these nodes needs, from the first look to its removal.
 * @param open facts that nobody has settled and that differ from person to person
 */
export function requiredForAll(nodes: readonly AwsNode[], where: Where, open: readonly string[]): readonly Required[] {
  const described = new Map<NodeId, Described>(
    nodes.map((node) => [node.id, { spec: node.spec(knownOutputs(new Map())) }]),
  );
  const general = where.regions.flatMap((scope) =>
    GENERAL.map((need) => required(need, { ...where, scope, facts: {} })),
  );
  const own = nodes.flatMap((node) => {
    const all = factsOf(described.get(node.id) ?? { spec: {} }, (id) => described.get(id));
    const facts = Object.fromEntries(
      Object.entries(all).filter(([name]) => !GIVEN_OUT.test(name) && !open.includes(name)),
    );
    const { find, create, update, remove } = needsOf(node.resource.type);
    // What is only ever used as found is neither made nor removed.
    const needs = node.adoptOnly ? find : [...find, ...create, ...update, ...remove];
    const wanted = needs.filter(({ when }) => when === undefined || Object.hasOwn(all, when));
    return wanted.map((need) => required(need, { ...where, scope: node.scope, facts }, [node.id]));
  });
  return [...general, ...own];
}

/** May whoever has these permissions write whatever they like into a role's? IAM looks at the name of a policy, not at what it says. */
export function writesPolicies(all: readonly Required[]): boolean {
  return all.some(({ action }) => action === 'iam:PutRolePolicy' || action === 'iam:CreatePolicyVersion');
}

/** May whoever has these permissions make anybody an administrator, and so themselves? */
export function makesAdministrators(all: readonly Required[]): boolean {
  return all.some(({ condition }) =>
    condition?.ArnEquals?.['iam:PolicyARN']?.some((arn) => arn.endsWith(':policy/AdministratorAccess')),
  );
}
