import type { ReadContext } from '../aws/context.ts';
import { notAllowed } from '../aws/policy-document.ts';
import { inlineRolePolicy, policyDocument } from '../aws/reads/policies.ts';
import { inlineRolePolicies, rolePolicies } from '../aws/reads/roles.ts';
import { INSTANCE_ROLE, INSTANCE_ROLE_POLICY } from '../steps/node-ids.ts';
import { type Check, type CheckFinding, liveOf } from './check.ts';

/** Guide: what an instance needs to pull images from ECR. The managed policy has all of it. */
const ACTIONS = [
  ...['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage'],
  ...['ecr:GetDownloadUrlForLayer', 'ecr:GetAuthorizationToken'],
];

/** Whether instances may pull images from ECR, be it by the managed policy or by others that somebody gave their role. */
export const ecrActionsCheck: Check = {
  id: 'D025',
  name: 'ecr-actions',
  scope: 'account',
  lights: ['yellow'],
  fixedBy: 'hand',
  async run(examined, region) {
    const roleName = liveOf(examined, INSTANCE_ROLE)?.roleName;
    if (typeof roleName !== 'string') return [];
    const policy = examined.nodes.find(({ id }) => id === INSTANCE_ROLE_POLICY)?.value ?? '';
    const facts = { role: roleName, policy, actions: ACTIONS.join(', ') };
    const found = (light: CheckFinding['light'], code: string, more = {}): CheckFinding => ({
      light,
      code,
      facts: { ...facts, ...more },
      node: INSTANCE_ROLE,
    });
    if (liveOf(examined, INSTANCE_ROLE_POLICY)) return [found('green', 'doctor.ecr-actions.in-policy')];
    const documents = await documentsOf(examined.contextOf(region), roleName);
    // Without any policy it can do nothing at all, which is another check's to tell.
    if (documents.length === 0) return [];
    const missing = notAllowed(ACTIONS, documents);
    if (missing.length === 0) return [found('green', 'doctor.ecr-actions.in-others')];
    const how = { code: 'doctor.ecr-actions.how', facts: { policy } };
    return [{ ...found('yellow', 'doctor.ecr-actions.missing', { actions: missing.join(', ') }), how }];
  },
};

/** What all the policies of a role say. */
async function documentsOf(cx: ReadContext, roleName: string): Promise<readonly string[]> {
  const [attached = [], inline = []] = await Promise.all([
    rolePolicies(cx, roleName),
    inlineRolePolicies(cx, roleName),
  ]);
  const asked = [
    ...attached.map((arn) => policyDocument(cx, arn)),
    ...inline.map((name) => inlineRolePolicy(cx, roleName, name)),
  ];
  return (await Promise.all(asked)).filter((document) => document !== undefined && document !== '') as string[];
}
