import { describe, expect, it } from 'vitest';
import { patient } from './patient.ts';

const ID = 'D023';
const DAY = 24 * 60 * 60 * 1000;
const withKey = { flags: { 'cli-auth': 'access-key' } };

describe('the access keys of the administrator', () => {
  it('are in order when there are none', async () => {
    const here = await patient();
    expect((await here.doctor()).of(ID)).toMatchObject([
      { light: 'green', code: 'doctor.access-keys.none', facts: { user: 'Administrator' } },
    ]);
  });

  it('are in order when the one there is the profile’s, until it is 90 days old', async () => {
    const here = await patient(withKey);
    expect((await here.doctor()).of(ID)).toMatchObject([
      { light: 'green', code: 'doctor.access-keys.in-order', node: 'account/access-key' },
    ]);
    await here.hurt(({ iam }) => {
      for (const key of iam.users[0]?.accessKeys ?? []) {
        key.created -= 91 * DAY;
        key.lastUsed = { at: Date.parse('2026-01-05'), service: 's3', region: 'us-east-1' };
      }
    });
    expect((await here.doctor()).of(ID)).toMatchObject([
      { light: 'yellow', code: 'doctor.access-keys.old', facts: { used: '2026-01-05' } },
    ]);
  });

  it('are told of one by one where the set-up does not use them', async () => {
    const here = await patient(withKey);
    await here.hurt(({ iam }) => {
      iam.users[0]?.accessKeys.push({ id: 'AKIAIOSFODNN7EXAMPLE', active: true, created: Date.now() - 3 * DAY });
    });
    const found = await here.doctor();
    expect(found.lights[ID]).toBe('yellow');
    expect(found.of(ID)).toMatchObject([
      { light: 'green' },
      {
        light: 'yellow',
        code: 'doctor.access-keys.other',
        facts: { key: 'AKIAIOSFODNN7EXAMPLE', days: '3', used: '' },
        how: { code: 'doctor.access-keys.how', facts: { url: 'https://console.aws.amazon.com/iam/home#/users' } },
      },
    ]);
    expect(found.exitCode).toBe(0);
  });

  it('that stopped working are told of as changed', async () => {
    const here = await patient(withKey);
    await here.hurt(({ iam }) => {
      for (const key of iam.users[0]?.accessKeys ?? []) key.active = false;
    });
    const changed = (await here.doctor()).of('D001').filter(({ light }) => light !== 'green');
    expect(changed.map(({ node }) => node)).toEqual(['account/access-key']);
  });
});
