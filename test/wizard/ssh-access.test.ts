import { describe, expect, it } from 'vitest';
import type { PlannedChange } from '../../src/wizard/events.ts';
import { person } from './person.ts';
import { type Runs, runs } from './run.ts';
import { addAsKilled, addByHand, sshSources, takeAway } from './ssh-rules.ts';

const SSH = 'ap-northeast-2/ingress-ssh';
const OLD = '198.51.100.7/32';
const OWN = '203.0.113.25/32';
const STEPS = ['key-pair', 'vpc', 'security-group'];

async function setUp(sshCidr = OLD): Promise<Runs> {
  const here = await runs();
  const flags = { 'ssh-cidr': sshCidr, 'key-type': 'ed25519' };
  expect(await here.run({ flags, only: STEPS })).toBe(0);
  here.told.splice(0);
  return here;
}

const planned = ({ told }: Runs): readonly PlannedChange[] =>
  told.flatMap((event) => (event.type === 'plan' ? event.changes : []));
const codes = ({ told }: Runs): readonly string[] =>
  told.flatMap((event) => {
    if (event.type === 'result') return [event.summary?.code ?? ''];
    return event.type === 'notice' ? [event.code] : [];
  });

/** The same set-up again, with the answers there are: everything has to be in place. */
async function expectAgreement(here: Runs): Promise<void> {
  here.told.splice(0);
  expect(await here.run({ only: STEPS })).toBe(0);
  const changes = planned(here).filter(({ action }) => action !== 'keep');
  expect(changes).toEqual([]);
}

describe('ssh-access', () => {
  it('lets the present address in, takes the one before out, and says how to log in; then there is nothing to do', async () => {
    const here = await setUp();
    expect(await here.sshAccess({})).toBe(0);
    expect(await sshSources(here)).toEqual([`${OWN} ours`]);
    expect(planned(here)).toMatchObject([
      {
        node: SSH,
        action: 'update',
        value: `tcp/22 ← ${OWN}`,
        source: 'found',
        differences: [{ have: OLD, want: OWN }],
      },
    ]);
    expect(codes(here)).toEqual([
      'security-group.own-address',
      'security-group.ssh-shared',
      'ssh-access.replaces',
      'ssh-access.opened',
    ]);
    const notes = here.told.flatMap((event) => (event.type === 'next-steps' ? event.notes : []));
    expect(notes).toMatchObject([{ code: 'key-pair.note-ssh', facts: { file: expect.stringMatching(/\.pem$/) } }]);
    here.told.splice(0);
    expect(await here.sshAccess({})).toBe(0);
    expect(here.told.filter(({ type }) => type.startsWith('node-'))).toEqual([]);
    expect(codes(here)).toContain('ssh-access.open-already');
    await expectAgreement(here);
  });

  it('lets a given range in, in its canonical form', async () => {
    const here = await setUp();
    expect(await here.sshAccess({ cidr: '192.0.2.77/24' })).toBe(0);
    expect(await sshSources(here)).toEqual(['192.0.2.0/24 ours']);
    expect(codes(here)).toContain('security-group.ssh-range');
    await expectAgreement(here);
  });

  it('takes its rule out with --remove, not one added by hand, and remembers that', async () => {
    const here = await setUp();
    await addByHand(here, '192.0.2.1/32');
    expect(await here.sshAccess({ remove: true })).toBe(0);
    expect(planned(here)).toMatchObject([{ action: 'remove', value: `tcp/22 ← ${OLD}` }]);
    expect(await sshSources(here)).toEqual(['192.0.2.1/32 by hand']);
    here.told.splice(0);
    expect(await here.sshAccess({ remove: true })).toBe(0);
    expect(codes(here)).toEqual(['ssh-access.closed-already']);
    await expectAgreement(here);
    expect(await sshSources(here)).toEqual(['192.0.2.1/32 by hand']);
    expect(await here.sshAccess({})).toBe(0);
    expect(await sshSources(here)).toEqual(['192.0.2.1/32 by hand', `${OWN} ours`]);
  });

  it('is content with a rule for the address that somebody added by hand, and takes its own old one out', async () => {
    const here = await setUp();
    await addByHand(here, OWN);
    expect(await here.sshAccess({})).toBe(0);
    expect(await sshSources(here)).toEqual([`${OWN} by hand`]);
    await expectAgreement(here);
    expect(await here.sshAccess({ cidr: OLD })).toBe(0);
    expect(await sshSources(here)).toEqual([`${OLD} ours`, `${OWN} by hand`]);
    await expectAgreement(here);
  });

  it('puts back what somebody took away, which init does not in passing', async () => {
    const here = await setUp(OWN);
    await takeAway(here);
    expect(await here.run({ only: STEPS })).toBe(1);
    expect(await sshSources(here)).toEqual([]);
    expect(await here.sshAccess({})).toBe(0);
    expect(await sshSources(here)).toEqual([`${OWN} ours`]);
    await expectAgreement(here);
  });

  it.each(['ssh-access', 'init'] as const)(
    'killed between adding and taking out is gone on with by %s',
    async (how) => {
      const here = await setUp();
      expect(await here.sshAccess({ cidr: '192.0.2.1/32' })).toBe(0);
      await addAsKilled(here, OLD);
      expect(await sshSources(here)).toHaveLength(2);
      here.told.splice(0);
      const again = () => (how === 'init' ? here.run({ only: STEPS }) : here.sshAccess({ cidr: '192.0.2.1/32' }));
      expect(await again()).toBe(0);
      expect(planned(here).filter(({ action }) => action !== 'keep')).toMatchObject([{ node: SSH, action: 'update' }]);
      expect(await sshSources(here)).toEqual(['192.0.2.1/32 ours']);
      await expectAgreement(here);
    },
  );

  it('killed between adding and taking out leaves nothing of ours behind when it is removed', async () => {
    const here = await setUp();
    await addAsKilled(here, OWN);
    expect(await here.sshAccess({ remove: true })).toBe(0);
    expect(await sshSources(here)).toEqual([]);
  });

  it('asks a person once, and changes nothing and remembers nothing when told not to', async () => {
    const here = await setUp();
    const no = { ...person(), confirm: async () => false };
    expect(await here.sshAccess({}, no)).toBe(1);
    expect(await sshSources(here)).toEqual([`${OLD} ours`]);
    expect(codes(here).at(-1)).toBe('ssh-access.declined');
    await expectAgreement(here);
    expect(await here.sshAccess({}, person())).toBe(0);
    expect(await sshSources(here)).toEqual([`${OWN} ours`]);
  });

  it('shows a dry run and changes nothing', async () => {
    const here = await setUp();
    expect(await here.sshAccess({ dryRun: true })).toBe(0);
    expect(planned(here)).toMatchObject([{ node: SSH, action: 'update' }]);
    expect(await sshSources(here)).toEqual([`${OLD} ours`]);
    await expectAgreement(here);
  });
});
