import { expect, test } from 'vitest';
import { makeHome } from '../support/environment.ts';
import { openTerminal } from '../support/terminal.ts';
import { region } from './practice.ts';

test.each(['account', 'root-mfa', 'aws-cli'])(
  '%s shows no table and claims no more than it looked at',
  async (step) => {
    const terminal = openTerminal([step, '--sandbox', '--region', region], { home: makeHome() });
    await terminal.answerAllWithEnter();
    expect(await terminal.exit, terminal.scrollback()).toEqual({ code: 0, signal: null });
    const screen = terminal.scrollback();
    expect(screen).not.toMatch(/Plan|Create 0|in place/);
    expect(screen).toContain('nothing was changed');
    if (step !== 'aws-cli') expect(screen).toContain('i The root user has MFA.');
    if (step === 'account') expect(screen).toContain('i The root user has no access keys.');
  },
);
