import { describe, expect, test } from 'vitest';
import { FakeSetup, type FakeUndo } from './fake-undo.ts';
import { STOPPED } from './fake-world.ts';

/** A set-up of two things, and an undoing run that has just taken them away. */
async function removed(linger: number) {
  const setup = new FakeSetup();
  const looks: number[] = [];
  setup.type('thing', { looks });
  setup.made('vpc');
  setup.made('user');
  const { account, clock } = setup.run;
  const undo = setup.undo();
  const plan = await undo.plan();
  account.linger = linger;
  await undo.apply(plan);
  undo.run.events.length = 0;
  looks.length = 0;
  const start = clock.now();
  const made = plan.map((one) => one.made);
  return { setup, undo, made, looks, account, waited: () => clock.now() - start };
}
const told = ({ run }: FakeUndo) => run.events.filter(({ type }) => type !== 'verify-waiting');

describe('stillThere', () => {
  test('is nothing at once when nothing shows', async () => {
    const { undo, made, waited } = await removed(0);
    expect(await undo.stillThere(made)).toEqual([]);
    expect(waited()).toBe(0);
    expect(undo.run.events).toEqual([{ type: 'verify-started' }, { type: 'verify-done', unconfirmed: [] }]);
  });

  test('waits while something shows, each time with a fresh look', async () => {
    const { undo, made, waited, looks } = await removed(5_000);
    expect(await undo.stillThere(made)).toEqual([]);
    expect(waited()).toBe(7_000);
    expect(new Set(looks).size).toBe(4);
    expect(undo.run.events).toContainEqual({ type: 'verify-waiting', nodes: ['vpc', 'user'], seconds: 4 });
  });

  test('gives up after a minute and names what still shows', async () => {
    const { undo, made, waited, setup } = await removed(0);
    setup.run.account.put({ type: 'thing', name: 'vpc', id: 'id-1', node: 'vpc' });
    expect((await undo.stillThere(made)).map(({ node }) => node)).toEqual(['vpc']);
    expect(waited()).toBeGreaterThan(50_000);
    expect(waited()).toBeLessThanOrEqual(60_000);
    expect(told(undo).at(-1)).toEqual({ type: 'verify-done', unconfirmed: ['vpc'] });
  });

  test('does not give up after one look, however long that takes', async () => {
    const { undo, made, account, setup } = await removed(0);
    account.when('find', 'vpc', () => setup.run.clock.sleep(90_000));
    account.fail('find', 'vpc', 'lost');
    expect(await undo.stillThere(made)).toEqual([]);
  });

  test('does not take a new thing for the one that was removed', async () => {
    const { undo, made, setup } = await removed(0);
    setup.run.account.put({ type: 'thing', name: 'vpc', node: 'vpc' });
    expect(await undo.stillThere(made)).toEqual([]);
  });

  test('takes a look without an answer for no proof, and looks again', async () => {
    const { undo, made, account, waited } = await removed(0);
    account.fail('find', 'vpc', 'throttled', 'lost');
    expect(await undo.stillThere(made)).toEqual([]);
    expect(waited()).toBe(3_000);
  });

  test('does not take for gone what cannot be looked at', async () => {
    const { undo, made, account } = await removed(0);
    account.fail('find', 'vpc', ...Array<'denied'>(100).fill('denied'));
    expect((await undo.stillThere(made)).map(({ node }) => node)).toEqual(['vpc']);
  });

  test('ends when the run is stopped', async () => {
    const { undo, made, account } = await removed(30_000);
    account.when('find', 'vpc', () => undo.run.stop.abort(STOPPED));
    await expect(undo.stillThere(made)).rejects.toBe(STOPPED);
  });
});
