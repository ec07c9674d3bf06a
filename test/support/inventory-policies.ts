import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRolePolicyCommand,
  type IAMClient,
  paginateListPolicies,
  paginateListRolePolicies,
  paginateListVirtualMFADevices,
} from '@aws-sdk/client-iam';
import { gather } from './inventory-pages.ts';
import { readTags, type Tags } from './inventory-tags.ts';

export interface PolicyInventory {
  readonly name: string;
  /** Of the default version, parsed. */
  readonly document: unknown;
  readonly tags: Tags;
}

const parsed = (text: string | undefined): unknown => JSON.parse(decodeURIComponent(text ?? 'null'));

/** The customer-managed policies of an account. */
export async function readPolicies(client: IAMClient): Promise<PolicyInventory[]> {
  const policies = await gather(paginateListPolicies({ client }, { Scope: 'Local' }), (page) => page.Policies);
  return Promise.all(
    policies.map(async ({ Arn, PolicyName = '', DefaultVersionId }) => {
      const [{ Policy }, { PolicyVersion }] = await Promise.all([
        client.send(new GetPolicyCommand({ PolicyArn: Arn })),
        client.send(new GetPolicyVersionCommand({ PolicyArn: Arn, VersionId: DefaultVersionId })),
      ]);
      return { name: PolicyName, document: parsed(PolicyVersion?.Document), tags: readTags(Policy?.Tags) };
    }),
  );
}

/** The policies inside a role, by name. */
export async function readInlinePolicies(client: IAMClient, RoleName: string): Promise<Record<string, unknown>> {
  const names = await gather(paginateListRolePolicies({ client }, { RoleName }), (page) => page.PolicyNames);
  const documents = await Promise.all(
    names.map(async (PolicyName) => {
      const answer = await client.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
      return [PolicyName, parsed(answer.PolicyDocument)] as const;
    }),
  );
  return Object.fromEntries(documents);
}

/** Serial numbers of the virtual MFA devices, those of nobody among them. */
export async function readMfaDevices(client: IAMClient): Promise<string[]> {
  const devices = await gather(
    paginateListVirtualMFADevices({ client }, { AssignmentStatus: 'Any' }),
    (page) => page.VirtualMFADevices,
  );
  return devices.map(({ SerialNumber = '' }) => SerialNumber);
}
