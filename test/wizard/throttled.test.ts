import { describe, expect, it } from 'vitest';
import { EVERYTHING, somebody } from './everything.ts';
import { type MeddledRuns, meddledRuns, sdkError, whole } from './meddling.ts';
import { SURE } from './undone.ts';

/** From now on each service takes so many calls a second, by the practice account's clock. Returns how many were refused so far. */
function limit(here: MeddledRuns, perSecond: number): () => number {
  const buckets = new Map<string, { tokens: number; at: number }>();
  let refused = 0;
  here.meddle((action) => {
    const [service = ''] = action.split(':');
    const { now } = here.clock;
    const { tokens, at } = buckets.get(service) ?? { tokens: perSecond, at: now };
    const left = Math.min(perSecond, tokens + ((now - at) / 1000) * perSecond);
    buckets.set(service, { tokens: left >= 1 ? left - 1 : left, at: now });
    if (left >= 1) return undefined;
    refused += 1;
    if (service === 'ec2') return sdkError('RequestLimitExceeded', 503, 'Request limit exceeded.');
    return sdkError(service === 'ecs' ? 'ThrottlingException' : 'Throttling', 400, 'Rate exceeded');
  });
  return () => refused;
}

/** What was made, written in order of what was asked. */
const changes = (asked: readonly string[]) => asked.filter((action) => !/:(Describe|Get|List|View)/.test(action));

describe('an account in which each service takes few calls a second', () => {
  it.each([20, 5])('is set up as any other, and left alone by the next run (%i)', async (perSecond) => {
    const [here, other] = await Promise.all([meddledRuns(), meddledRuns()]);
    expect(await other.run(whole)).toBe(0);
    const refused = limit(here, perSecond);
    expect(await here.run(whole)).toBe(0);
    expect(refused()).toBeGreaterThan(0);
    expect(await here.inventory()).toEqual(await other.inventory());
    here.asked();
    expect(await here.run(whole)).toBe(0);
    expect(changes(here.asked())).toEqual([]);
    expect(await here.destroy(SURE)).toBe(0);
  });

  it('is set up with everything there is', async () => {
    const here = await meddledRuns();
    limit(here, 5);
    expect(await here.run({ flags: EVERYTHING }, somebody(here))).toBe(0);
    expect(here.told.filter(({ type }) => type === 'node-failed')).toEqual([]);
  });

  it('is told of once for each service, even by a run that holds back the rest until it is sure', async () => {
    const here = await meddledRuns();
    limit(here, 2);
    expect(await here.run({ ...whole, yes: true })).toBe(0);
    const slowed = here.told.flatMap((event) =>
      event.type === 'notice' && event.code === 'run.slowed' ? [event.facts?.service] : [],
    );
    expect(slowed.sort()).toEqual(['Amazon EC2', 'IAM']);
    expect(here.told.findIndex((event) => event.type === 'notice' && event.code === 'run.slowed')).toBeLessThan(
      here.told.findIndex(({ type }) => type === 'plan'),
    );
  });
});
