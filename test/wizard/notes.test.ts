import { describe, expect, it } from 'vitest';
import { type Runs, runs } from './run.ts';

const notesOf = (here: Runs) => here.told.flatMap((event) => (event.type === 'next-steps' ? event.notes : []));

describe('what is told after a run', () => {
  it.each([
    ['nat', '--with session-manager'],
    ['nat,session-manager', ''],
  ])('speaks of Session Manager as it is here: --with %s', async (extras, flag) => {
    const here = await runs();
    expect(await here.run({ flags: { with: extras } })).toBe(0);
    expect(notesOf(here).find(({ code }) => code === 'vpc.note-private-nat')?.facts).toMatchObject({ flag });
  });

  it('names the cluster of the set-up, whichever step runs alone', async () => {
    const here = await runs();
    expect(await here.run({ flags: { cluster: 'web' } })).toBe(0);
    expect(await here.run({ only: ['external-role', 'trunking'] })).toBe(0);
    const clusters = notesOf(here).flatMap(({ code, facts }) =>
      ['external-role.note', 'trunking.verify'].includes(code) ? [facts?.cluster] : [],
    );
    expect(clusters).toEqual(['web', 'web']);
  });
});
