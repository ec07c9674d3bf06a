import { managedPolicyArn } from '../aws/partition.ts';
import { role, rolePolicies } from '../aws/reads/roles.ts';
import { dollars, monthlyPrice, unitPrice } from '../prices/prices.ts';
import type { AwsNode } from '../resources/aws-resource.ts';
import { iamRole } from '../resources/iam-role.ts';
import { iamRolePolicy } from '../resources/iam-role-policy.ts';
import { SSM } from '../resources/trust-policy.ts';
import { EXTERNAL_ROLE as ROLE } from './node-ids.ts';
import type { Step } from './step.ts';

const DEFAULT_ROLE = 'ecsAnywhereRole';
/** Registers the server with Systems Manager, and lets its agent work for a cluster. */
const POLICIES = [
  { id: 'account/external-role-ssm-policy', name: 'AmazonSSMManagedInstanceCore' },
  { id: 'account/external-role-ecs-policy', name: 'service-role/AmazonEC2ContainerServiceforEC2Role' },
];

/** ECS Anywhere: the role of servers outside AWS that join a cluster. Registering one is the person's own business, and costs. */
export const externalRoleStep: Step<undefined> = {
  id: 'external-role',
  scope: 'account',
  async look(cx, draft) {
    const roleName = draft.externalRole ?? DEFAULT_ROLE;
    await Promise.all([role(cx, roleName), rolePolicies(cx, roleName)]);
    return undefined;
  },
  questions: () => [
    { key: 'externalRole', kind: 'text', text: { code: 'external-role.question' }, default: DEFAULT_ROLE, quiet: true },
  ],
  nodes(_seen, draft, place) {
    const roleName = draft.externalRole ?? DEFAULT_ROLE;
    const { partition, accountId } = place.setup.identity;
    const common = { step: 'external-role', scope: 'account', serial: `iam:role:${roleName}` } as const;
    const made: AwsNode = {
      ...common,
      id: ROLE,
      needs: [],
      resource: iamRole,
      value: roleName,
      answers: ['externalRole'],
      otherwise: [{ label: 'choice.other-external-role', flag: '--external-role NAME', ask: 'externalRole' }],
      spec: () => ({
        roleName,
        description: 'Lets servers outside AWS join ECS clusters (ECS Anywhere)',
        service: SSM,
        sourceArn: `arn:${partition.id}:ssm:*:${accountId}:*`,
      }),
    };
    const policies = POLICIES.map(
      ({ id, name }): AwsNode => ({
        ...common,
        id,
        needs: [ROLE],
        widens: [ROLE],
        resource: iamRolePolicy,
        value: name.slice(name.lastIndexOf('/') + 1),
        answers: [],
        spec: (outputs) => ({
          roleName: outputs.of(ROLE, 'roleName'),
          policyArn: managedPolicyArn(partition, name),
        }),
      }),
    );
    return [made, ...policies];
  },
  findings: () => [],
  notes(draft, results, place) {
    const found = results(ROLE);
    if (found === undefined) return [];
    const { region } = place;
    const price = String(unitPrice('ecs-anywhere-instance', region));
    const month = dollars(monthlyPrice('ecs-anywhere-instance', 1, region));
    const facts = { role: String(found.roleName), region, cluster: draft.cluster ?? 'default', price, month };
    return [{ code: 'external-role.note', facts }];
  },
};
