import { CreateUserCommand } from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { mfaStep } from '../../src/steps/mfa.ts';
import { stepOfNode } from '../../src/steps/node-ids.ts';
import { rootMfaStep } from '../../src/steps/root-mfa.ts';
import { asked, NOTHING_ASKED, needs, nodeOf, place, specOf } from './place.ts';

const pending = { pending: 'account/admin-user', fact: 'userName' };

describe('the step "mfa"', () => {
  it('wants one device by default, named after the user', async () => {
    const { settle, cx } = await place();
    const { seen, draft } = await settle(mfaStep, { adminUser: 'ann' });
    const nodes = mfaStep.nodes(seen, draft, cx(), NOTHING_ASKED);
    expect(needs(nodes)).toEqual({ 'account/mfa-device-1': ['account/admin-user'] });
    expect(specOf(nodes, 'account/mfa-device-1')).toEqual({ userName: pending, deviceName: 'ann' });
    expect(nodeOf(nodes, 'account/mfa-device-1')).toMatchObject({
      attended: true,
      serial: 'iam:user:ann',
      value: 'ann',
    });
  });

  it('wants two where two are wanted, the second after the first', async () => {
    const { cx } = await place();
    const draft = { mfaDevices: '2', mfaDevice: 'phone' } as const;
    const nodes = mfaStep.nodes({ devices: [] }, draft, cx(), NOTHING_ASKED);
    expect(needs(nodes)['account/mfa-device-2']).toEqual(['account/admin-user', 'account/mfa-device-1']);
    expect(specOf(nodes, 'account/mfa-device-2')).toEqual({ userName: pending, deviceName: 'phone-2' });
    expect(nodes.map(({ id }) => stepOfNode(id))).toEqual(['mfa', 'mfa']);
  });

  it('shows what the administrator has already, and asks for no more than two', async () => {
    const { cx, iam, sandbox } = await place();
    const give = (...serials: string[]) =>
      sandbox.edit(({ iam: { users } }) => {
        users[0]?.mfaDevices.push(...serials.map((serial) => ({ serial, enabled: 0 })));
      });
    await iam.send(new CreateUserCommand({ UserName: 'Administrator' }));
    const questions = async () => mfaStep.questions(await mfaStep.look(cx(), {}), {}, cx());
    const quiet = ['mfaDevice', 'Administrator', 'quiet'];
    expect(asked(await questions())).toEqual([['mfaDevices', '1', 'asked'], quiet]);
    await give('GAHT12345678');
    const [one] = await questions();
    expect(one?.found).toEqual({
      code: 'mfa.found',
      facts: { user: 'Administrator', count: '1', devices: 'GAHT12345678' },
    });
    await give('GAHT12345679');
    expect(asked(await questions())).toEqual([['mfaDevices', '2', 'quiet'], quiet]);
  });

  it('says how signing in changes, and that a second device helps, once there is one', async () => {
    const { cx } = await place();
    const there = () => ({ userName: 'Administrator' });
    const codes = (mfaDevices: '1' | '2', results: () => { userName: string } | undefined) =>
      mfaStep.notes({ mfaDevices }, results, cx(), { devices: [] }).map(({ code }) => code);
    expect(codes('1', there)).toEqual(['mfa.note-sign-in', 'mfa.note-second']);
    expect(codes('2', there)).toEqual(['mfa.note-sign-in']);
    expect(codes('1', () => undefined)).toEqual([]);
  });
});

describe('the step "root-mfa"', () => {
  it('has no root user to speak of in China', async () => {
    const { cx } = await place({ arn: 'arn:aws-cn:iam::123456789012:user/alice' });
    const seen = await rootMfaStep.look(cx(), {});
    expect(rootMfaStep.questions(seen, {}, cx())).toEqual([]);
    expect(rootMfaStep.findings(seen, {}, cx(), NOTHING_ASKED)).toEqual([{ level: 'info', code: 'root-mfa.no-root' }]);
    expect(rootMfaStep.notes({}, () => undefined, cx(), seen)).toEqual([]);
  });

  it('leads to the console of the partition', async () => {
    const { cx, sandbox } = await place({ arn: 'arn:aws-us-gov:iam::123456789012:user/alice' });
    await sandbox.edit(({ iam }) => {
      iam.root = { mfa: false, accessKeys: 0 };
    });
    const [question] = rootMfaStep.questions(await rootMfaStep.look(cx(), {}), {}, cx());
    expect(question?.found?.facts).toEqual({
      url: 'https://console.amazonaws-us-gov.com/iam/home#/security_credentials',
      account: '123456789012',
      who: 'alice',
    });
  });
});
