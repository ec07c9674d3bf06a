import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { faultOf } from '../../src/aws/fault.ts';
import type { Inventory } from '../support/inventory.ts';
import { type Meddle, type MeddledRuns, meddledRuns, sdkError, whole } from './meddling.ts';

let undisturbed: Inventory;
let calls: readonly string[];
beforeAll(async () => {
  const account = await meddledRuns();
  if ((await account.run(whole)) !== 0) throw new Error(JSON.stringify(account.told.at(-1)));
  calls = account.asked();
  undisturbed = await account.inventory();
});

const isWrite = (action: string) => !/:(Describe|Get|List)/.test(action);

/** What each service answers when the token is over. */
function expired(action: string): Error {
  const words = 'The security token included in the request is expired';
  if (action.startsWith('ec2:')) return sdkError('RequestExpired', 400, 'Request has expired.');
  if (action.startsWith('ecs:')) return sdkError('ExpiredTokenException', 400, words);
  return sdkError('ExpiredToken', 403, words);
}

/** What each service answers once the key is deleted. */
function deleted(action: string): Error {
  const words = 'The security token included in the request is invalid.';
  if (action.startsWith('ec2:')) return sdkError('AuthFailure', 401, 'AWS was not able to validate the credentials');
  if (action.startsWith('ecs:')) return sdkError('UnrecognizedClientException', 400, words);
  return sdkError('InvalidClientTokenId', 403, words);
}

/** From the n-th call on (from 0) nothing is taken any more. */
function from(n: number, counts: (action: string) => boolean, refuse: (action: string) => Error): Meddle {
  let seen = 0;
  return (action) => {
    if (counts(action)) seen += 1;
    return seen > n ? refuse(action) : undefined;
  };
}

async function recorded({ folder }: MeddledRuns): Promise<Readonly<Record<string, { readonly status: string }>>> {
  const directory = join(folder, 'state', 'sandbox');
  const name = (await readdir(directory)).find((file) => /^aws-\d+\.json$/.test(file)) ?? 'none';
  return JSON.parse(await readFile(join(directory, name), 'utf8')).nodes;
}

async function expectTheNextRunToEndIt(account: MeddledRuns): Promise<void> {
  account.meddle(() => undefined);
  expect(await account.run(whole), JSON.stringify(account.told.at(-1))).toBe(0);
  expect(await account.inventory()).toEqual(undisturbed);
}

describe('credentials that are not taken any more', () => {
  it.each([
    { how: 'expire', refuse: expired },
    { how: 'are deleted', refuse: deleted },
  ])(
    'because they $how while things are made: said once, exit 3, and what was made is recorded',
    async ({ refuse }) => {
      const writes = calls.filter(isWrite).length;
      expect(writes).toBeGreaterThan(20);
      for (let n = 0; n < writes; n += 5) {
        const account = await meddledRuns();
        account.meddle(from(n, isWrite, refuse));
        expect(await account.run(whole), `${n}`).toBe(3);
        const { told } = account;
        const failed = told.filter((event) => event.type === 'node-failed');
        expect(failed, `${n}`).toHaveLength(1);
        expect(failed[0]).toMatchObject({ fault: { kind: 'credentials' } });
        expect(told.at(-1)).toMatchObject({ type: 'result', exitCode: 3, summary: { code: 'run.credentials-lost' } });
        const types = told.map((event) => event.type);
        expect(types).not.toContain('verify-started');
        expect(types.slice(types.indexOf('node-failed')), `${n}`).not.toContain('node-started');
        const done = told.flatMap((event) => (event.type === 'node-done' ? [event.node] : []));
        const records = await recorded(account);
        for (const node of done) expect(records[node], node).toMatchObject({ status: 'done' });
        await expectTheNextRunToEndIt(account);
      }
    },
    120_000,
  );

  it('while it is looked, before anything is made: exit 3, and nothing is sent that writes', async () => {
    const lookedBefore = calls.findIndex(isWrite);
    for (let n = 1; n < lookedBefore; n += 9) {
      const account = await meddledRuns();
      account.meddle(from(n, () => true, expired));
      const error: unknown = await account.run(whole).catch((thrown: unknown) => thrown);
      expect(faultOf(error), `${n}`).toMatchObject({ kind: 'credentials', facts: { reason: 'expired' } });
      expect(account.asked().filter(isWrite)).toEqual([]);
      await expectTheNextRunToEndIt(account);
    }
  }, 120_000);

  it('while it is looked whether all shows: the result is kept for the next run', async () => {
    const account = await meddledRuns();
    const last = calls.findLastIndex(isWrite);
    account.meddle(from(last + 2, () => true, expired));
    const error: unknown = await account.run(whole).catch((thrown: unknown) => thrown);
    expect(faultOf(error)).toMatchObject({ kind: 'credentials' });
    const records = Object.values(await recorded(account));
    expect(records.length).toBeGreaterThan(20);
    expect(new Set(records.map((record) => record.status))).toEqual(new Set(['done']));
    account.asked();
    await expectTheNextRunToEndIt(account);
    expect(account.asked().filter(isWrite)).toEqual([]);
  });
});

describe('credentials that are good', () => {
  it('are told from those of a region that is not enabled: the region is named', async () => {
    for (const service of ['ec2', 'ecs']) {
      const account = await meddledRuns();
      account.meddle((action, region) =>
        action.startsWith(`${service}:`) && region === 'ap-northeast-2' ? deleted(action) : undefined,
      );
      await expect(account.run(whole)).rejects.toMatchObject({
        code: 'region.refused',
        exitCode: 3,
        facts: { region: 'ap-northeast-2', url: 'https://console.aws.amazon.com/billing/home#/account' },
      });
      expect(account.asked().filter(isWrite)).toEqual([]);
      await expectTheNextRunToEndIt(account);
    }
  });

  it('are told from those that IAM alone does not take, because no MFA code was given', async () => {
    const account = await meddledRuns();
    account.meddle((action) => (action.startsWith('iam:') ? deleted(action) : undefined));
    await expect(account.run(whole)).rejects.toMatchObject({ code: 'credentials.not-for-iam', exitCode: 3 });
    await expectTheNextRunToEndIt(account);
  });

  it('are not thought so where STS does not know them either', async () => {
    const account = await meddledRuns();
    account.meddle(from(3, () => true, deleted));
    const error: unknown = await account.run(whole).catch((thrown: unknown) => thrown);
    expect(faultOf(error)).toMatchObject({ kind: 'credentials', facts: { reason: 'invalid' } });
    expect(error).not.toHaveProperty('code');
  });
});
