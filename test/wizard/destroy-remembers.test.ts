import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CreateClusterCommand, ECSClient } from '@aws-sdk/client-ecs';
import {
  AddRoleToInstanceProfileCommand,
  AttachRolePolicyCommand,
  CreateAccountAliasCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
} from '@aws-sdk/client-iam';
import { describe, expect, test } from 'vitest';
import { faultOf } from '../../src/aws/fault.ts';
import { TRUST } from '../sandbox/practice.ts';
import { denial, type MeddledRuns, meddledRuns } from './meddling.ts';
import { type Runs, runs } from './run.ts';
import { ACCOUNT, account, files, last, PLAIN, SURE } from './undone.ts';

const SEOUL = 'ap-northeast-2';
const OREGON = 'us-west-2';
const POLICY = 'arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role';
const LAMBDA_TRUST = TRUST.replace('ec2.amazonaws.com', 'lambda.amazonaws.com');
const stateOf = ({ folder }: Runs) =>
  JSON.parse(readFileSync(join(folder, 'state', 'sandbox', `aws-${ACCOUNT}.json`), 'utf8'));

/** All of the instance role is there but that EC2 may take it on, which is all that is changed about it. */
async function trusted(): Promise<{ here: MeddledRuns; before: unknown }> {
  const here = await meddledRuns();
  const { iam } = here;
  const RoleName = 'ecsInstanceRole';
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: LAMBDA_TRUST }));
  await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: POLICY }));
  const InstanceProfileName = 'ecsInstanceRole';
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName }));
  await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName, RoleName }));
  const before = await account(here);
  expect(
    await here.run({ yes: true, only: ['instance-role', 'cluster'], accept: ['account/instance-role'], flags: {} }),
  ).toBe(0);
  return { here, before };
}

describe('what was changed about something that was there before is not forgotten until it is given back', () => {
  test('when giving it back is refused: the same command ends it', async () => {
    const { here, before } = await trusted();
    here.meddle((action) => (action === 'iam:UpdateAssumeRolePolicy' ? denial(action) : undefined));
    expect(await here.destroy(SURE)).toBe(1);
    here.meddle(() => undefined);
    expect(await here.destroy(SURE)).toBe(0);
    expect(await account(here)).toEqual(before);
    expect(files(here)).toEqual([]);
  });

  test('when it is all that is left after a part was taken away', async () => {
    const { here, before } = await trusted();
    expect(await here.destroy({ ...SURE, only: ['cluster'] })).toBe(0);
    expect(await here.destroy(SURE)).toBe(0);
    expect(await account(here)).toEqual(before);
  });

  test('but is once somebody has changed it again: there is nothing to give back', async () => {
    const here = await runs();
    await here.iam.send(new CreateAccountAliasCommand({ AccountAlias: 'before' }));
    await here.run({ yes: true, only: ['alias'], accept: ['account/alias'], flags: { alias: 'after' } });
    await here.iam.send(new CreateAccountAliasCommand({ AccountAlias: 'theirs' }));
    expect(await here.destroy(SURE)).toBe(0);
    expect((await account(here)).aliases).toEqual(['theirs']);
    expect(files(here)).toEqual([]);
  });
});

describe('a region', () => {
  test('that the set-up knows nothing of does not take account-wide things with it', async () => {
    const here = await runs();
    await here.run({ yes: true, only: ['instance-role'], flags: {} });
    expect(await here.destroy({ ...SURE, region: OREGON })).toBe(0);
    expect(last(here, 'result').summary?.code).toBe('destroy.nothing');
    expect((await account(here)).roles.map(({ name }) => name)).toEqual(['ecsInstanceRole']);
    expect(stateOf(here).regions).toEqual([SEOUL]);
  });

  test('where all was there before is one of the set-up: account-wide things and its answers stay for it', async () => {
    const here = await runs();
    await here.iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' }));
    const ecs = new ECSClient({ region: OREGON, credentials: { accessKeyId: 'x', secretAccessKey: 'x' } });
    here.sandbox.attach(ecs);
    await ecs.send(new CreateClusterCommand({ clusterName: 'theirs' }));
    const flags = { cluster: 'theirs' };
    await here.run({ yes: true, region: `${SEOUL},${OREGON}`, only: ['instance-role', 'cluster'], flags });
    const { answers } = stateOf(here);
    expect(await here.destroy({ ...SURE, region: SEOUL })).toBe(0);
    expect((await account(here)).roles).toHaveLength(1);
    expect(stateOf(here)).toMatchObject({
      regions: [OREGON],
      answers: { regions: { [OREGON]: answers.regions[OREGON] } },
    });
    expect(await here.destroy({ ...SURE, region: OREGON })).toBe(0);
    expect((await account(here)).roles).toEqual([]);
    expect((await account(here, OREGON)).regions[OREGON]?.clusters).toHaveLength(1);
    expect(files(here)).toEqual([]);
  });
});

test.each(['the look', 'the proof'])(
  'credentials that are lost during %s end it, and nothing is forgotten',
  async (when) => {
    const here = await meddledRuns();
    await here.run({ yes: true, flags: { ...PLAIN, skip: 'aws-cli' } });
    let refusing = when === 'the look';
    let deletes = 0;
    here.meddle((action) => {
      if (action === 'ec2:DeleteSecurityGroup') deletes += 1;
      if (action === 'iam:DeleteUser') refusing = true;
      const isLook = /^(iam:(Get|List)|ec2:Describe)/.test(action);
      return refusing && isLook ? Object.assign(new Error('expired'), { name: 'ExpiredToken' }) : undefined;
    });
    const error: unknown = await here.destroy(SURE).then(
      (code) => code,
      (thrown: unknown) => faultOf(thrown).kind,
    );
    expect([3, 'credentials']).toContain(error);
    if (when === 'the look') expect(deletes).toBe(0);
    here.meddle(() => undefined);
    expect(await here.destroy(SURE)).toBe(0);
    expect((await account(here)).users).toEqual([]);
    expect(files(here)).toEqual([]);
  },
);

test('that the state was taken from its backup is said before anything is asked', async () => {
  const here = await runs();
  await here.run({ yes: true, only: ['instance-role'], flags: {} });
  const path = join(here.folder, 'state', 'sandbox', `aws-${ACCOUNT}.json`);
  rmSync(path);
  expect(await here.destroy(SURE)).toBe(0);
  expect(last(here, 'notice')).toMatchObject({ level: 'warning', code: 'run.state-healed', facts: { path } });
});
