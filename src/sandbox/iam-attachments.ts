import { iamFailure } from './failure.ts';
import { iamPage } from './iam-input.ts';
import { findPolicy } from './iam-managed-policies.ts';
import type { Call } from './operation.ts';

/** A user, group or role: what managed policies are attached to. */
interface Holder {
  attachedPolicies: string[];
  inlinePolicies: string[];
}

interface Paged {
  Marker?: string | undefined;
  MaxItems?: number | undefined;
  PathPrefix?: string | undefined;
}

const MOST_ATTACHED = 10;

/** Attaching twice is no error. Throws NoSuchEntity, PolicyNotAttachable or LimitExceeded. */
export function attachPolicy(call: Call, holder: Holder, policyArn: string | undefined, quota: string): void {
  const policy = findPolicy(call, policyArn);
  if (!policy.attachable) {
    throw iamFailure('PolicyNotAttachable', `Cannot attach a Service Role Policy to a Customer Role.`);
  }
  if (holder.attachedPolicies.includes(policy.arn)) return;
  if (holder.attachedPolicies.length >= MOST_ATTACHED) {
    throw iamFailure('LimitExceeded', `Cannot exceed quota for ${quota}: ${MOST_ATTACHED}`);
  }
  holder.attachedPolicies.push(policy.arn);
}

/** Throws NoSuchEntity when it is not attached. */
export function detachPolicy(holder: Holder, policyArn: string | undefined): void {
  const index = holder.attachedPolicies.indexOf(policyArn ?? '');
  if (index < 0) throw iamFailure('NoSuchEntity', `Policy ${policyArn} was not found.`);
  holder.attachedPolicies.splice(index, 1);
}

/** The answer of the ListAttached…Policies operations. */
export function attachedPolicies(call: Call, holder: Holder, input: Paged): object {
  const policies = holder.attachedPolicies
    .map((arn) => findPolicy(call, arn))
    .filter(({ path }) => path.startsWith(input.PathPrefix ?? '/'));
  const { items, rest } = iamPage(policies, input);
  return { AttachedPolicies: items.map(({ arn, name }) => ({ PolicyName: name, PolicyArn: arn })), ...rest };
}

/** The answer of the List…Policies operations for inline policies. */
export function inlinePolicies(holder: Holder, input: Paged): object {
  const { items, rest } = iamPage(holder.inlinePolicies, input);
  return { PolicyNames: items, ...rest };
}

/** Throws DeleteConflict while a policy is left. */
export function refusePolicies(holder: Holder): void {
  if (holder.attachedPolicies.length > 0) {
    throw iamFailure('DeleteConflict', 'Cannot delete entity, must detach all policies first.');
  }
  if (holder.inlinePolicies.length > 0) {
    throw iamFailure('DeleteConflict', 'Cannot delete entity, must delete policies first.');
  }
}
