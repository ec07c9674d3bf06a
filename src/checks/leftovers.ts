import { faultOf } from '../aws/fault.ts';
import type { Facts, Marked, Scope } from '../engine/resource.ts';
import { isAccountWide, RESOURCES } from '../resources/index.ts';
import type { Check, CheckFinding, Examined } from './check.ts';
import { unseen } from './unseen.ts';

type AnyType = (typeof RESOURCES)[number];

/** Nothing carries this tool's tags without a state file that knows of it. */
export const leftoversCheck: Check = {
  id: 'D021',
  name: 'leftovers',
  scope: 'account',
  lights: ['yellow'],
  fixedBy: 'command',
  async run(examined) {
    const looks = RESOURCES.flatMap((resource) =>
      scopesOf(resource, examined).map((scope) => look(examined, resource, scope)),
    );
    const findings = (await Promise.all(looks)).flat();
    return findings.length > 0 ? findings : [{ light: 'green', code: 'doctor.leftovers.in-order' }];
  },
};

function scopesOf({ type, marked }: AnyType, { regions }: Examined): readonly Scope[] {
  if (!marked) return [];
  return isAccountWide(type) ? ['account'] : regions;
}

async function look(examined: Examined, resource: AnyType, scope: Scope): Promise<readonly CheckFinding[]> {
  const region = scope === 'account' ? {} : { region: scope };
  try {
    const marked: readonly Marked<Facts>[] = (await resource.marked?.(examined.contextOf(scope))) ?? [];
    const unknown = marked.filter((one) => !isKnown(examined, resource, one));
    return unknown.map(({ setupId, node, live }) => {
      const facts = { type: resource.type, value: resource.title(live), setup: setupId };
      return { light: 'yellow', ...sentence(examined, setupId), facts, node, ...region };
    });
  } catch (error) {
    const fault = faultOf(error);
    if (fault.kind === 'credentials' || fault.kind === 'aborted') throw error;
    return [unseen(fault, region)];
  }
}

/** Without a state file, `init` finds what carries the tags and goes on from there; what another set-up left, or is at work on, is for a person to judge. */
function sentence(examined: Examined, setupId: string): Pick<CheckFinding, 'code' | 'fix' | 'how'> {
  const ours = examined.contextOf('account').setup.id === setupId;
  if (!ours)
    return { code: 'doctor.leftovers.other', how: { code: 'doctor.leftovers.how', facts: { setup: setupId } } };
  if (examined.hasState) {
    return { code: 'doctor.leftovers.ours', fix: { kind: 'command', command: examined.command('destroy') } };
  }
  return { code: 'doctor.leftovers.no-state', fix: { kind: 'command', command: examined.command('init') } };
}

function isKnown({ records }: Examined, { type, identity }: AnyType, { node, live }: Marked<Facts>): boolean {
  const intent = records[node];
  if (intent?.status === 'applying' && intent.type === type) return true;
  const ids = [live[identity], ...(Array.isArray(live.others) ? live.others : [])];
  return Object.values(records).some((record) => record.type === type && ids.includes(record.live[identity]));
}
