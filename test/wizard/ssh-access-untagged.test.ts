import { describe, expect, it } from 'vitest';
import { type Runs, runs } from './run.ts';
import { addByHand, sshSources } from './ssh-rules.ts';

const OLD = '198.51.100.7/32';
const OWN = '203.0.113.25/32';

/** A set-up with SSH, whose rule somebody has taken the tags off. */
async function untagged(): Promise<Runs> {
  const here = await runs();
  expect(await here.run({ flags: { 'ssh-cidr': OLD }, only: ['vpc', 'security-group'] })).toBe(0);
  await here.sandbox.edit(({ regions }) => {
    for (const { securityGroupRules } of Object.values(regions)) for (const rule of securityGroupRules) rule.tags = [];
  });
  expect(await sshSources(here)).toEqual([`${OLD} by hand`]);
  return here;
}

describe('a rule that only its record tells of', () => {
  it.each(['ssh-access', 'init'] as const)('gives way to the next address (%s)', async (how) => {
    const here = await untagged();
    const flags = { 'ssh-cidr': OWN };
    const again = { flags, only: ['vpc', 'security-group'] } as const;
    expect(await (how === 'init' ? here.run(again) : here.sshAccess({}))).toBe(0);
    expect(await sshSources(here)).toEqual([`${OWN} ours`]);
  });

  it('is taken out with --remove', async () => {
    const here = await untagged();
    expect(await here.sshAccess({ remove: true })).toBe(0);
    expect(await sshSources(here)).toEqual([]);
  });
});

describe("somebody's rule that was used as it was", () => {
  it.each([false, true])('stays when another address takes its place (--remove: %s)', async (remove) => {
    const here = await runs();
    expect(await here.run({ flags: { 'ssh-cidr': 'none' }, only: ['vpc', 'security-group'] })).toBe(0);
    await addByHand(here, OLD);
    expect(await here.sshAccess({ cidr: OLD })).toBe(0);
    expect(await here.sshAccess(remove ? { remove } : {})).toBe(0);
    expect(await sshSources(here)).toEqual(remove ? [`${OLD} by hand`] : [`${OLD} by hand`, `${OWN} ours`]);
  });
});
