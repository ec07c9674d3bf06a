import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { person } from './person.ts';
import { type Runs, runs } from './run.ts';
import { ACCOUNT, account, files, last, OWN, PLAIN, SURE, stays } from './undone.ts';

const SEOUL = 'ap-northeast-2';
const OREGON = 'us-west-2';
const statePath = ({ folder }: Runs) => join(folder, 'state', 'sandbox', `aws-${ACCOUNT}.json`);

describe('a part of a set-up', () => {
  test('is taken away by the names of its steps; the rest stays and is still known', async () => {
    const here = await runs();
    await here.run({ yes: true, flags: OWN });
    expect(await here.destroy({ ...SURE, only: ['cluster', 'alias'] })).toBe(0);
    expect((await account(here)).regions[SEOUL]?.clusters).toEqual([]);
    expect((await account(here)).users).toHaveLength(1);
    expect(
      last(here, 'undo-plan')
        .things.map(({ node }) => node)
        .sort(),
    ).toEqual(['account/alias', `${SEOUL}/cluster`]);
    expect(await here.destroy(SURE)).toBe(0);
    expect(files(here)).toEqual([]);
  });

  test('that something outside of it stands in stays, and says so', async () => {
    const here = await runs();
    await here.run({ yes: true, flags: OWN });
    expect(await here.destroy({ ...SURE, only: ['vpc'] })).toBe(1);
    expect(stays(here)[`${SEOUL}/vpc`]).toBe('undo.still-holds');
  });

  test('is a region; account-wide things go with the last one only', async () => {
    const here = await runs();
    const before = await account(here, SEOUL, OREGON);
    await here.run({ yes: true, region: `${SEOUL},${OREGON}`, flags: PLAIN });
    expect(await here.destroy({ ...SURE, region: SEOUL })).toBe(0);
    const between = await account(here, SEOUL, OREGON);
    expect(between.regions[SEOUL]).toEqual(before.regions[SEOUL]);
    expect(between.users).toHaveLength(1);
    expect(JSON.parse(readFileSync(statePath(here), 'utf8'))).toMatchObject({ regions: [OREGON] });
    expect(await here.destroy({ ...SURE, region: OREGON })).toBe(0);
    expect(await account(here, SEOUL, OREGON)).toEqual(before);
    expect(files(here)).toEqual([]);
  });

  test('is a region although a cluster of another one bears the same name', async () => {
    const here = await runs();
    const before = await account(here, SEOUL, OREGON);
    await here.run({ yes: true, region: `${SEOUL},${OREGON}`, flags: { ...PLAIN, with: 'task-role' } });
    expect(await here.destroy({ ...SURE, region: OREGON })).toBe(0);
    const between = await account(here, SEOUL, OREGON);
    expect(between.regions[OREGON]).toEqual(before.regions[OREGON]);
    expect(between.regions[SEOUL]?.clusters).toHaveLength(1);
  });

  test('is the endpoints of a network that stays: they are what costs money', async () => {
    const here = await runs();
    await here.run({ yes: true, flags: { ...OWN, 'private-subnets': 'yes', 'endpoints-for': 'ec2' } });
    const gone = await here.destroy({ ...SURE, only: ['endpoints'] });
    expect([gone, stays(here)]).toEqual([0, {}]);
    const region = (await account(here)).regions[SEOUL];
    expect(region?.endpoints.map(({ type }) => type)).toEqual(['Gateway']);
    expect(region?.vpcs).toHaveLength(2);
  });

  test('is not all regions because the environment names one', async () => {
    const here = await runs();
    const before = await account(here, SEOUL, OREGON);
    await here.run({ yes: true, region: `${SEOUL},${OREGON}`, flags: PLAIN });
    expect(await here.destroy(SURE)).toBe(0);
    expect(await account(here, SEOUL, OREGON)).toEqual(before);
  });
});

describe('what only its tags tell of', () => {
  const forgotten = async () => {
    const here = await runs();
    const before = await account(here);
    await here.run({ yes: true, flags: OWN });
    const state = JSON.parse(readFileSync(statePath(here), 'utf8'));
    delete state.nodes[`${SEOUL}/cluster`];
    delete state.nodes['account/instance-profile'];
    writeFileSync(statePath(here), JSON.stringify(state));
    return { here, before };
  };

  test('is left by --yes, which says that it needs a person', async () => {
    const { here } = await forgotten();
    expect(await here.destroy(SURE)).toBe(1);
    expect(stays(here)).toMatchObject({
      [`${SEOUL}/cluster`]: 'undo.needs-a-person',
      'account/instance-profile': 'undo.needs-a-person',
    });
    expect((await account(here)).regions[SEOUL]?.clusters).toHaveLength(1);
  });

  test('goes when a person confirms it', async () => {
    const { here, before } = await forgotten();
    expect(await here.destroy({}, person({ line: [ACCOUNT] }))).toBe(0);
    expect(await account(here)).toEqual(before);
  });
});

test('what a step gave to a cluster is taken off it alone, and the cluster stays', async () => {
  const here = await runs();
  const flags = { ...PLAIN, with: 'task-role', 'container-insights': 'on' };
  expect(await here.run({ flags })).toBe(0);
  expect(await here.destroy({ ...SURE, only: ['task-role'] })).toBe(0);
  const [cluster] = (await account(here)).regions['ap-northeast-2']?.clusters ?? [];
  expect(cluster).toMatchObject({ status: 'ACTIVE', capacityProviders: [], settings: ['containerInsights=disabled'] });
  expect(await here.run({ flags })).toBe(0);
  const [again] = (await account(here)).regions['ap-northeast-2']?.clusters ?? [];
  expect(again).toMatchObject({
    capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
    settings: ['containerInsights=enabled'],
  });
});
