import { describe, expect, it } from 'vitest';
import type { IamData } from '../../src/sandbox/iam-data.ts';
import { type Patient, patient } from './patient.ts';

type Hurt = (iam: IamData) => void;

/** Hurts an account that is well, and looks. */
async function hurt(change: Hurt): Promise<Patient> {
  const here = await patient();
  await here.hurt(({ iam }) => change(iam));
  return here;
}

const role = (iam: IamData) => iam.roles.find(({ name }) => name === 'ecsInstanceRole') ?? iam.roles[0];
const admin = (iam: IamData) => iam.users.find(({ name }) => name === 'Administrator') ?? iam.users[0];

describe('what a person has to put right', () => {
  it.each<[string, string, Hurt]>([
    ['D002', 'yellow', (iam) => Object.assign(iam, { root: { mfa: false, accessKeys: 0 } })],
    ['D003', 'red', (iam) => Object.assign(iam, { root: { mfa: true, accessKeys: 1 } })],
    ['D004', 'yellow', (iam) => Reflect.deleteProperty(iam, 'passwordPolicy')],
    ['D004', 'yellow', (iam) => Object.assign(iam.passwordPolicy ?? {}, { minimumLength: 6 })],
    ['D005', 'yellow', (iam) => admin(iam)?.mfaDevices.splice(0)],
  ])('is found (%s %s) and left alone by --fix', async (id, light, change) => {
    const here = await hurt(change);
    const found = await here.doctor({ fix: [] });
    expect([found.plan, found.lights[id]]).toEqual([[], light]);
    expect(found.findings.filter((one) => one.light !== 'green').map((one) => one.id)).toEqual([id]);
    expect(found.of(id).every(({ fixable, fix, how }) => !fixable && (fix ?? how) !== undefined)).toBe(true);
    expect(found.exitCode).toBe(light === 'red' ? 1 : 0);
    await expect(here.doctor({ fix: [id] })).rejects.toMatchObject({
      code: 'doctor.no-fix',
      facts: { flag: '--fix', value: id },
      exitCode: 2,
    });
  });

  it('says how short the passwords may be', async () => {
    const here = await hurt((iam) => Object.assign(iam.passwordPolicy ?? {}, { minimumLength: 7 }));
    expect((await here.doctor()).of('D004')).toMatchObject([
      { code: 'doctor.password-policy.short', facts: { length: '7', shortest: '8' } },
    ]);
  });
});

describe('what the set-up made and somebody broke', () => {
  it.each<[string, string, Hurt]>([
    [
      'D006',
      'account/instance-role',
      (iam) => Object.assign(role(iam) ?? {}, { trust: trustOf('ecs-tasks.amazonaws.com') }),
    ],
    ['D007', 'account/instance-role-policy', (iam) => role(iam)?.attachedPolicies.splice(0)],
    ['D008', 'account/instance-profile-role', (iam) => iam.instanceProfiles[0]?.roles.splice(0)],
    [
      'D017',
      'account/ecs-service-linked-role',
      (iam) =>
        void iam.roles.splice(
          iam.roles.findIndex(({ path }) => path.startsWith('/aws-service-role/')),
          1,
        ),
    ],
  ])('is found red (%s, %s) and brought back by --fix', async (id, node, change) => {
    const here = await hurt(change);
    const found = await here.doctor();
    expect(found.findings.filter(({ light }) => light !== 'green')).toMatchObject([
      { id, light: 'red', node, fix: `aws-ecs-setup doctor --fix ${id} --sandbox`, fixable: true },
    ]);
    expect(found.exitCode).toBe(1);
    const fixed = await here.doctor({ fix: [] });
    expect(fixed.plan.map((planned) => planned.node)).toEqual([node]);
    expect(fixed.findings.filter(({ light }) => light !== 'green')).toEqual([]);
    expect(fixed.exitCode).toBe(0);
  });

  it('keeps who was let in by the trust policy beside EC2', async () => {
    const here = await hurt((iam) => Object.assign(role(iam) ?? {}, { trust: trustOf('ecs-tasks.amazonaws.com') }));
    await here.doctor({ fix: ['D006'] });
    await here.hurt(({ iam }) => {
      expect(role(iam)?.trust).toContain('ecs-tasks.amazonaws.com');
      expect(role(iam)?.trust).toContain('ec2.amazonaws.com');
    });
  });

  it('is brought back all at once, or only what is named', async () => {
    const here = await hurt((iam) => {
      role(iam)?.attachedPolicies.splice(0);
      iam.instanceProfiles[0]?.roles.splice(0);
    });
    const one = await here.doctor({ fix: ['D007'] });
    expect([one.lights.D007, one.lights.D008, one.exitCode]).toEqual(['green', 'red', 1]);
    await here.hurt(({ iam }) => void role(iam)?.attachedPolicies.splice(0));
    const all = await here.doctor({ fix: [] });
    expect([all.lights.D007, all.lights.D008, all.exitCode]).toEqual(['green', 'green', 0]);
  });
});

describe('an instance profile', () => {
  it('that holds another role is red, and what is inside is left there', async () => {
    const here = await hurt((iam) => iam.instanceProfiles[0]?.roles.splice(0, 1, 'AWSServiceRoleForECS'));
    const found = await here.doctor({ fix: [] });
    expect(found.of('D008')).toMatchObject([
      {
        light: 'red',
        code: 'doctor.profile-role.other',
        fix: 'aws-ecs-setup init --instance-profile NAME --sandbox',
        fixable: false,
      },
    ]);
    expect(found.plan).toEqual([]);
  });

  it('under the older name is yellow, and green once there is one of the role’s name', async () => {
    const here = await patient({ flags: { 'instance-profile': 'ecsInstanceRole-profile' } });
    const found = await here.doctor();
    expect(found.of('D009')).toMatchObject([{ light: 'yellow', facts: { profile: 'ecsInstanceRole-profile' } }]);
    expect(found.of('D009')[0]?.fix).toMatch(
      /^aws iam create-instance-profile --instance-profile-name ecsInstanceRole &&/,
    );
    await here.hurt(({ iam }) => {
      const [profile] = iam.instanceProfiles;
      if (profile) iam.instanceProfiles.push({ ...profile, name: 'ecsInstanceRole', tags: [] });
    });
    expect((await here.doctor()).lights.D009).toBe('green');
  });
});

function trustOf(service: string): string {
  const Statement = [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }];
  return JSON.stringify({ Version: '2012-10-17', Statement });
}
