import { describe, expect, test } from 'vitest';
import { actions, type FakeMade, FakeSetup } from './fake-undo.ts';

const excusing = (node: string) => (made: FakeMade) =>
  made.node === node ? { reason: 'because', facts: {} } : undefined;

describe('what serves another thing and can be taken from it', () => {
  /** A user with a device, and nothing else. */
  function withDevice(): FakeSetup {
    const setup = new FakeSetup();
    setup.type('user', { refersTo: [] });
    setup.type('device', { refersTo: [{ fact: 'parent', type: 'user', is: 'name', serves: true, apart: true }] });
    setup.made('user', { type: 'user' });
    setup.made('device', { type: 'device', parent: 'user' });
    return setup;
  }

  test('goes where the other merely is not asked for', async () => {
    const setup = withDevice();
    expect(actions(await setup.undo().plan(excusing('user')))).toEqual({
      user: 'leave because',
      device: 'remove',
    });
  });

  test('stays where the other has to stay', async () => {
    const setup = withDevice();
    setup.run.account.fail('find', 'user', 'denied');
    expect(actions(await setup.undo().plan())).toEqual({
      user: 'leave denied',
      device: 'leave undo.needed-by user',
    });
  });
});
