import type { AvailabilityZone, Vpc } from '@aws-sdk/client-ec2';
import { tagValue } from '../aws/tags.ts';
import type { Unfit } from './vpc-fitness.ts';
import type { PrivateSeen } from './vpc-private.ts';

export const DEFAULT_NAME = 'ecs';
export const DEFAULT_CIDR = '10.0.0.0/16';

/** What the look at a region's VPCs found. */
export interface VpcSeen extends PrivateSeen {
  readonly all: readonly Vpc[];
  readonly defaultVpc: Vpc | undefined;
  /** One an earlier run made here, whatever its state file says now. */
  readonly ours: Vpc | undefined;
  readonly zones: readonly AvailabilityZone[];
  /** What is wrong with each VPC that may be used as it is. */
  readonly unfit: ReadonlyMap<string, readonly Unfit[]>;
  /** Block Public Access stands in the way of every VPC of the region, also of a new one. */
  readonly blocked: boolean;
}

/** `vpc-… (its name, 10.0.0.0/16)` */
export function nameOf(all: readonly Vpc[], vpcId: string): string {
  const vpc = all.find((one) => one.VpcId === vpcId);
  const about = [tagValue(vpc?.Tags, 'Name'), vpc?.CidrBlock].filter(Boolean).join(', ');
  return about ? `${vpcId} (${about})` : vpcId;
}
