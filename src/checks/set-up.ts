import type { Change } from '../engine/plan.ts';
import type { Check, CheckFinding, Examined } from './check.ts';
import { hasItsOwnCheck } from './covered.ts';
import { fixOf, isMadeByUs } from './node-fix.ts';
import { faultBehind, unseen } from './unseen.ts';

/** Everything the set-up made is there and as it was left; what no other check tells of. */
export const setUpCheck: Check = {
  id: 'D001',
  name: 'set-up',
  scope: 'account',
  lights: ['red', 'yellow'],
  fixedBy: 'fix',
  async run(examined) {
    const findings = [
      ...unseenSteps(examined),
      ...(isNothingYet(examined) ? [nothingYet(examined)] : examined.changes.flatMap((one) => told(examined, one))),
    ];
    if (findings.length > 0) return findings;
    const count = examined.changes.filter(({ owner }) => owner === 'created').length;
    const isWhole = examined.changes.every(({ action }) => action === 'keep');
    const code = isWhole ? 'doctor.set-up.in-order' : 'doctor.set-up.else-in-order';
    return [{ light: 'green', code, facts: { count: String(count) } }];
  },
};

/** Neither a record nor a tag tells of anything this tool made. */
function isNothingYet({ changes, records }: Examined): boolean {
  const made = Object.values(records).some(({ owner }) => owner === 'created');
  return !made && !changes.some(({ owner, fault }) => owner === 'created' || fault) && changes.length > 0;
}

/** What keeps one step from being looked at may keep others too: it is told once. */
function unseenSteps({ failed }: Examined): readonly CheckFinding[] {
  const byAction = new Map(failed.map(({ fault }) => [`${fault.name} ${fault.action}`, fault]));
  return [...byAction.values()].map((fault) => unseen(fault));
}

const nothingYet = (examined: Examined): CheckFinding => ({
  light: 'red',
  code: 'doctor.set-up.nothing-yet',
  fix: { kind: 'command', command: examined.command('init') },
});

function told(examined: Examined, change: Change): readonly CheckFinding[] {
  if (change.action === 'keep' || hasItsOwnCheck(examined, change)) return [];
  if (faultBehind(examined, change)) return change.fault ? [unseen(change.fault, { node: change.node })] : [];
  const { node, type, conflict } = change;
  const value = examined.nodes.find(({ id }) => id === node)?.value ?? '';
  const ours = isMadeByUs(examined, change) || examined.records[node] !== undefined;
  const about = { node, fix: fixOf(examined, change) };
  if (conflict) {
    const facts = { ...conflict.facts, type, value };
    return [{ light: ours ? 'red' : 'yellow', code: conflict.reason, facts, ...about }];
  }
  const facts = { type, value };
  if (change.action === 'remove') return [{ light: 'yellow', code: 'doctor.set-up.unwanted', facts, ...about }];
  if (!change.live) {
    const code = ours ? 'doctor.set-up.missing' : 'doctor.set-up.not-made';
    return [{ light: 'red', code, facts, ...about }];
  }
  const changed = change.differences.map(({ fact }) => fact).join(',');
  return [{ light: 'red', code: 'doctor.set-up.changed', facts: { ...facts, changed }, ...about }];
}
