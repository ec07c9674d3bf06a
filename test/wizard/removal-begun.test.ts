import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SetupError } from '../../src/engine/errors.ts';
import { runDestroy, runDoctor, runStatus } from '../../src/wizard/commands.ts';
import { type MeddledRuns, meddledRuns } from './meddling.ts';
import { person } from './person.ts';
import { ACCOUNT, files, last, OWN, SURE } from './undone.ts';

const REGION = 'ap-northeast-2';
const flags = { ...OWN, skip: 'aws-cli' };

/** A set-up of which Ctrl-C left something when it was taken away. */
async function partlyRemoved(part: { readonly only?: readonly string[]; readonly region?: string } = {}) {
  const here = await meddledRuns();
  expect(await here.run({ flags })).toBe(0);
  const stop = new AbortController();
  here.meddle((action) => {
    if (/:Delete/.test(action)) stop.abort();
    return undefined;
  });
  const around = { ...here.around(undefined), signal: stop.signal };
  const options = { ...SURE, ...part, stateDirectory: here.stateDirectory, dryRun: false };
  await expect(runDestroy(options, around)).rejects.toThrow();
  here.meddle(() => undefined);
  here.told.splice(0);
  return here;
}

const stateOf = ({ folder }: MeddledRuns) =>
  JSON.parse(readFileSync(join(folder, 'state', 'sandbox', `aws-${ACCOUNT}.json`), 'utf8'));
const notices = ({ told }: MeddledRuns) =>
  told.flatMap((event) => (event.type === 'notice' ? [[event.code, event.facts?.command]] : []));
const begun = (command: string) => ['run.removal-begun', `aws-ecs-setup ${command} --sandbox`];

describe('a removal that was stopped', () => {
  it('is not gone on with by resume, which names what does', async () => {
    const here = await partlyRemoved();
    const error = await here.run({ resume: true }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SetupError);
    expect(error).toMatchObject({
      code: 'resume.removal-begun',
      exitCode: 1,
      facts: { destroy: 'aws-ecs-setup destroy --sandbox', init: 'aws-ecs-setup init --sandbox' },
    });
    expect(here.told.some(({ type }) => type === 'plan')).toBe(false);
  });

  it('is told by init, which makes nothing again for a mere Enter', async () => {
    const here = await partlyRemoved();
    const somebody = person();
    const defaults: boolean[] = [];
    const confirm = async (_text: unknown, byDefault: boolean) => defaults.push(byDefault) > 0 && byDefault;
    expect(await here.run({ flags: {} }, { ...somebody, confirm })).toBe(1);
    expect(notices(here)).toContainEqual(begun('destroy'));
    expect(notices(here).map(([code]) => code)).not.toContain('run.resuming');
    expect(defaults).toEqual([false]);
    expect(stateOf(here).removal).toBeDefined();
  });

  it('is told by status and doctor', async () => {
    const here = await partlyRemoved();
    const options = { yes: true, stateDirectory: here.stateDirectory };
    expect(await runStatus(options, here.around(undefined))).toBe(1);
    expect(notices(here)).toContainEqual(begun('destroy'));
    expect(last(here, 'result').summary?.facts).toMatchObject({ destroy: 'aws-ecs-setup destroy --sandbox' });
    here.told.splice(0);
    expect(await runDoctor({ ...options, fix: undefined }, here.around(undefined))).toBe(1);
    expect(notices(here)).toContainEqual(begun('destroy'));
  });

  it('of a part goes on with that part', async () => {
    const here = await partlyRemoved({ only: ['cluster', 'security-group'], region: REGION });
    await runStatus({ yes: true, stateDirectory: here.stateDirectory }, here.around(undefined));
    expect(notices(here)).toContainEqual(begun(`destroy --region ${REGION} --only cluster,security-group`));
    expect(await here.destroy({ ...SURE, only: ['cluster', 'security-group'], region: REGION })).toBe(0);
    expect(stateOf(here).removal).toBeUndefined();
  });

  it.each([
    ['of everything', {}, { only: ['alias'] }],
    ['of a part', { only: ['key-pair', 'cluster'] }, { only: ['security-group'] }],
  ])('%s is not ended by that of another part', async (_what, stopped, other) => {
    const here = await partlyRemoved(stopped);
    const before = stateOf(here).removal;
    expect(await here.destroy({ ...SURE, ...other })).toBe(0);
    expect(stateOf(here).removal).toEqual(before);
  });

  it('is forgotten when it has been ended', async () => {
    const here = await partlyRemoved();
    expect(await here.destroy(SURE)).toBe(0);
    expect(files(here)).toEqual([]);
  });

  it('is forgotten when everything has been set up again', async () => {
    const here = await partlyRemoved();
    expect(await here.run({ flags, accept: ['account/admin-password', 'account/admin-membership'] })).toBeLessThan(2);
    expect(stateOf(here).removal).toBeUndefined();
    here.told.splice(0);
    await here.run({ resume: true });
    expect(notices(here).map(([code]) => code)).not.toContain('run.removal-begun');
  });
});

it('a removal of which nothing is done is none that was begun', async () => {
  const here = await meddledRuns();
  await here.run({ only: ['cluster'], flags: {} });
  expect(await here.destroy({ ...SURE, only: ['alias'] })).toBe(0);
  expect(stateOf(here).removal).toBeUndefined();
  expect(await here.run({ resume: true, only: ['cluster'] })).toBe(0);
});
