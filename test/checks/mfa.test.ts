import { describe, expect, it } from 'vitest';
import { phone } from '../support/phone.ts';
import { person } from '../wizard/person.ts';
import { patient } from './patient.ts';

const SECOND = 'account/mfa-device-2';
const open = ({ light }: { light: string }) => light !== 'green';

describe('the administrator', () => {
  it('without an MFA device is sent to the step that makes one', async () => {
    const here = await patient();
    await here.hurt(({ iam }) => void iam.users[0]?.mfaDevices.splice(0));
    const found = await here.doctor();
    expect(found.findings.filter(open)).toMatchObject([
      { id: 'D005', light: 'yellow', fixable: false, fix: expect.stringContaining('aws-ecs-setup mfa') },
    ]);
  });

  it('whose second device is gone is sent there too: --fix asks nobody for codes', async () => {
    const here = await patient();
    const somebody = { ...person(), pairing: phone(() => here.clock.now) };
    expect(await here.run({ only: ['mfa'], flags: { 'mfa-devices': '2' } }, somebody)).toBe(0);
    expect(somebody.pairing.shown).toHaveLength(1);
    await here.hurt(({ iam }) => {
      iam.users[0]?.mfaDevices.splice(1);
      iam.virtualMfaDevices?.splice(0);
    });
    const found = await here.doctor();
    expect(found.findings.filter(open)).toMatchObject([
      { id: 'D001', node: SECOND, light: 'red', fixable: false, fix: expect.stringContaining('aws-ecs-setup mfa') },
    ]);
    const fixed = await here.doctor({ fix: [] });
    expect(fixed.plan).toEqual([]);
    expect(fixed.of('D001')).toHaveLength(1);
  });

  it('whose first device is gone is told so once', async () => {
    const here = await patient();
    await here.hurt(({ iam }) => void iam.users[0]?.mfaDevices.splice(0));
    expect(await here.run({ only: ['mfa'], flags: {} }, { ...person(), pairing: phone(() => here.clock.now) })).toBe(0);
    await here.hurt(({ iam }) => {
      iam.users[0]?.mfaDevices.splice(0);
      iam.virtualMfaDevices?.splice(0);
    });
    expect((await here.doctor()).findings.filter(open).map(({ id }) => id)).toEqual(['D005']);
  });
});
