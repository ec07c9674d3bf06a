import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../src/i18n/catalogue.ts';
import { runView } from '../../src/ui/run-view.ts';
import { makeScreen } from '../../src/ui/screen.ts';
import type { PlannedChange, RunEvent } from '../../src/wizard/events.ts';

/** What a person reads of the events at 80 columns. */
async function told(events: readonly RunEvent[], language: 'en' | 'ko' = 'en'): Promise<string> {
  let text = '';
  const write = (more: string) => {
    text += more;
  };
  const output = { write, isTerminal: true, columns: 80 };
  const view = runView(makeScreen(output, output, await loadCatalogue(language), false));
  for (const event of events) view(event);
  return text;
}

const node = 'account/mfa-device-1';
const change = (value: string): PlannedChange => ({
  node,
  step: 'mfa',
  scope: 'account',
  type: 'iam.mfa-device',
  action: 'create',
  value,
  spec: {},
  differences: [],
});
const costs = { monthlyPrice: 0, asOf: '2026-06', base: 'us-east-1', otherRegions: [] };

describe('a run told to a person', () => {
  it('shows no table, no counts and no costs of a plan that has no rows', async () => {
    expect(await told([{ type: 'plan', changes: [], dryRun: false, costs }])).toBe('');
  });

  it('counts on under each line that is done, whatever else was begun before', async () => {
    const turned: string[] = [];
    const output = { write: () => undefined, isTerminal: true, columns: 80 };
    const progress = {
      update: (text: string) => turned.push(text),
      line: () => turned.push('line'),
      stop: () => undefined,
    };
    const view = runView(makeScreen(output, output, await loadCatalogue('en'), false), () => progress);
    const nodes = ['a', 'b', 'c'];
    const changes = nodes.map((one) => ({ ...change(one), node: one }));
    view({ type: 'plan', changes, dryRun: false });
    for (const one of nodes) view({ type: 'node-started', node: one, step: 'mfa', action: 'create' });
    for (const one of ['c', 'a']) {
      view({ type: 'node-done', node: one, step: 'mfa', action: 'create', live: {} });
    }
    const creating = 'Creating MFA device:';
    expect(turned).toEqual([
      `1/3 ${creating} a`,
      `1/3 ${creating} b`,
      `1/3 ${creating} c`,
      `2/3 ${creating} b`,
      'line',
      `3/3 ${creating} b`,
      'line',
    ]);
  });

  it('does not call it an error when a person left something out', async () => {
    const fault = {
      kind: 'unattended',
      name: 'unattended.given-up',
      message: '',
      facts: { user: 'Administrator' },
    } as const;
    const plan = { type: 'plan', changes: [change('Administrator')], dryRun: false } as const;
    const text = await told([plan, { type: 'node-failed', node, step: 'mfa', fault }]);
    expect(text).toContain('- Left out for now: MFA device Administrator\n  No device was made for Administrator.');
    expect(text).not.toContain('Error');
  });

  it('says of a conflict that it waits for a decision, and names what waits for it', async () => {
    const conflict = { reason: 'conflict.private-half-missing', facts: {}, choices: [] };
    const pair = { ...change('my-key'), node: 'us-east-1/key-pair', type: 'ec2.key-pair', conflict } as const;
    const file = { ...change('my-key.pem'), node: 'computer/us-east-1/key-file', type: 'computer.key-file' } as const;
    const waits = { ...file, blockedBy: pair.node };
    const text = await told([
      { type: 'plan', changes: [waits, { ...pair, action: 'conflict' }], dryRun: false },
      { type: 'node-skipped', node: file.node, step: 'key-pair', because: pair.node },
      { type: 'node-skipped', node: pair.node, step: 'key-pair', because: file.node },
    ]);
    expect(text.split('\n').filter((line) => line.startsWith('- '))).toEqual([
      '- Left undone: Private key file, because of Key pair my-key',
      '- Left undone: Key pair my-key needs your decision',
    ]);
  });

  it('breaks what was made between words', async () => {
    const path = '/home/somebody/.local/share/aws-ecs-setup/sandbox/keys/somebody-key-pair.pem';
    const plan = { type: 'plan', changes: [change(path)], dryRun: false } as const;
    const live = {};
    const text = await told([plan, { type: 'node-done', node, step: 'mfa', action: 'create', live }]);
    expect(text.slice(text.indexOf('✔'))).toBe(`✔ Created: MFA device\n  ${path}\n`);
  });
});
