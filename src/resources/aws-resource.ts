import type { ReadContext, WriteContext } from '../aws/context.ts';
import { type AnyNode, type Facts, isPending, type Known, type ResourceType } from '../engine/resource.ts';

/** A resource type of this tool: looks through a ReadContext, changes through a WriteContext. */
export type AwsResource<Spec, Live extends Facts> = ResourceType<Spec, Live, ReadContext, WriteContext>;
export type AwsNode = AnyNode<ReadContext, WriteContext>;

/** The value, or undefined while it is still to come from another node. */
export function known<T>(value: Known<T>): T | undefined {
  return isPending(value) ? undefined : (value as T);
}

/** Is it certain that the two differ? What is still pending differs from nothing. */
export function differs<T>(want: Known<T>, have: unknown): boolean {
  return !isPending(want) && want !== have;
}

/** `AdministratorAccess` of its ARN. */
export const nameOfPolicy = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);
