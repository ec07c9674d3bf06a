import { describe, expect, test } from 'vitest';
import { parseState, printState, type State } from '../../src/state/schema.ts';
import { ACCOUNT, vpcRecord } from './place.ts';

const state: State = {
  version: 1,
  setupId: 's-1',
  account: ACCOUNT,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-02T00:00:00.000Z',
  tool: '0.1.0',
  answers: {
    global: { 'admin-user': 'Administrator', http: false },
    regions: { 'ap-northeast-2': { azs: ['a', 'b'] } },
  },
  regions: ['ap-northeast-2'],
  nodes: { 'ap-northeast-2/vpc': vpcRecord },
};

describe('a state file', () => {
  test('says the same after being printed and read', () => {
    expect(parseState(printState(state))).toEqual({ kind: 'state', state });
  });

  test('keeps what a later program of the same version added', () => {
    const later = { ...state, extra: { a: 1 }, nodes: { x: { ...vpcRecord, extra: true } } };
    expect(parseState(JSON.stringify(later))).toEqual({ kind: 'state', state: later });
  });

  test('of a later version is told apart, whatever else it holds', () => {
    expect(parseState('{"version":2,"everything":"else"}')).toEqual({ kind: 'newer', version: 2 });
  });

  test.each([
    ['nothing', ''],
    ['no JSON', '{"version":1'],
    ['no object', 'null'],
    ['no version', '{}'],
    ['a version that is no number', '{"version":"1"}'],
    ['a broken version', '{"version":1.5}'],
    ['a version nothing leads on from', JSON.stringify({ ...state, version: 0 })],
    ['a time that is none', JSON.stringify({ ...state, nodes: { x: { ...vpcRecord, at: 'soon' } } })],
    ['an unknown status', JSON.stringify({ ...state, nodes: { x: { ...vpcRecord, status: 'maybe' } } })],
    ['a fact that is no value', JSON.stringify({ ...state, nodes: { x: { ...vpcRecord, live: { vpcId: null } } } })],
    ['no answers', JSON.stringify({ ...state, answers: undefined })],
    ['a list of records', JSON.stringify({ ...state, nodes: [] })],
    ['a list of answers', JSON.stringify({ ...state, answers: { ...state.answers, regions: [] } })],
  ])('with %s is unreadable', (_name, text) => {
    expect(parseState(text)).toEqual({ kind: 'unreadable' });
  });

  test('of an older version is brought up to this one', () => {
    const { tool, ...older } = { ...state, version: 0, program: '0.0.1' };
    const migrations = { 0: (old: Readonly<Record<string, unknown>>) => ({ ...old, version: 1, tool: old.program }) };
    expect(parseState(JSON.stringify(older), migrations)).toMatchObject({
      kind: 'state',
      state: { version: 1, tool: '0.0.1' },
    });
    expect(tool).toBe('0.1.0');
  });
});
