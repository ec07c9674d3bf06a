import { beforeAll, describe, expect, test } from 'vitest';
import { type Moto, sharedMoto } from '../support/moto.ts';
import { secretOn, typeCodes } from '../support/pairing.ts';
import { openTerminal } from '../support/terminal.ts';
import type { Call } from '../support/wire-call.ts';
import { openAccount, region, type TestAccount } from './account.ts';

let moto: Moto;
beforeAll(async () => {
  moto = await sharedMoto();
});

const usual = ['--region', region] as const;

/** Moto takes the tags of a device and answers no iam:ListMFADeviceTags: what it was given is answered here. */
function answerTags({ recorder }: TestAccount): void {
  const given = new Map<string, Call['parameters']>();
  const remember = ({ action, parameters }: Call) => {
    if (action === 'CreateVirtualMFADevice') given.set(String(parameters.VirtualMFADeviceName), parameters);
  };
  recorder.interfere({
    before(call) {
      remember(call);
      if (call.action !== 'ListMFADeviceTags') return undefined;
      const serial = String(call.parameters.SerialNumber);
      return { status: 200, body: tagsAnswer(given.get(serial.slice(serial.lastIndexOf('/') + 1)) ?? {}) };
    },
  });
}

function tagsAnswer(parameters: Call['parameters']): string {
  const tags = [1, 2].map((index) => {
    const of = (name: string) => String(parameters[`Tags.member.${index}.${name}`] ?? '');
    return `<member><Key>${of('Key')}</Key><Value>${of('Value')}</Value></member>`;
  });
  const result = `<Tags>${tags.join('')}</Tags><IsTruncated>false</IsTruncated>`;
  const space = 'xmlns="https://iam.amazonaws.com/doc/2010-05-08/"';
  return `<ListMFADeviceTagsResponse ${space}><ListMFADeviceTagsResult>${result}</ListMFADeviceTagsResult></ListMFADeviceTagsResponse>`;
}

describe('mfa alone', () => {
  test('pairs a device, makes no other call the second time, and is undone', { timeout: 120_000 }, async () => {
    const account = await openAccount(moto);
    answerTags(account);
    const admin = await account.run(['admin', ...usual, '--yes']);
    expect(admin.code, admin.stderr).toBe(0);
    const before = await account.inventory();
    account.recorder.clear();

    const terminal = openTerminal(['mfa', ...usual], { home: account.home, env: account.env });
    await typeCodes(terminal, await secretOn(terminal));
    await terminal.answerAllWithEnter();
    expect(await terminal.exit, terminal.scrollback()).toEqual({ code: 0, signal: null });
    expect(account.writes()).toEqual(['CreateVirtualMFADevice', 'EnableMFADevice']);
    expect((await account.inventory()).mfaDevices).toEqual(['arn:aws:iam::<account>:mfa/Administrator']);

    account.recorder.clear();
    const again = await account.run(['mfa', ...usual, '--yes']);
    expect([again.code, account.writes()], again.stderr).toEqual([0, []]);

    const undone = await account.run(['destroy', '--yes', '--confirm', account.id, '--only', 'mfa']);
    expect(undone.code, undone.stderr).toBe(0);
    expect(account.writes()).toEqual(['DeactivateMFADevice', 'DeleteVirtualMFADevice']);
    expect(await account.inventory()).toEqual(before);
  });

  test('without a terminal makes nothing and says what to run', async () => {
    const account = await openAccount(moto);
    answerTags(account);
    expect((await account.run(['admin', ...usual, '--yes'])).code).toBe(0);
    account.recorder.clear();
    const run = await account.run(['mfa', ...usual, '--yes']);
    expect([run.code, account.writes()]).toEqual([1, []]);
    expect(run.stderr).toContain('aws-ecs-setup mfa');
  });
});
