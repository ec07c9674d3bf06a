import { accountSetting } from '../aws/reads/account-settings.ts';
import { TRUNKING_BY_INSTANCE, TRUNKING_ROLE, trunkingDefaultNode, trunkingSettingNode } from '../steps/node-ids.ts';
import { type Check, type CheckFinding, type Examined, liveOf } from './check.ts';
import { fixOf } from './node-fix.ts';
import { lookAt } from './unseen.ts';

const NAME = 'awsvpcTrunking';

/** Whether instances that start now get more network interfaces than they have slots for. It only informs where nothing asks for it. */
export const trunkingCheck: Check = {
  id: 'D018',
  name: 'trunking',
  scope: 'region',
  lights: ['yellow'],
  fixedBy: 'fix',
  async run(examined, region) {
    const asked = [trunkingSettingNode(region), trunkingDefaultNode(region), TRUNKING_BY_INSTANCE];
    const node = asked.find((id) => examined.nodes.some((one) => one.id === id && !one.absent));
    if (node !== undefined) return askedFor(examined, region, node);
    const value = await accountSetting(examined.contextOf(region), NAME);
    const code = value === 'enabled' ? 'doctor.trunking.on' : 'doctor.trunking.off';
    return [{ light: 'green', code, facts: { value: value ?? 'disabled' }, region }];
  },
};

/** Does the general check leave it to this one? */
export const isTrunkingSetting = (node: string): boolean =>
  node === TRUNKING_BY_INSTANCE || /\/trunking-(setting|default)$/.test(node);

function askedFor(examined: Examined, region: string, node: string): readonly CheckFinding[] {
  const look = lookAt(examined, 'trunking', node);
  if (look.kind === 'unseen') return [look.finding];
  if (look.kind === 'left-out') return [];
  const { change } = look;
  const cluster = examined.nodes.find(({ id }) => id === `${region}/cluster`)?.value ?? 'default';
  const facts = {
    role: String(liveOf(examined, TRUNKING_ROLE)?.roleName ?? ''),
    command: `aws ecs list-attributes --cluster ${cluster} --target-type container-instance --attribute-name ecs.awsvpc-trunk-id --region ${region}`,
  };
  const about = { facts, node, region };
  if (change.action !== 'keep') {
    return [{ light: 'yellow', code: 'doctor.trunking.asked-for', ...about, fix: fixOf(examined, change) }];
  }
  if (node === TRUNKING_BY_INSTANCE) return [{ light: 'green', code: 'doctor.trunking.by-instances', ...about }];
  const isForRole = node === trunkingSettingNode(region);
  return [{ light: 'green', code: isForRole ? 'doctor.trunking.for-role' : 'doctor.trunking.for-account', ...about }];
}
