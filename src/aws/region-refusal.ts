import { SetupError } from '../engine/errors.ts';
import type { SendingClient } from './pacing.ts';
import { partitionOfRegion } from './partition.ts';
import { readThrown } from './thrown.ts';

/** "I do not know these credentials", as EC2, IAM and STS, and ECS say it (aws-facts §0.4). */
const UNKNOWN = /^(AuthFailure|InvalidClientTokenId|UnrecognizedClient)(Exception)?$/;

/**
 * Good credentials look like bad ones where the region is not enabled for the account (aws-facts §1.5), and to IAM where they are
 * temporary ones made without MFA (§1.3). So STS, which no policy and no region keeps from answering, is asked once more: around the whole
 * sending, for a call that has its answer must not keep the place that STS needs (pacing.ts).
 * @param signedIn does STS still know the credentials?
 *
 * Throws 'region.refused' {flag, region, url} or 'credentials.not-for-iam' {name} (exit 3) where it does.
 */
export function explainRefusals(client: SendingClient, region: string, signedIn: () => Promise<boolean>): void {
  const send = client.send.bind(client);
  const { serviceId } = client.config;
  client.send = async (...args) => {
    try {
      return await send(...args);
    } catch (error) {
      const { name } = readThrown(error);
      const doubtful = UNKNOWN.test(name) && (serviceId === 'IAM' || isRegional(region, serviceId));
      if (!doubtful || !(await signedIn())) throw error;
      if (serviceId === 'IAM') throw new SetupError('credentials.not-for-iam', { name }, 3, { cause: error });
      throw new SetupError('region.refused', { flag: '--region', region, url: regionsPage(region) }, 3, {
        cause: error,
      });
    }
  };
}

/** A service of a region that may be switched off. */
function isRegional(region: string, serviceId: string): boolean {
  return serviceId !== 'STS' && partitionOfRegion(region)?.bootstrapRegion !== region;
}

/** The console's page on which regions are enabled. */
export function regionsPage(region: string): string {
  const host = partitionOfRegion(region)?.consoleHost ?? 'console.aws.amazon.com';
  return `https://${host}/billing/home#/account`;
}
