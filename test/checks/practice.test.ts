import { describe, expect, it } from 'vitest';
import { runs } from '../wizard/run.ts';
import { doctorFor } from './patient.ts';

const practice = { local: { isPractice: true } } as const;

describe('in the practice account', () => {
  it('no command of another program is named as what puts a finding right: it would act on a real account', async () => {
    const here = await runs();
    const { of } = await doctorFor(here)({}, practice);
    expect(of('D004')).toMatchObject([{ light: 'yellow', how: { code: 'doctor.practice' } }]);
    expect(of('D004')[0]?.fix).toBeUndefined();
    const [real] = (await doctorFor(here)()).of('D004');
    expect(real?.fix).toMatch(/^aws iam /);
  });

  it('what is next says that its addresses and commands lead nowhere', async () => {
    const here = await runs();
    expect(await here.run({ region: 'us-east-1', only: ['admin'] }, undefined, practice.local)).toBe(0);
    const notes = here.told.flatMap((event) => (event.type === 'next-steps' ? event.notes : []));
    expect(notes[0]?.code).toBe('next.practice');
  });
});
