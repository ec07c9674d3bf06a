import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acquireLock } from '../../src/state/lock.ts';
import { person } from '../wizard/person.ts';
import { type Patient, patient } from './patient.ts';

/** Set up, with the policy taken off the instance role. */
async function hurt(): Promise<Patient> {
  const here = await patient();
  await here.hurt(
    ({ iam }) => void iam.roles.find(({ name }) => name === 'ecsInstanceRole')?.attachedPolicies.splice(0),
  );
  return here;
}

describe('--fix', () => {
  it('shows a person what it would change, and changes nothing when they say no', async () => {
    const here = await hurt();
    const asked: string[] = [];
    const no = {
      ...person(),
      confirm: async ({ code }: { code: string }) => {
        asked.push(code);
        return false;
      },
    };
    const left = await here.doctor({ fix: [] }, { prompter: no });
    expect(left.plan).toMatchObject([{ node: 'account/instance-role-policy', action: 'create' }]);
    expect([asked, left.lights.D007, left.exitCode]).toEqual([['run.confirm'], 'red', 1]);
    const done = await here.doctor({ fix: [] }, { prompter: person() });
    expect([done.lights.D007, done.exitCode]).toEqual(['green', 0]);
  });

  it('asks nobody with --yes, and without both --yes and a terminal it is refused before anything is looked at', async () => {
    const here = await hurt();
    const refused = here.doctor({ fix: [], yes: false });
    await expect(refused).rejects.toMatchObject({ code: 'input.no-terminal', facts: { flag: '--yes' }, exitCode: 2 });
    expect(here.told).toEqual([]);
    expect((await here.doctor({ fix: [], yes: true })).lights.D007).toBe('green');
  });

  it.each(['D999', 'role-policy', '', 'D007,x'])('refuses an id there is not: %s', async (id) => {
    const here = await hurt();
    await expect(here.doctor({ fix: [id] })).rejects.toMatchObject({ code: 'doctor.unknown-id', exitCode: 2 });
    expect(here.told).toEqual([]);
  });

  it('keeps the record of what it brought back, so that the next run finds everything in place', async () => {
    const here = await hurt();
    await here.doctor({ fix: [] });
    const state = JSON.parse(await readFile(join(here.stateDirectory, 'sandbox', 'aws-123456789012.json'), 'utf8'));
    expect(state.nodes['account/instance-role-policy']).toMatchObject({ status: 'done', owner: 'created' });
    here.told.splice(0);
    expect(await here.run({})).toBe(0);
    const plan = here.told.flatMap((event) => (event.type === 'plan' ? event.changes : []));
    expect(new Set(plan.map(({ action }) => action))).toEqual(new Set(['keep']));
  });

  it('is not begun while another run is at work on the account; looking is', async () => {
    const here = await hurt();
    const { computer } = here.around(undefined);
    const directory = join(here.stateDirectory, 'sandbox');
    const elsewhere = { ...computer, hostName: 'elsewhere' };
    const lock = await acquireLock({
      directory,
      fileName: 'aws-123456789012.json',
      computer: elsewhere,
      isAlive: () => true,
    });
    await expect(here.doctor({ fix: [] })).rejects.toMatchObject({ code: 'state.locked-elsewhere' });
    expect((await here.doctor()).lights.D007).toBe('red');
    await lock.release();
  });

  it('that AWS refuses is left red, and the run is not well', async () => {
    const here = await hurt();
    const found = await here.doctor({ fix: [] }, { denied: ['AttachRolePolicy'] });
    expect([found.lights.D007, found.exitCode]).toEqual(['red', 1]);
    expect(here.told).toContainEqual(
      expect.objectContaining({ type: 'node-failed', node: 'account/instance-role-policy' }),
    );
  });
});

describe('what was there before the set-up', () => {
  /** The role is somebody else's, by its tags and by the record, and does not trust EC2; nobody uses it. */
  async function withForeignRole(): Promise<Patient> {
    const here = await patient();
    const Statement = [
      { Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ];
    const trust = JSON.stringify({ Version: '2012-10-17', Statement });
    await here.hurt(({ iam }) => {
      const role = iam.roles.find(({ name }) => name === 'ecsInstanceRole');
      Object.assign(role ?? {}, { tags: [], attachedPolicies: [], trust });
      iam.instanceProfiles.splice(0);
    });
    await adopt(here, 'account/instance-role');
    return here;
  }

  it('is never changed in passing', async () => {
    const here = await withForeignRole();
    const passing = await here.doctor({ fix: [] });
    expect(passing.plan.map(({ node }) => node)).not.toContain('account/instance-role');
    expect(passing.of('D006')).toMatchObject([{ light: 'red', node: 'account/instance-role' }]);
  });

  it('is put right by its id where nobody else gains', async () => {
    const here = await withForeignRole();
    const named = await here.doctor({ fix: ['D006'] });
    expect(named.plan.map(({ node }) => node)).toEqual(['account/instance-role']);
    expect(named.lights.D006).toBe('green');
  });
});

/** Makes the record say that the node was there before. */
async function adopt(here: Patient, node: string): Promise<void> {
  const file = join(here.stateDirectory, 'sandbox', 'aws-123456789012.json');
  const state = JSON.parse(await readFile(file, 'utf8'));
  state.nodes[node].owner = 'adopted';
  await writeFile(file, JSON.stringify(state));
}
