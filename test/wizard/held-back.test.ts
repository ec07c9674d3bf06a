import { describe, expect, it } from 'vitest';
import { SetupError } from '../../src/engine/errors.ts';
import type { RunEvent } from '../../src/wizard/events.ts';
import { heldBack } from '../../src/wizard/held-back.ts';

const looking: RunEvent = { type: 'looking' };
const verifying: RunEvent = { type: 'verify-started' };

describe('what a run tells', () => {
  it('is held back until the run is sure, and then told in order and at once', async () => {
    const told: RunEvent[] = [];
    await heldBack(
      (event) => told.push(event),
      async (held, release) => {
        held(looking);
        expect(told).toEqual([]);
        release();
        held(verifying);
        expect(told).toEqual([looking, verifying]);
      },
    );
  });

  it('is never told when the command was a mistake', async () => {
    const told: RunEvent[] = [];
    const mistake = new SetupError('input.vpc', {}, 2);
    const run = heldBack(
      (event) => told.push(event),
      async (held) => {
        held(looking);
        throw mistake;
      },
    );
    await expect(run).rejects.toBe(mistake);
    expect(told).toEqual([]);
  });

  it('comes before any other failure', async () => {
    const told: RunEvent[] = [];
    const run = heldBack(
      (event) => told.push(event),
      async (held) => {
        held(looking);
        throw new SetupError('credentials.none', {}, 3);
      },
    );
    await expect(run).rejects.toMatchObject({ exitCode: 3 });
    expect(told).toEqual([looking]);
  });

  it('does not keep from anybody why it takes so long', async () => {
    const told: RunEvent[] = [];
    const slowed: RunEvent = { type: 'notice', level: 'info', code: 'run.slowed', facts: { service: 'IAM' } };
    await heldBack(
      (event) => told.push(event),
      async (held) => {
        held(looking);
        held(slowed);
        expect(told).toEqual([slowed]);
      },
    );
  });
});
