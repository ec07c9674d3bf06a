import type { ReadContext } from './context.ts';
import { faultOf } from './fault.ts';

/** A brand-new account as far as it is not to be looked at, and whether that was so. */
export interface FreshAccount {
  /** The same look; where the caller is refused it, the answer of an account that has nothing yet. */
  contextOf(cx: ReadContext): ReadContext;
  /** Was anything refused? */
  readonly wasRefused: boolean;
}

/** What the lists of an empty account hold; everything else there is nothing of. */
const EMPTY_LISTS = /^(ec2:Describe|ecs:List|iam:ListInstanceProfilesForRole)/;

/** @param vpcIds the VPCs that were named, which are taken to be there */
export function freshWhereRefused(vpcIds: readonly string[]): FreshAccount {
  let refused = false;
  const answerOf = (key: string, region: string): unknown => {
    if (key === 'ec2:DescribeVpcs') return vpcIds.map((VpcId) => ({ VpcId, CidrBlock: '10.0.0.0/16' }));
    if (key === 'ec2:DescribeAvailabilityZones')
      return ['a', 'b', 'c'].map((zone) => ({ ZoneName: `${region}${zone}` }));
    if (/^ec2:DescribeVpc(Attribute|BlockPublicAccessOptions)/.test(key)) return undefined;
    if (key.startsWith('iam:GetLoginProfile')) return false;
    return EMPTY_LISTS.test(key) ? [] : undefined;
  };
  return {
    get wasRefused() {
      return refused;
    },
    contextOf: (cx) => ({
      ...cx,
      async once<T>(key: string, ask: () => Promise<T>): Promise<T> {
        try {
          return await cx.once(key, ask);
        } catch (error) {
          if (faultOf(error).kind !== 'denied') throw error;
          refused = true;
          return answerOf(key, cx.region) as T;
        }
      },
    }),
  };
}
