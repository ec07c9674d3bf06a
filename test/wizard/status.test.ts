import { DescribeVpcsCommand, ModifyVpcAttributeCommand } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import type { ClientMiddleware } from '../../src/aws/middleware.ts';
import { runSetup, runStatus } from '../../src/wizard/commands.ts';
import type { Practice, Surroundings } from '../../src/wizard/surroundings.ts';
import { meddledRuns, whole } from './meddling.ts';
import { type Runs, runs } from './run.ts';

/** Everything a run is made from, where one call is refused. */
function without(here: Runs, command: string): Surroundings {
  const around = here.around(undefined);
  const { practice } = around;
  const refuse: ClientMiddleware =
    (next, { commandName }) =>
    async (args) => {
      if (commandName !== command) return next(args);
      throw Object.assign(new Error('not authorized'), { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } });
    };
  const refusing = async (account: Promise<Practice>): Promise<Practice> => {
    const { attach, local } = await account;
    return {
      local,
      attach: (client, accessKeyId) => {
        attach(client, accessKeyId);
        client.middlewareStack.add(refuse, { step: 'initialize', priority: 'high', name: 'refuse' });
      },
    };
  };
  return { ...around, practice: practice && (() => refusing(practice())) };
}

describe('status', () => {
  it('does not call in place what it may not look at', async () => {
    const here = await runs();
    expect(await here.run({})).toBe(0);
    const options = { region: 'ap-northeast-2', yes: true, stateDirectory: here.stateDirectory };
    expect(await runStatus(options, here.around(undefined))).toBe(0);
    expect(await runStatus(options, without(here, 'GetLoginProfileCommand'))).toBe(1);
    const failed = here.told.flatMap((event) => (event.type === 'step-failed' ? [[event.step, event.fault.kind]] : []));
    expect(failed).toEqual([['admin', 'denied']]);
    expect(here.told.at(-1)).toMatchObject({ ok: false, summary: { code: 'status.something-missing' } });
  });

  it.each(['DescribeBudgetCommand', 'ListVirtualMFADevicesCommand', 'DescribeVpcEndpointServicesCommand'])(
    'of a core set-up asks for nothing of the extras: %s',
    async (command) => {
      const here = await runs();
      expect(await here.run({})).toBe(0);
      const options = { region: 'ap-northeast-2', yes: true, stateDirectory: here.stateDirectory };
      expect(await runStatus(options, without(here, command))).toBe(0);
    },
  );

  it.each([
    ['before anything was set up', undefined],
    ['beside another region', 'ap-northeast-2'],
  ])('of a region that was never set up names that region in what to do, %s', async (_, region) => {
    const here = await runs();
    if (region) expect(await here.run({ region, only: ['cluster'] })).toBe(0);
    const options = { region: 'us-west-1', yes: true, stateDirectory: here.stateDirectory };
    expect(await runStatus(options, here.around(undefined))).toBe(1);
    const facts = { command: 'aws-ecs-setup init --region us-west-1 --sandbox' };
    expect(here.told.at(-1)).toMatchObject({ summary: { code: 'status.something-missing', facts } });
  });

  it('of the regions of the set-up needs no region in what to do, named or not', async () => {
    const here = await runs();
    expect(await here.run({ only: ['cluster'] })).toBe(0);
    for (const region of [undefined, 'ap-northeast-2']) {
      await runStatus({ region, yes: true, stateDirectory: here.stateDirectory }, here.around(undefined));
      const facts = { command: 'aws-ecs-setup init --sandbox' };
      expect(here.told.at(-1)).toMatchObject({ summary: { code: 'status.something-missing', facts } });
    }
  });

  it('calls begun what a run was stopped at, and changed only what somebody changed since', async () => {
    const here = await meddledRuns();
    const look = { region: 'ap-northeast-2', yes: true, stateDirectory: here.stateDirectory };
    const open = () => {
      const told = here.told.filter((event) => event.type === 'status').filter(({ status }) => status !== 'done');
      here.told.splice(0);
      return Object.fromEntries(told.map(({ node, status, unfinished }) => [node, unfinished ? 'begun' : status]));
    };
    const stop = new AbortController();
    here.meddle((action) => {
      if (!/^ec2:(ModifyVpcAttribute|ModifySubnetAttribute)$/.test(action)) return undefined;
      stop.abort();
      return Object.assign(new Error('stopped'), { name: 'AbortError' });
    });
    const usual = { ...look, flags: whole.flags, dryRun: false, again: false, accept: [], resume: false };
    const options = { ...usual, resetPassword: false, replaceKeyPair: false, only: ['vpc'] };
    await expect(runSetup(options, { ...here.around(undefined), signal: stop.signal })).rejects.toThrow();
    here.meddle(() => undefined);
    await runStatus(look, here.around(undefined));
    const half = open();
    expect(half['ap-northeast-2/vpc']).toBe('begun');
    expect(Object.values(half)).not.toContain('changed');

    expect(await here.run(whole)).toBe(0);
    const { Vpcs = [] } = await here.ec2.send(new DescribeVpcsCommand({}));
    const VpcId = Vpcs.find(({ IsDefault }) => !IsDefault)?.VpcId;
    await here.ec2.send(new ModifyVpcAttributeCommand({ VpcId, EnableDnsHostnames: { Value: false } }));
    here.told.splice(0);
    await runStatus(look, here.around(undefined));
    expect(open()).toEqual({ 'ap-northeast-2/vpc': 'changed' });
  });
});
