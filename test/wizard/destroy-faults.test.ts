import { expect, test } from 'vitest';
import { meddledRuns } from './meddling.ts';
import { last, OWN, SURE } from './undone.ts';

test('credentials that are not taken any more in the middle end destroy with exit 3; it is ended with new ones', async () => {
  const here = await meddledRuns();
  const before = await here.inventory();
  await here.run({ yes: true, flags: OWN });
  let calls = 0;
  here.meddle((action) => {
    if (!/:(Delete|Detach|Remove|Revoke|Disassociate)/.test(action)) return undefined;
    calls += 1;
    return calls > 5 ? Object.assign(new Error('expired'), { name: 'ExpiredToken' }) : undefined;
  });
  expect(await here.destroy(SURE)).toBe(3);
  expect(last(here, 'result').summary).toMatchObject({ code: 'destroy.credentials-lost' });
  expect(calls).toBeLessThan(16);
  here.meddle(() => undefined);
  expect(await here.destroy(SURE)).toBe(0);
  expect({ ...(await here.inventory()), serviceLinkedRoles: [] }).toEqual(before);
});
