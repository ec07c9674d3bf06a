import type { Check } from './check.ts';
import { ofRootUser } from './root.ts';

/** The root user has no access keys. */
export const rootAccessKeysCheck: Check = {
  id: 'D003',
  name: 'root-access-keys',
  scope: 'account',
  lights: ['red'],
  fixedBy: 'hand',
  run: (examined, region) =>
    ofRootUser(examined.contextOf(region), ({ AccountAccessKeysPresent: keys = 0 }, url) => {
      if (keys === 0) return { light: 'green', code: 'doctor.root-access-keys.in-order' };
      const how = { code: 'doctor.root-access-keys.how', facts: { url } };
      return { light: 'red', code: 'doctor.root-access-keys.present', how };
    }),
};
