import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { told } from '../e2e/told.ts';
import type { Inventory } from '../support/inventory.ts';
import { type Moto, sharedMoto } from '../support/moto.ts';
import type { MadeUpAnswer } from '../support/proxy.ts';
import type { Call } from '../support/wire-call.ts';
import { openAccount, region, type TestAccount, usual } from './account.ts';
import { expired, refusalOf, unknown } from './refusals.ts';

const args = ['init', ...usual, '--skip', 'aws-cli', '--key-type', 'ed25519'];

let moto: Moto;
let undisturbed: Inventory;
beforeAll(async () => {
  moto = await sharedMoto();
  const account = await openAccount(moto);
  const run = await account.run(args);
  if (run.code !== 0) throw new Error(run.stderr);
  undisturbed = await account.inventory();
});

/** From the n-th writing call on nothing is taken any more; what is under way meanwhile neither. */
function afterWrites(n: number, refuse: (call: Call) => MadeUpAnswer) {
  let writes = 0;
  return {
    before(call: Call) {
      if (call.writes) writes += 1;
      return writes > n ? refuse(call) : undefined;
    },
  };
}

async function expectTheSameCommandToEndIt(account: TestAccount): Promise<void> {
  account.recorder.interfere({});
  const again = await account.run(args);
  expect(again.code, again.stdout).toBe(0);
  expect(await account.inventory()).toEqual(undisturbed);
}

const tooLate = (call: Call) =>
  call.service === 'iam'
    ? refusalOf(
        call,
        'SignatureDoesNotMatch',
        403,
        'Signature expired: 20261121T120000Z is now earlier than 20261121T124500Z',
      )
    : refusalOf(
        call,
        call.service === 'ecs' ? 'InvalidSignatureException' : 'RequestExpired',
        400,
        'Signature expired: it is now earlier than',
      );

describe('credentials that are not taken any more in mid-run', () => {
  test.each([
    { what: 'over', n: 9, refuse: expired, says: 'The credentials have expired' },
    { what: 'deleted', n: 5, refuse: unknown, says: 'AWS does not accept the credentials' },
  ])(
    'because they are $what (after $n writes): exit 3, told once with what to do; the same command ends it',
    async ({ n, refuse, says }) => {
      const account = await openAccount(moto);
      account.recorder.interfere(afterWrites(n, refuse));
      const run = await account.run(args.filter((arg) => arg !== '--json'));
      expect(run.code, run.stderr).toBe(3);
      const text = run.stderr.replace(/\s+/g, ' ');
      expect(text.split(says)).toHaveLength(2);
      expect(text).toMatch(/Sign in again, for example with aws login/);
      expect(text).toContain('What was made is recorded');
      expect(text).toContain('aws-ecs-setup resume');
      await expectTheSameCommandToEndIt(account);
    },
  );
});

describe('a region that is not enabled', () => {
  test('looks like bad credentials, but is named: exit 3, nothing made, and the page that enables it', async () => {
    const account = await openAccount(moto);
    account.recorder.interfere({
      before: (call) => (call.service === 'ec2' && call.region === region ? unknown(call) : undefined),
    });
    const run = await account.run(['key-pair', '--yes', '--region', region]);
    expect(run.code).toBe(3);
    const text = run.stderr.replace(/\s+/g, ' ');
    for (const part of ['--region', region, 'not enabled', 'billing/home#/account']) expect(text).toContain(part);
    expect(account.writes()).toEqual([]);
    account.recorder.interfere({});
    expect((await account.run(['key-pair', '--yes', '--region', region, '--key-type', 'ed25519'])).code).toBe(0);
  });
});

describe('a clock that is wrong', () => {
  test('is put right by what the first refusal says, and nothing more is noticed of it', async () => {
    const account = await openAccount(moto);
    let refused = 0;
    account.recorder.interfere({
      before(call) {
        if (call.service !== 'sts' || refused > 0) return undefined;
        refused += 1;
        const date = new Date(Date.now() + 3_600_000).toUTCString();
        return { ...refusalOf(call, 'RequestTimeTooSkewed', 403, 'The difference is too large.'), headers: { date } };
      },
    });
    const run = await account.run(['key-pair', '--yes', '--region', region, '--key-type', 'ed25519']);
    expect([run.code, refused], run.stderr).toEqual([0, 1]);
    expect(account.writes()).toEqual(['ImportKeyPair']);
  });

  test.each([
    ['RequestTimeTooSkewed', 'The difference between the request time and the current time is too large.'],
    [
      'SignatureDoesNotMatch',
      'Signature expired: 20261121T120000Z is now earlier than 20261121T124500Z (20261121T130000Z - 15 min.)',
    ],
    ['InvalidSignatureException', 'Signature not yet current: 20261121T130000Z is still later than 20261121T120500Z'],
  ])('and stays so (%s) is said to be the clock: exit 3', async (code, message) => {
    const account = await openAccount(moto);
    account.recorder.interfere({ before: (call) => refusalOf(call, code, 403, message) });
    const run = await account.run(['key-pair', '--yes', '--region', region]);
    expect(run.code).toBe(3);
    expect(run.stderr.replace(/\s+/g, ' ')).toMatch(/clock of this computer.*Set date and time/);
    expect(account.writes()).toEqual([]);
  });

  test('from the middle of a run on is said to be the clock too, and the same command ends it', async () => {
    const account = await openAccount(moto);
    account.recorder.interfere(afterWrites(4, tooLate));
    const run = await account.run(args);
    expect(run.code, run.stdout).toBe(3);
    expect(told(run).of('node-failed')).toMatchObject([{ fault: { kind: 'credentials', facts: { reason: 'clock' } } }]);
    await expectTheSameCommandToEndIt(account);
  });
});

describe("another account's credentials after a run that was cut short", () => {
  test('work on their own set-up: the first one stays as it was, and ends later with its own', async () => {
    const [first, second] = [await openAccount(moto), await openAccount(moto)];
    const role = ['instance-role', '--yes', '--json', '--region', region];
    first.recorder.interfere({
      before: (call) => (call.action === 'AddRoleToInstanceProfile' ? expired(call) : undefined),
    });
    expect((await first.run([...role, '--state-dir', 'state'])).code).toBe(3);
    const directory = join(first.home, 'state');
    const [name = ''] = readdirSync(directory).filter((file) => file.includes(first.id) && file.endsWith('.json'));
    const before = readFileSync(join(directory, name), 'utf8');
    const calls = first.recorder.calls.length;
    const other = await second.run([...role, '--state-dir', 'state'], { home: first.home });
    expect(other.code, other.stdout).toBe(0);
    const notices = told(other).of('notice');
    expect(notices[0]).toMatchObject({ code: 'run.other-account', facts: { accounts: first.id } });
    expect([readFileSync(join(directory, name), 'utf8'), first.recorder.calls.length]).toEqual([before, calls]);
    first.recorder.interfere({});
    expect((await first.run([...role, '--state-dir', 'state'])).code).toBe(0);
    expect(first.writes().filter((action) => action === 'CreateRole')).toHaveLength(1);
  });
});
