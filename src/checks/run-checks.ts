import { faultOf } from '../aws/fault.ts';
import type { Check, CheckFinding, Examined } from './check.ts';
import { unseen } from './unseen.ts';

/** A finding and the check it came from. */
export interface Told {
  readonly check: Check;
  readonly finding: CheckFinding;
}

/**
 * Asks every check, side by side, and lists what they found in the checks' order.
 * @throws what was thrown where nothing more can be looked at: lost credentials, a stopped run
 */
export async function runChecks(checks: readonly Check[], examined: Examined): Promise<readonly Told[]> {
  const asked = checks.flatMap((check) => {
    const regions = check.scope === 'region' ? examined.regions : examined.regions.slice(0, 1);
    return regions.map((region) => runCheck(check, examined, region));
  });
  return (await Promise.all(asked)).flat();
}

async function runCheck(check: Check, examined: Examined, region: string): Promise<readonly Told[]> {
  try {
    return (await check.run(examined, region)).map((finding) => ({ check, finding }));
  } catch (error) {
    const fault = faultOf(error);
    if (fault.kind === 'credentials' || fault.kind === 'aborted') throw error;
    return [{ check, finding: unseen(fault, check.scope === 'region' ? { region } : {}) }];
  }
}
