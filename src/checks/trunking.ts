import { accountSetting } from '../aws/reads/account-settings.ts';
import type { Check } from './check.ts';

/** Whether instances that start now get more network interfaces than they have slots for. Nothing here asks for it, so it only informs. */
export const trunkingCheck: Check = {
  id: 'D018',
  name: 'trunking',
  scope: 'region',
  lights: [],
  fixedBy: 'nothing',
  async run(examined, region) {
    const value = await accountSetting(examined.contextOf(region), 'awsvpcTrunking');
    const code = value === 'enabled' ? 'doctor.trunking.on' : 'doctor.trunking.off';
    return [{ light: 'green', code, facts: { value: value ?? 'disabled' }, region }];
  },
};
