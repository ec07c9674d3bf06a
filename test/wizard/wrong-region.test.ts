import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runStatus } from '../../src/wizard/commands.ts';
import type { Prompter } from '../../src/wizard/prompter.ts';
import { type Person, person } from './person.ts';
import { type Runs, runs } from './run.ts';
import { ACCOUNT, last, PLAIN, SURE } from './undone.ts';

const WRONG = 'us-east-1';
const RIGHT = 'us-west-2';

/** Somebody who names a region, if asked, and leaves at the first question after it. */
const leaving = (region: string): Person => ({
  ...answering(region),
  ask: async () => {
    throw Object.assign(new Error('Ctrl-C'), { name: 'ExitPromptError' });
  },
});

/** Somebody who names a region, if asked; tells what was preselected. */
function answering(region: string): Person & { readonly preselected: string[] } {
  const preselected: string[] = [];
  const choose: Prompter['choose'] = async (_text, _choices, byDefault) => {
    preselected.push(byDefault);
    return region;
  };
  return { ...person(), choose, preselected };
}

/** Somebody answered a region that they did not want, and left. */
async function leftBehind(): Promise<Runs> {
  const here = await runs();
  await expect(here.run({ region: undefined, flags: {} }, leaving(WRONG))).rejects.toThrow('Ctrl-C');
  expect(stateOf(here).regions).toEqual([WRONG]);
  here.told.splice(0);
  return here;
}

const stateOf = ({ folder }: Runs) =>
  JSON.parse(readFileSync(join(folder, 'state', 'sandbox', `aws-${ACCOUNT}.json`), 'utf8'));

describe('a region in which nothing was made yet', () => {
  it('is asked for again with --ask, and the earlier answer is preselected', async () => {
    const here = await leftBehind();
    const who = answering(RIGHT);
    expect(await here.run({ region: undefined, again: true, only: ['cluster'] }, who)).toBe(0);
    expect(who.preselected).toEqual([WRONG]);
    expect(stateOf(here).regions).toEqual([RIGHT]);
  });

  it('is taken as it is without --ask, and named in the first line', async () => {
    const here = await leftBehind();
    const who = answering(RIGHT);
    expect(await here.run({ region: undefined, only: ['cluster'] }, who)).toBe(0);
    expect(who.preselected).toEqual([]);
    expect(last(here, 'identity').regions).toEqual([WRONG]);
  });

  it('is none of the set-up any more when another one is named', async () => {
    const here = await leftBehind();
    expect(await here.run({ region: RIGHT, flags: { ...PLAIN, skip: 'aws-cli' } })).toBe(0);
    expect(stateOf(here).regions).toEqual([RIGHT]);
    const look = { yes: true, stateDirectory: here.stateDirectory };
    expect(await runStatus(look, here.around(undefined))).toBe(0);
    expect(last(here, 'identity').regions).toEqual([RIGHT]);
  });
});

describe('a region that is none of the set-up any more', () => {
  it('is looked at when the set-up is taken away: what a lost state told of may be there', async () => {
    const here = await runs();
    const state = join(here.folder, 'state', 'sandbox', `aws-${ACCOUNT}.json`);
    expect(await here.run({ region: WRONG, flags: { ...PLAIN, skip: 'aws-cli' } })).toBe(0);
    for (const path of [state, `${state}.backup`]) rmSync(path, { force: true });
    await expect(here.run({ region: WRONG, flags: {} }, leaving(WRONG))).rejects.toThrow('Ctrl-C');
    expect(await here.run({ region: RIGHT, flags: { ...PLAIN, skip: 'aws-cli' } })).toBe(0);
    expect(stateOf(here)).toMatchObject({ regions: [RIGHT], formerRegions: [WRONG] });
    await here.destroy({ ...SURE, dryRun: true });
    const things = last(here, 'undo-plan').things.map(({ node }) => node);
    expect(things).toContain(`${WRONG}/security-group`);
    expect(things).toContain(`${RIGHT}/security-group`);
  });
});

describe('a region in which something was made', () => {
  it('is not asked for again', async () => {
    const here = await runs();
    expect(await here.run({ region: WRONG, only: ['cluster'] })).toBe(0);
    const who = answering(RIGHT);
    expect(await here.run({ region: undefined, again: true, only: ['cluster'] }, who)).toBe(0);
    expect(who.preselected).toEqual([]);
    expect(last(here, 'identity').regions).toEqual([WRONG]);
  });

  it('stays when one that was only answered is answered otherwise', async () => {
    const here = await runs();
    expect(await here.run({ region: WRONG, only: ['cluster'] })).toBe(0);
    await expect(here.run({ region: 'eu-west-1', flags: {} }, leaving(''))).rejects.toThrow('Ctrl-C');
    expect(stateOf(here).regions).toEqual([WRONG, 'eu-west-1']);
    const who = answering(RIGHT);
    expect(await here.run({ region: undefined, again: true, only: ['cluster'] }, who)).toBe(0);
    expect(who.preselected).toEqual(['eu-west-1']);
    expect(stateOf(here).regions).toEqual([WRONG, RIGHT]);
  });
});
