import { describe, expect, it } from 'vitest';
import { EXTRAS } from '../../src/answers/extras.ts';
import { practiceClients } from '../e2e/practice-clients.ts';
import { readAccount } from '../support/inventory.ts';
import { person } from './person.ts';
import { runs } from './run.ts';

const ticksOf = (somebody: ReturnType<typeof person>) =>
  somebody.asked.filter(([key]) => key === 'with').map(([, ticked]) => ticked);

describe('what can be had beyond the core', () => {
  it('is asked once, after the questions of the core, with the budget ticked, and not again', async () => {
    const account = await runs();
    const somebody = person();
    expect(await account.run({}, somebody)).toBe(0);
    const keys = somebody.asked.map(([key]) => key);
    expect(keys.indexOf('with')).toBeGreaterThan(keys.indexOf('sshCidr'));
    expect(ticksOf(somebody)).toEqual([['budget']]);
    const later = person();
    expect(await account.run({}, later)).toBe(0);
    expect(ticksOf(later)).toEqual([]);
  });

  it('is asked again with --ask, with what was chosen ticked', async () => {
    const account = await runs();
    expect(await account.run({}, person({ with: ['session-manager'] }))).toBe(0);
    const somebody = person();
    expect(await account.run({ again: true }, somebody)).toBe(0);
    expect(ticksOf(somebody)).toEqual([['session-manager']]);
  });

  it('that a step made alone is ticked from then on; not chosen any more it stays, and how it goes is told', async () => {
    const account = await runs();
    expect(await account.run({ only: ['external-role'] })).toBe(0);
    const somebody = person();
    expect(await account.run({}, somebody)).toBe(0);
    expect(ticksOf(somebody)).toEqual([['external-role', 'budget']]);
    account.told.length = 0;
    expect(await account.run({ flags: { with: 'none' } })).toBe(0);
    expect(account.told).toContainEqual(
      expect.objectContaining({ code: 'extra.stays', facts: { extras: 'external-role', only: 'external-role' } }),
    );
    const { roles } = await readAccount(practiceClients(account.sandbox), []);
    expect(roles.map(({ name }) => name)).toContain('ecsAnywhereRole');
  });

  it('that is an option not chosen any more stays as well, and the flag that takes it back is told', async () => {
    const account = await runs();
    expect(await account.run({ flags: { vpc: 'new', with: 'nat,session-manager' } })).toBe(0);
    account.told.length = 0;
    expect(await account.run({ flags: { with: 'session-manager' } })).toBe(0);
    expect(account.told).toContainEqual(
      expect.objectContaining({ code: 'extra.option-stays', facts: { extras: 'nat', flags: '--nat none' } }),
    );
    expect(await account.run({ flags: { nat: 'none' } })).toBe(0);
    const { regions } = await readAccount(practiceClients(account.sandbox), ['ap-northeast-2']);
    expect(regions['ap-northeast-2']?.natGateways).toEqual([]);
  });

  it('is not asked by a step alone, nor where --with says it, nor where a finished set-up is resumed', async () => {
    const account = await runs();
    const alone = person();
    expect(await account.run({ only: ['alias'] }, alone)).toBe(0);
    const told = person();
    expect(await account.run({ flags: { with: 'none' } }, told)).toBe(0);
    expect([...ticksOf(alone), ...ticksOf(told)]).toEqual([]);
    const other = await runs();
    expect(await other.run({})).toBe(0);
    const resumed = person();
    expect(await other.run({ resume: true }, resumed)).toBe(0);
    expect(ticksOf(resumed)).toEqual([]);
  });

  it('that cannot be used is not offered: subnets in a VPC that is there already', async () => {
    const offered = async (flags: Readonly<Record<string, string>>) => {
      const account = await runs();
      const somebody = person({ with: [''] });
      expect(await account.run({ flags }, somebody)).toBe(0);
      return somebody.offered;
    };
    expect(await offered({ vpc: 'default' })).not.toContain('nat');
    expect(await offered({ vpc: 'new' })).toEqual(EXTRAS.map(({ id }) => id));
  });

  it('is named by --with; a name that is none is refused before anything is looked at', async () => {
    const account = await runs();
    await expect(account.run({ flags: { with: 'session-manager,nap' } })).rejects.toMatchObject({
      code: 'input.extras',
      exitCode: 2,
      facts: { flag: '--with', extra: 'nap' },
    });
    expect(account.told).toEqual([]);
  });

  it('is part of the set-up from then on', async () => {
    const account = await runs();
    expect(await account.run({ flags: { with: 'external-role' } })).toBe(0);
    account.told.length = 0;
    expect(await account.run({})).toBe(0);
    const plan = account.told.find((event) => event.type === 'plan');
    const steps = plan?.type === 'plan' ? plan.changes.map(({ step }) => step) : [];
    expect(steps).toContain('external-role');
  });

  it('is chosen by giving a flag of its step', async () => {
    const account = await runs();
    expect(await account.run({ flags: { 'external-role': 'ours' } })).toBe(0);
    const made = account.told.flatMap((event) => (event.type === 'node-done' ? [event.step] : []));
    expect(made).toContain('external-role');
  });
});
