import { describe, expect, it } from 'vitest';
import { runs } from './run.ts';

describe('a step that only looks', () => {
  it.each(['account', 'root-mfa', 'aws-cli'])(
    '%s claims no more at its end than that it changed nothing',
    async (step) => {
      const here = await runs();
      expect(await here.run({ only: [step], flags: {}, yes: true })).toBe(0);
      const summaries = here.told.flatMap((event) => (event.type === 'result' ? [event.summary?.code] : []));
      expect(summaries).toEqual(['run.only-looked']);
      const notes = here.told.flatMap((event) => (event.type === 'next-steps' ? event.notes : []));
      expect(notes.map(({ code }) => code).filter((code) => code.startsWith('next.'))).toEqual([]);
    },
  );

  it('account says of the root user what is in order', async () => {
    const here = await runs();
    await here.run({ only: ['account'], flags: {}, yes: true });
    const notices = here.told.flatMap((event) => (event.type === 'notice' ? [event.code] : []));
    expect(notices).toEqual(expect.arrayContaining(['root-mfa.on', 'account.root-without-keys']));
  });
});
