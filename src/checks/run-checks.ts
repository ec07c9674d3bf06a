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
    const findings = await check.run(examined, region);
    const { isPractice } = examined.contextOf(region).local;
    return findings.map((finding) => ({ check, finding: isPractice ? practised(finding) : finding }));
  } catch (error) {
    const fault = faultOf(error);
    if (fault.kind === 'credentials' || fault.kind === 'aborted') throw error;
    return [{ check, finding: unseen(fault, check.scope === 'region' ? { region } : {}) }];
  }
}

/** The AWS CLI does not reach the practice account: its command would act on a real one, and clear nothing here. */
function practised(finding: CheckFinding): CheckFinding {
  const { fix, ...rest } = finding;
  if (fix?.kind !== 'command' || !fix.command.startsWith('aws ')) return finding;
  return { ...rest, how: { code: 'doctor.practice', facts: { command: fix.command } } };
}
