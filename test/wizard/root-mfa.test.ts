import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../src/wizard/events.ts';
import { meddledRuns } from './meddling.ts';
import { person } from './person.ts';
import { type Runs, runs } from './run.ts';

const SUMMARY = 'iam:GetAccountSummary';
const alone = { only: ['account', 'root-mfa'] };
const ROOT = { Account: '123456789012', Arn: 'arn:aws:iam::123456789012:root', UserId: '123456789012' };

const setMfa = ({ sandbox }: Runs, mfa: boolean) =>
  sandbox.edit(({ iam }) => {
    iam.root = { mfa, accessKeys: 0 };
  });
const notices = ({ told }: Runs) => told.flatMap((event) => (event.type === 'notice' ? [event.code] : []));
const next = ({ told }: Runs) =>
  (
    told.findLast((event): event is Extract<RunEvent, { type: 'next-steps' }> => event.type === 'next-steps')?.notes ??
    []
  ).map(({ code }) => code);

/** Somebody who turns it on in the browser; AWS shows it the so-manieth time it is asked from then on. */
async function turnedOn(shownAt: number) {
  const here = await meddledRuns();
  await setMfa(here, false);
  let looks = 0;
  // The first look is the run's own.
  here.meddle((action) => {
    if (action !== SUMMARY) return undefined;
    looks += 1;
    if (looks === shownAt + 1) void setMfa(here, true);
    return undefined;
  });
  return here;
}

describe('MFA of the root user', () => {
  it('is not asked about where it is on, and said to be', async () => {
    const here = await runs();
    const somebody = person();
    expect(await here.run(alone, somebody)).toBe(0);
    expect([somebody.asked, notices(here).filter((code) => code.includes('mfa')), next(here)]).toEqual([
      [],
      ['root-mfa.on'],
      expect.any(Array),
    ]);
    expect(next(here)).not.toContain('root-mfa.note-later');
  });

  it('can be left for later: exit 0, and what to do is told at the end', async () => {
    const here = await runs();
    await setMfa(here, false);
    const somebody = person();
    expect(await here.run(alone, somebody)).toBe(0);
    expect(somebody.asked).toEqual([['rootMfa', 'later']]);
    expect(next(here)).toContain('root-mfa.note-later');
    expect(notices(here)).toContain('account.root-without-mfa');
  });

  it('is asked for again by the next run, whatever this one was answered', async () => {
    const here = await runs();
    await setMfa(here, false);
    await here.run(alone, person());
    const again = person();
    expect(await here.run(alone, again)).toBe(0);
    expect(again.asked).toEqual([['rootMfa', 'later']]);
  });

  it('is waited for when somebody says that it is done, and then nobody is warned', async () => {
    const here = await turnedOn(3);
    expect(await here.run(alone, person({ rootMfa: ['done'] }))).toBe(0);
    expect(notices(here)).toEqual(expect.arrayContaining(['root-mfa.waiting', 'root-mfa.on']));
    expect(notices(here)).not.toContain('account.root-without-mfa');
    expect(next(here)).not.toContain('root-mfa.note-later');
  });

  it('is asked about again when AWS does not show it in two minutes', async () => {
    const here = await runs();
    await setMfa(here, false);
    const somebody = person({ rootMfa: ['done', 'done', 'later'] });
    const start = here.around(undefined).computer.now();
    expect(await here.run(alone, somebody)).toBe(0);
    const waited = here.around(undefined).computer.now() - start;
    expect(waited).toBeGreaterThanOrEqual(240_000);
    expect(waited).toBeLessThan(260_000);
    expect(somebody.asked).toHaveLength(3);
    expect(notices(here).filter((code) => code === 'root-mfa.not-yet')).toHaveLength(2);
    expect(next(here)).toContain('root-mfa.note-later');
  });

  it('is later where nobody can be asked', async () => {
    const here = await runs();
    await setMfa(here, false);
    expect(await here.run({ ...alone, yes: true })).toBe(0);
    expect(here.told).toContainEqual(expect.objectContaining({ type: 'answer', key: 'rootMfa', value: 'later' }));
    expect(next(here)).toContain('root-mfa.note-later');
  });

  it('tells somebody who is signed in as somebody else that only the root user can', async () => {
    const found = async (caller?: typeof ROOT) => {
      const here = await runs(caller);
      await setMfa(here, false);
      const somebody = person();
      const facts: unknown[] = [];
      const ask: typeof somebody.ask = (question, accept) => {
        facts.push(question.found?.facts);
        return somebody.ask(question, accept);
      };
      await here.run(alone, { ...somebody, ask });
      return facts[0];
    };
    const url = 'https://console.aws.amazon.com/iam/home#/security_credentials';
    expect(await found(ROOT)).toEqual({ url, account: '123456789012' });
    expect(await found()).toEqual({ url, account: '123456789012', who: 'Practice' });
  });

  it('cannot be seen without a permission: that is said, and nothing is asked', async () => {
    const here = await runs();
    await here.sandbox.edit((account) => {
      account.denied = [SUMMARY];
    });
    const somebody = person();
    expect(await here.run(alone, somebody)).toBe(0);
    expect([somebody.asked, notices(here).includes('root-mfa.unseen')]).toEqual([[], true]);
  });
});
