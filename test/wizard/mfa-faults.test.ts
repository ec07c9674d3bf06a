import { ListMFADevicesCommand, ListVirtualMFADevicesCommand } from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import type { AttachableClient } from '../../src/sandbox/attach.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { type Doing, phone } from '../support/phone.ts';
import { sdkError } from './meddling.ts';
import { person } from './person.ts';
import { type Runs, runs } from './run.ts';

const UserName = 'Administrator';
const serial = 'arn:aws:iam::123456789012:mfa/Administrator';
const mfa = { only: ['admin', 'mfa'], flags: {} };
const ROOT = { Account: '123456789012', Arn: 'arn:aws:iam::123456789012:root', UserId: '123456789012' };

/** What becomes of one call: its answer is lost before or after it was carried out, or it is refused. */
type Fate = 'never arrives' | 'answer is lost' | 'is refused';

/** Gives the next call of an operation a fate. */
function strike(here: Runs, command: string, fate: Fate): void {
  let left = 1;
  const sandbox = here.sandbox as { attach: Sandbox['attach'] };
  const attach = sandbox.attach.bind(sandbox);
  sandbox.attach = (client: AttachableClient, ...rest: never[]) => {
    attach(client, ...rest);
    const strikeOnce =
      (next: (args: object) => Promise<object>, { commandName }: { commandName?: string }) =>
      async (args: object) => {
        if (commandName !== `${command}Command` || left === 0) return next(args);
        left -= 1;
        if (fate === 'answer is lost') await next(args);
        throw fate === 'is refused'
          ? sdkError('AccessDenied', 403, 'User: sam is not authorized to perform: iam:this')
          : Object.assign(new Error('socket hang up'), { name: 'TimeoutError', code: 'ECONNRESET' });
      };
    (client.middlewareStack as { add(middleware: unknown, options: object): void }).add(strikeOnce, {
      step: 'initialize',
      priority: 'high',
      name: `strike ${command}`,
    });
  };
}

const withPhone = (here: Runs, ...doings: Doing[]) => ({ ...person(), pairing: phone(() => here.clock.now, doings) });

async function devices({ iam }: Runs) {
  const { MFADevices = [] } = await iam.send(new ListMFADevicesCommand({ UserName }));
  const { VirtualMFADevices = [] } = await iam.send(new ListVirtualMFADevicesCommand({}));
  return [MFADevices.map((one) => one.SerialNumber), VirtualMFADevices.length];
}

describe('a device is there once, and its secret in somebody’s app, whatever becomes of', () => {
  const calls = ['CreateVirtualMFADevice', 'EnableMFADevice', 'ListVirtualMFADevices', 'ListMFADeviceTags'];
  const fates = ['never arrives', 'answer is lost', 'is refused'] as const;
  it.each(calls.flatMap((call) => fates.map((fate) => [call, fate] as const)))('%s: %s', async (call, fate) => {
    const here = await runs();
    strike(here, call, fate);
    const first = withPhone(here);
    const code = await here.run(mfa, first);
    const second = withPhone(here);
    if (code !== 0) expect(await here.run(mfa, second)).toBe(0);
    expect(await devices(here)).toEqual([[expect.stringContaining(serial)], 1]);
    expect([first.pairing.open(), second.pairing.open()]).toEqual([0, 0]);
    expect(await here.run({ ...mfa, yes: true })).toBe(0);
  });
});

describe('what is taken away again after all', () => {
  it.each(['never arrives', 'answer is lost', 'is refused'] as const)(
    'is replaced by the next run where that call %s',
    async (fate) => {
      const here = await runs();
      strike(here, 'DeleteVirtualMFADevice', fate);
      expect(await here.run(mfa, withPhone(here, 'gives-up'))).toBe(1);
      expect(await here.run(mfa, withPhone(here))).toBe(0);
      expect(await devices(here)).toEqual([[serial], 1]);
    },
  );

  it('is removed by destroy where it was left', async () => {
    const here = await runs();
    strike(here, 'DeleteVirtualMFADevice', 'is refused');
    expect(await here.run(mfa, withPhone(here, 'gives-up'))).toBe(1);
    expect((await devices(here))[1]).toBe(1);
    expect(await here.destroy({ yes: true, confirm: '123456789012' })).toBe(0);
    expect((await here.iam.send(new ListVirtualMFADevicesCommand({}))).VirtualMFADevices).toEqual([]);
  });
});

it('is one of the things the root user does before the administrator goes on', async () => {
  const here = await runs(ROOT);
  const somebody = { ...person({}, ['run.root-choice-switch']), pairing: phone(() => here.clock.now) };
  expect(await here.run({ flags: { with: 'mfa' } }, somebody)).toBe(1);
  expect((await devices(here))[0]).toEqual([serial]);
  expect(here.told.at(-1)).toMatchObject({ type: 'result', summary: { code: 'run.root-stopped' } });
});
