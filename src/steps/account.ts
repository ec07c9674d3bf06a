import { faultOf } from '../aws/fault.ts';
import { hasRootUser } from '../aws/partition.ts';
import { accountSummary } from '../aws/reads/account.ts';
import { vpcs } from '../aws/reads/network.ts';
import type { Finding, Step } from './step.ts';

interface AccountSeen {
  /** Undefined where the caller may not know, as with the keys. */
  readonly rootHasMfa: boolean | undefined;
  readonly rootHasKeys: boolean | undefined;
}

/** Only an account that is not active yet is this step's business; the `vpc` step tells what else is wrong. */
function unlessNotReady(error: unknown): void {
  if (faultOf(error).kind === 'not-ready') throw error;
}

/** Guide: "Sign up for AWS". The account is there already, or we could not ask; what is left is to say how safe it is. No writes. */
export const accountStep: Step<AccountSeen> = {
  id: 'account',
  scope: 'account',
  async look(cx) {
    // The VPCs double as the probe whether the account is active: EC2 answers OptInRequired or PendingVerification if not.
    const [summary] = await Promise.all([accountSummary(cx), vpcs(cx).catch(unlessNotReady)]);
    return {
      rootHasMfa: summary && summary.AccountMFAEnabled === 1,
      rootHasKeys: summary && (summary.AccountAccessKeysPresent ?? 0) > 0,
    };
  },
  questions: () => [],
  nodes: () => [],
  findings(seen, draft, place) {
    const { kind, partition } = place.setup.identity;
    const findings: Finding[] = [];
    if (kind === 'root') findings.push({ level: 'warning', code: 'account.signed-in-as-root' });
    if (seen.rootHasKeys) findings.push({ level: 'warning', code: 'account.root-has-keys' });
    if (!hasRootUser(partition)) return findings;
    if (seen.rootHasMfa === false && draft.rootMfa !== 'done') {
      findings.push({ level: 'warning', code: 'account.root-without-mfa' });
    }
    if (seen.rootHasMfa === undefined) findings.push({ level: 'info', code: 'account.root-unseen' });
    if (seen.rootHasMfa) findings.push({ level: 'info', code: 'root-mfa.on' });
    if (seen.rootHasKeys === false) findings.push({ level: 'info', code: 'account.root-without-keys' });
    return findings;
  },
  notes: () => [],
};
