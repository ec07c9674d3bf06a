import { describe, expect, it } from 'vitest';
import type { Choice } from '../../src/engine/resource.ts';
import { AnswerBook } from '../../src/wizard/answer-book.ts';
import type { Asking } from '../../src/wizard/asking.ts';
import { decideConflicts } from '../../src/wizard/conflicts.ts';
import type { PlannedChange, RunEvent } from '../../src/wizard/events.ts';
import { person, type Typing } from './person.ts';

const SEOUL = 'ap-northeast-2';
const PAIR = `${SEOUL}/key-pair`;

function conflictOf(node: string, choices: readonly Choice[]): PlannedChange {
  const conflict = { reason: 'conflict.other-key', facts: { node, have: 'a key' }, choices };
  return {
    node,
    step: 'key-pair',
    scope: SEOUL,
    type: 'ec2.key-pair',
    action: 'conflict',
    spec: {},
    differences: [],
    conflict,
    value: 'web',
  };
}

interface Case {
  readonly choices?: readonly string[];
  readonly typing?: Typing;
  readonly nobody?: boolean;
  readonly skip?: string[];
}

function deciding({ choices = [], typing = {}, nobody = false, skip }: Case) {
  const book = new AnswerBook(skip && { global: { skip }, regions: {} });
  const who = person(typing, choices);
  const told: RunEvent[] = [];
  const kept: object[] = [];
  const asking: Asking = {
    given: new Map(),
    book,
    prompter: nobody ? undefined : who,
    again: false,
    report: (event) => told.push(event),
    computer: { home: '/home/alice', cwd: '/work' },
    sshFromAnywhere: false,
    secrets: new Map(),
    keep: async () => void kept.push(book.toSave()),
  };
  const accepted = new Set<string>();
  const left = new Set<string>();
  const decide = (...changes: PlannedChange[]) => decideConflicts(changes, asking, accepted, left, () => SEOUL);
  return { decide, book, who, told, kept, accepted, left };
}

const ACCEPT: Choice = { label: 'choice.accept', flag: `--accept ${PAIR}`, accept: true };
const NEW_VPC: Choice = { label: 'choice.new-vpc', flag: '--vpc new', answers: { vpc: 'new' } };
const OTHER_NAME: Choice = { label: 'choice.other-key-name', flag: '--key-name NAME', ask: 'keyName' };
const SKIP: Choice = { label: 'choice.without-ssh', flag: '--skip key-pair', answers: { skip: ['key-pair'] } };

describe('a conflict', () => {
  it('is asked about by name, with its ways out, and leaving it alone comes first', async () => {
    const { decide, who, told } = deciding({});
    await decide(conflictOf(PAIR, [OTHER_NAME, ACCEPT]));
    // The plan has told it already.
    expect(told).toEqual([]);
    expect(who.chosen).toEqual([['plan.decide', ['plan.choice-leave', 'choice.other-key-name', 'choice.accept']]]);
  });

  it('that is left alone decides nothing and is not asked about again', async () => {
    const { decide, who, left, kept } = deciding({});
    expect(await decide(conflictOf(PAIR, [ACCEPT]))).toBe(false);
    expect(await decide(conflictOf(PAIR, [ACCEPT]))).toBe(false);
    expect([...left]).toEqual([PAIR]);
    expect(who.chosen).toHaveLength(1);
    expect(kept).toEqual([]);
  });

  it('that is accepted is like --accept', async () => {
    const { decide, accepted, kept } = deciding({ choices: ['choice.accept'] });
    expect(await decide(conflictOf(PAIR, [OTHER_NAME, ACCEPT]))).toBe(true);
    expect([...accepted]).toEqual([PAIR]);
    expect(kept).toHaveLength(1);
  });

  it('may change an answer, which is kept', async () => {
    const { decide, book, kept, accepted } = deciding({ choices: ['choice.new-vpc'] });
    expect(await decide(conflictOf(`${SEOUL}/vpc`, [NEW_VPC]))).toBe(true);
    expect(book.of(SEOUL)).toEqual({ values: { vpc: 'new' }, sources: { vpc: 'asked' } });
    expect(kept).toEqual([{ global: {}, regions: { [SEOUL]: { vpc: 'new' } } }]);
    expect(accepted.size).toBe(0);
  });

  it('may ask for another value, until it can be used', async () => {
    const { decide, book, who } = deciding({
      choices: ['choice.other-key-name'],
      typing: { keyName: ['', '../up', 'web-2'] },
    });
    expect(await decide(conflictOf(PAIR, [OTHER_NAME]))).toBe(true);
    expect(who.refused).toEqual(['input.key-name', 'input.key-name']);
    expect(book.of(SEOUL).values).toEqual({ keyName: 'web-2' });
  });

  it('settled by doing without a step leaves the other steps done without as they are', async () => {
    const { decide, kept } = deciding({ choices: ['choice.without-ssh'], skip: ['alias'] });
    expect(await decide(conflictOf(PAIR, [SKIP]))).toBe(true);
    expect(kept).toEqual([{ global: { skip: ['alias', 'key-pair'] }, regions: {} }]);
  });

  it('is decided one by one with the others of the plan', async () => {
    const { decide, accepted, left, who } = deciding({ choices: ['plan.choice-leave', 'choice.accept'] });
    expect(await decide(conflictOf(PAIR, [ACCEPT]), conflictOf('account/admin-group', [ACCEPT]))).toBe(true);
    expect([[...left], [...accepted]]).toEqual([[PAIR], ['account/admin-group']]);
    expect(who.chosen).toHaveLength(2);
  });

  it('without a way out, or without anybody to ask, stays as it is', async () => {
    const stuck = deciding({ choices: ['choice.accept'] });
    expect(await stuck.decide(conflictOf(PAIR, []))).toBe(false);
    const alone = deciding({ nobody: true });
    expect(await alone.decide(conflictOf(PAIR, [ACCEPT]))).toBe(false);
    expect([...stuck.told, ...alone.told, ...stuck.who.chosen, ...alone.who.chosen]).toEqual([]);
  });
});
