import { consoleHost } from '../aws/partition.ts';
import { type AccessKey, accessKeysOf, lastUseOf } from '../aws/reads/access-keys.ts';
import { ACCESS_KEY, ADMIN_USER } from '../steps/node-ids.ts';
import { type Check, type CheckFinding, type Examined, liveOf } from './check.ts';
import { lookAt } from './unseen.ts';

const DAY = 24 * 60 * 60 * 1000;
/** How old a key may grow before it is worth replacing. */
const OLDEST = 90;

/** The administrator's access keys are the one of the profile, if any, and none is old. */
export const accessKeysCheck: Check = {
  id: 'D023',
  name: 'access-keys',
  scope: 'account',
  lights: ['yellow'],
  fixedBy: 'hand',
  async run(examined, region) {
    const look = lookAt(examined, 'admin', ADMIN_USER);
    if (look.kind === 'unseen') return [look.finding];
    if (look.kind === 'left-out' || !look.change.live) return [];
    const user = String(look.change.live.userName);
    const keys = (await accessKeysOf(examined.contextOf(region), user)) ?? [];
    if (keys.length === 0) {
      return [{ light: 'green', code: 'doctor.access-keys.none', facts: { user }, node: ADMIN_USER }];
    }
    return Promise.all(keys.map((key) => findingOf(examined, region, user, key)));
  },
};

async function findingOf(examined: Examined, region: string, user: string, key: AccessKey): Promise<CheckFinding> {
  const cx = examined.contextOf(region);
  const days = Math.floor((cx.computer.now() - (key.created?.getTime() ?? cx.computer.now())) / DAY);
  const facts = { user, key: key.id, days: String(Math.max(days, 0)) };
  const isOurs = liveOf(examined, ACCESS_KEY)?.accessKeyId === key.id;
  if (isOurs && days <= OLDEST) {
    return { light: 'green', code: 'doctor.access-keys.in-order', facts, node: ACCESS_KEY };
  }
  const used = (await lastUseOf(cx, key.id))?.toISOString().slice(0, 10) ?? '';
  const url = `https://${consoleHost(cx.setup.identity.partition)}/iam/home#/users`;
  const how = { code: 'doctor.access-keys.how', facts: { user, url } };
  const code = isOurs ? 'doctor.access-keys.old' : 'doctor.access-keys.other';
  return { light: 'yellow', code, facts: { ...facts, used }, node: isOurs ? ACCESS_KEY : ADMIN_USER, how };
}
