import { describe, expect, it } from 'vitest';
import type { ClientMiddleware } from '../../src/aws/middleware.ts';
import { runStatus } from '../../src/wizard/commands.ts';
import type { Practice, Surroundings } from '../../src/wizard/surroundings.ts';
import { type Runs, runs } from './run.ts';

/** Everything a run is made from, where one call is refused. */
function without(here: Runs, command: string): Surroundings {
  const around = here.around(undefined);
  const { practice } = around;
  const refuse: ClientMiddleware =
    (next, { commandName }) =>
    async (args) => {
      if (commandName !== command) return next(args);
      throw Object.assign(new Error('not authorized'), { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } });
    };
  const refusing = async (account: Promise<Practice>): Promise<Practice> => {
    const { attach, local } = await account;
    return {
      local,
      attach: (client, accessKeyId) => {
        attach(client, accessKeyId);
        client.middlewareStack.add(refuse, { step: 'initialize', priority: 'high', name: 'refuse' });
      },
    };
  };
  return { ...around, practice: practice && (() => refusing(practice())) };
}

describe('status', () => {
  it('does not call in place what it may not look at', async () => {
    const here = await runs();
    expect(await here.run({})).toBe(0);
    const options = { region: 'ap-northeast-2', yes: true, stateDirectory: here.stateDirectory };
    expect(await runStatus(options, here.around(undefined))).toBe(0);
    expect(await runStatus(options, without(here, 'GetLoginProfileCommand'))).toBe(1);
    const failed = here.told.flatMap((event) => (event.type === 'step-failed' ? [[event.step, event.fault.kind]] : []));
    expect(failed).toEqual([['admin', 'denied']]);
    expect(here.told.at(-1)).toMatchObject({ ok: false, summary: { code: 'status.something-missing' } });
  });

  it.each(['DescribeBudgetCommand', 'ListVirtualMFADevicesCommand', 'DescribeVpcEndpointServicesCommand'])(
    'of a core set-up asks for nothing of the extras: %s',
    async (command) => {
      const here = await runs();
      expect(await here.run({})).toBe(0);
      const options = { region: 'ap-northeast-2', yes: true, stateDirectory: here.stateDirectory };
      expect(await runStatus(options, without(here, command))).toBe(0);
    },
  );
});
