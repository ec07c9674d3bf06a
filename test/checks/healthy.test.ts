import { describe, expect, it } from 'vitest';
import { CHECKS } from '../../src/checks/index.ts';
import { runs } from '../wizard/run.ts';
import { doctorFor, patient, REGION } from './patient.ts';

describe('the checks', () => {
  it('have ids that follow one another and are never given anew', () => {
    expect(CHECKS.map(({ id, name }) => `${id} ${name}`)).toEqual([
      'D001 set-up',
      'D002 root-mfa',
      'D003 root-access-keys',
      'D004 password-policy',
      'D005 admin-mfa',
      'D006 role-trust',
      'D007 role-policy',
      'D008 profile-role',
      'D009 profile-name',
      'D010 key-file',
      'D011 ssh-world',
      'D012 taken-away',
      'D013 ssh-address',
      'D014 ssh-stale',
      'D015 vpc-way-out',
      'D016 vpc-dns',
      'D017 service-linked-role',
      'D018 trunking',
      'D019 aws-cli',
      'D020 costs',
      'D021 leftovers',
      'D022 private-way-out',
      'D023 access-keys',
      'D024 endpoints',
      'D025 ecr-actions',
    ]);
  });
});

describe('a healthy account', () => {
  it('is green in every check, told once each, and nothing is written', async () => {
    const here = await patient();
    const before = await here.doctor();
    expect(before.findings.filter(({ light }) => light !== 'green')).toEqual([]);
    // What is asked only of extras that were chosen.
    const ofExtras = ['D022', 'D024'];
    const asked = CHECKS.map(({ id }) => id).filter((id) => !ofExtras.includes(id));
    expect(before.findings.map(({ id }) => id)).toEqual(asked);
    expect(before.exitCode).toBe(0);
    const fixed = await here.doctor({ fix: [] });
    expect([fixed.plan, fixed.exitCode]).toEqual([[], 0]);
  });

  it('with a network of its own needs no other way out, so that the checks of ways out have nothing to look at', async () => {
    const here = await patient({ flags: { vpc: 'new' } });
    const { findings, exitCode } = await here.doctor();
    expect(findings.filter(({ light }) => light !== 'green')).toEqual([]);
    expect(CHECKS.map(({ id }) => id).filter((id) => !findings.some((one) => one.id === id))).toEqual([
      ...['D015', 'D022', 'D024'],
    ]);
    expect(exitCode).toBe(0);
  });

  it('is told region by region where there are several', async () => {
    const here = await patient({ region: `${REGION},eu-west-1` });
    const { of } = await here.doctor({ region: undefined });
    expect(of('D011').map(({ region, light }) => `${region} ${light}`)).toEqual([`${REGION} green`, 'eu-west-1 green']);
    expect(of('D006')).toHaveLength(1);
  });
});

describe('an account without a set-up', () => {
  it('is told in one line that nothing is there, and nothing is fixed', async () => {
    const here = await runs();
    const doctor = doctorFor(here);
    const { of, lights, exitCode } = await doctor();
    expect(of('D001')).toMatchObject([
      { light: 'red', code: 'doctor.set-up.nothing-yet', fix: 'aws-ecs-setup init --region ap-northeast-2 --sandbox' },
    ]);
    expect(exitCode).toBe(1);
    expect(Object.keys(lights)).not.toContain('D007');
    expect(here.told).toContainEqual({ type: 'notice', level: 'info', code: 'run.no-state-yet' });
    expect((await doctor({ fix: [] })).plan).toEqual([]);
  });
});
