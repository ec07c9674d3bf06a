import { mfaDevices } from '../aws/reads/mfa-devices.ts';
import { ADMIN_USER } from '../steps/node-ids.ts';
import type { Check } from './check.ts';
import { lookAt } from './unseen.ts';

/** The administrator user has an MFA device. */
export const adminMfaCheck: Check = {
  id: 'D005',
  name: 'admin-mfa',
  scope: 'account',
  lights: ['yellow'],
  fixedBy: 'command',
  async run(examined, region) {
    const look = lookAt(examined, 'admin', ADMIN_USER);
    if (look.kind === 'unseen') return [look.finding];
    if (look.kind === 'left-out' || !look.change.live) return [];
    const cx = examined.contextOf(region);
    const user = String(look.change.live.userName);
    const devices = (await mfaDevices(cx, user)) ?? [];
    const facts = { user };
    if (devices.length > 0) {
      return [{ light: 'green', code: 'doctor.admin-mfa.in-order', facts, node: ADMIN_USER }];
    }
    const fix = { kind: 'command', command: examined.command('mfa') } as const;
    return [{ light: 'yellow', code: 'doctor.admin-mfa.none', facts, node: ADMIN_USER, fix }];
  },
};
