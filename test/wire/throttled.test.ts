import { beforeAll, describe, expect, test } from 'vitest';
import { told } from '../e2e/told.ts';
import { readInventory } from '../support/inventory.ts';
import { type Moto, sharedMoto } from '../support/moto.ts';
import type { RunResult } from '../support/run.ts';
import { openAccount, own, region, type TestAccount, usual } from './account.ts';
import { throttle } from './throttling.ts';

const patient = { timeoutMilliseconds: 170_000 };
/** Little of it is work: the limit sets the time. */
const LONG = 400_000;
const FIVE = [region, 'us-east-1', 'us-west-2', 'eu-west-1', 'eu-central-1'];

let moto: Moto;
beforeAll(async () => {
  moto = await sharedMoto();
});

/** What the services were told to be slow about, by the run's own account. */
const slowed = (run: RunResult) =>
  told(run)
    .of('notice')
    .filter(({ code }) => code === 'run.slowed')
    .map(({ facts }) => (facts as { readonly service: string }).service);

/** What is in an account, without what differs from run to run and from account to account. */
async function contents(account: TestAccount, regions: readonly string[]): Promise<unknown> {
  const text = JSON.stringify(await readInventory(account.clients, regions));
  return JSON.parse(text.replaceAll(account.id, '<account>'));
}

/** The same set-up where nothing is limited, read back. */
async function undisturbed(args: readonly string[], regions: readonly string[]) {
  const account = await openAccount(moto);
  const run = await account.run(['init', ...args], patient);
  expect(run.code, run.stdout + run.stderr).toBe(0);
  return contents(account, regions);
}

/** Every run of an account where each service takes five calls a second: none fails, and what is made is what is made without a limit. */
async function live(args: readonly string[], regions: readonly string[]): Promise<void> {
  const account = await openAccount(moto);
  const before = own(await account.exactly());
  const wanted = await undisturbed(args, regions);
  const limit = throttle(5);
  account.recorder.interfere(limit.interference);
  const run = async (...command: readonly string[]) => {
    const ended = await account.run(command, patient);
    expect(ended.code, ended.stdout + ended.stderr).toBe(0);
    expect(limit.refused(), command[0]).toBeGreaterThan(0);
    return ended;
  };
  const first = await run('init', ...args);
  expect(slowed(first)).toContain('Amazon EC2');
  expect(new Set(slowed(first)).size).toBe(slowed(first).length);
  expect(await contents(account, regions)).toEqual(wanted);
  account.recorder.clear();
  const where = ['--region', regions.join(',')];
  await run('init', '--yes', '--json', ...where);
  await run('status', '--json', ...where);
  await run('doctor', '--json', ...where);
  expect(account.writes()).toEqual([]);
  await run('destroy', '--json', '--yes', '--confirm', account.id, ...where);
  expect(own(await account.exactly())).toEqual(before);
  expect(limit.most()).toBeLessThanOrEqual(16);
}

describe.concurrent('an account in which each service takes five calls a second', { timeout: LONG }, () => {
  test('is set up, looked at and emptied again without an error or a duplicate', async () => {
    await live([...usual, '--vpc', 'new', '--alias', 'throttled-team'], [region]);
  });

  test('is so in five regions at once, though they share the limit', async () => {
    const args = ['--yes', '--json', '--ssh-cidr', '203.0.113.25/32', '--vpc', 'new', '--region', FIVE.join(',')];
    await live(args, FIVE);
  });

  test('is so with everything there is', async () => {
    const extras =
      'root-mfa,developers,nat,endpoints,s3-read,cloudwatch-logs,session-manager,trunking,task-role,external-role,budget';
    const more = ['--endpoints-for', 'all', '--developer-user', 'dana,kim', '--budget-email', 'you@example.com'];
    await live([...usual, '--vpc', 'new', '--with', extras, ...more, '--ecs-exec'], [region]);
  });
});

describe.concurrent('a run that waits because AWS takes no more calls', () => {
  test.each([
    ['ko', '천천히 진행합니다'],
    ['en', 'goes on more slowly'],
  ])('says so (%s), and ends at once on Ctrl-C', async (language, words) => {
    const account = await openAccount(moto);
    const limit = throttle(0);
    account.recorder.interfere({
      before: (call) => (call.service === 'sts' ? undefined : limit.interference.before?.(call)),
    });
    const run = account.start(['init', '--yes', '--region', region, '--lang', language], patient);
    await run.waitFor(words);
    const stopped = Date.now();
    run.kill('SIGINT');
    expect((await run.wait()).code).toBe(130);
    expect(Date.now() - stopped).toBeLessThan(2000);
  });

  test('goes on where it was once it is run again, whatever was waiting to be made', async () => {
    const args = [...usual, '--vpc', 'new'];
    const account = await openAccount(moto);
    const limit = throttle(0);
    account.recorder.interfere({
      before: (call) => (call.writes && call.action !== 'CreateVpc' ? limit.interference.before?.(call) : undefined),
    });
    const run = account.start(['init', ...args], patient);
    await run.waitFor('run.slowed');
    const stopped = Date.now();
    run.kill('SIGINT');
    expect((await run.wait()).code).toBe(130);
    expect(Date.now() - stopped).toBeLessThan(2000);
    limit.lift();
    const again = await account.run(['resume', '--yes', '--json'], patient);
    expect(again.code, again.stdout + again.stderr).toBe(0);
    expect(await contents(account, [region])).toEqual(await undisturbed(args, [region]));
  });
});
