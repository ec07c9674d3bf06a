import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { meddledRuns } from './meddling.ts';
import { person } from './person.ts';

describe('a dry run with somebody at the prompts', () => {
  it('asks what a run asks, stops after the plan, and leaves nothing behind', async () => {
    const [dry, wet] = [await meddledRuns(), await meddledRuns()];
    const before = readdirSync(dry.folder, { recursive: true });
    const asked = person({ vpc: ['new'] });
    const confirm = async () => expect.unreachable('nothing is to be confirmed');
    expect(await dry.run({ region: undefined, dryRun: true }, { ...asked, confirm })).toBe(0);
    const usual = person({ vpc: ['new'] });
    expect(await wet.run({ region: undefined }, usual)).toBe(0);
    expect(asked.asked.map(([key]) => key)).toEqual(usual.asked.map(([key]) => key));
    expect(asked.chosen).toEqual(usual.chosen);
    expect(asked.offered).toEqual(usual.offered);
    expect(dry.told.map(({ type }) => type).slice(0, 2)).toEqual(['place', 'identity']);
    const plan = dry.told.find((event) => event.type === 'plan');
    expect(plan?.changes.some(({ type }) => type === 'ec2.subnet')).toBe(true);
    expect(dry.told.at(-1)).toMatchObject({ type: 'result', summary: { code: 'run.dry-run-end' } });
    expect(readdirSync(dry.folder, { recursive: true })).toEqual(before);
    expect(dry.asked().filter((action) => /:(Create|Import|Put|Add|Attach|Run)/.test(action))).toEqual([]);
  });

  it('asks for no password', async () => {
    const here = await meddledRuns();
    const secret = async () => expect.unreachable('nothing is made that has a password');
    const who = { ...person({ adminPassword: ['typed'] }), secret };
    expect(await here.run({ dryRun: true, only: ['admin'] }, who)).toBe(0);
    expect(who.asked.map(([key]) => key)).toContain('adminPassword');
  });
});
