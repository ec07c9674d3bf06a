import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sshSources } from '../wizard/ssh-rules.ts';
import { OWN, type Patient, patient, REGION } from './patient.ts';

const statePath = ({ stateDirectory }: Patient) => join(stateDirectory, 'sandbox', 'aws-123456789012.json');
const stateOf = async (here: Patient) => JSON.parse(await readFile(statePath(here), 'utf8'));

describe('--fix', () => {
  it('in a region that the set-up knows nothing of does not make it one of the set-up, to be set up by the next run', async () => {
    const here = await patient();
    await here.hurt(({ iam }) => {
      for (const role of iam.roles) if (role.name === 'ecsInstanceRole') role.attachedPolicies.splice(0);
    });
    const before = await stateOf(here);
    const fixed = await here.doctor({ fix: [], region: 'us-west-2' });
    expect(fixed.lights.D007).toBe('green');
    const { regions, answers } = await stateOf(here);
    expect({ regions, answers }).toEqual({ regions: [REGION], answers: before.answers });
  });

  it('takes no address out before the one that is to take its place is there', async () => {
    const office = '198.51.100.7/32';
    const here = await patient({ flags: { 'ssh-cidr': office } });
    // As `ssh-access` leaves it when EC2 refuses the new rule.
    const state = await stateOf(here);
    state.answers.regions[REGION].sshCidr = OWN;
    await writeFile(statePath(here), JSON.stringify(state));
    const fixed = await here.doctor({ fix: [] });
    expect(fixed.plan).toEqual([]);
    expect(await sshSources(here)).toEqual([`${office} ours`]);
    expect(await here.sshAccess({})).toBe(0);
    expect(await sshSources(here)).toEqual([`${OWN} ours`]);
  });
});
