import type { Check } from './check.ts';
import { ofRootUser } from './root.ts';

/** The root user has MFA. AWS lets no program turn it on. */
export const rootMfaCheck: Check = {
  id: 'D002',
  name: 'root-mfa',
  scope: 'account',
  lights: ['yellow'],
  fixedBy: 'hand',
  run: (examined, region) =>
    ofRootUser(examined.contextOf(region), ({ AccountMFAEnabled: enabled }, url) => {
      if (enabled === 1) return { light: 'green', code: 'doctor.root-mfa.in-order' };
      const how = { code: 'doctor.root-mfa.how', facts: { url } };
      return { light: 'yellow', code: 'doctor.root-mfa.off', how };
    }),
};
