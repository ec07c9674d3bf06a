import { describe, expect, it } from 'vitest';
import type { AnswerValue, Draft } from '../../src/answers/answers.ts';
import { SetupError } from '../../src/engine/errors.ts';
import type { Step } from '../../src/steps/step.ts';
import { askStep } from '../../src/wizard/asking.ts';
import { asking, type Case, cx, question, stepOf } from './questions.ts';

const CLUSTER = question('cluster', 'default');

describe('an answer', () => {
  it.each<[string, Case, AnswerValue, string]>([
    [
      'the flag',
      { given: { cluster: { value: 'flagged', source: 'flag' } }, saved: { cluster: 'kept' } },
      'flagged',
      'flag',
    ],
    [
      'the answers file',
      { given: { cluster: { value: 'filed', source: 'file' } }, saved: { cluster: 'kept' } },
      'filed',
      'file',
    ],
    ['an earlier run', { saved: { cluster: 'kept' }, typing: { cluster: ['typed'] } }, 'kept', 'saved'],
    ['the person', { typing: { cluster: ['typed'] } }, 'typed', 'asked'],
    ['the default where nobody is there', { nobody: true }, 'default', 'default'],
    [
      'an earlier run where nobody is there',
      { nobody: true, again: true, saved: { cluster: 'kept' } },
      'kept',
      'saved',
    ],
  ])('comes from %s', async (_whom, given, value, source) => {
    const { all, who, answered } = asking(given);
    await askStep(stepOf([CLUSTER]), cx, all);
    expect(answered()).toEqual({ values: { cluster: value }, sources: { cluster: source } });
    expect(who.asked.length).toBe(source === 'asked' ? 1 : 0);
  });

  it('given is not asked for again with --ask either', async () => {
    const { all, who } = asking({ again: true, given: { cluster: { value: 'flagged', source: 'flag' } } });
    await askStep(stepOf([CLUSTER]), cx, all);
    expect(who.asked).toEqual([]);
  });

  it('of an earlier run is asked for again with --ask, and is what Enter gives', async () => {
    const { all, who, answered } = asking({ again: true, saved: { cluster: 'kept' } });
    await askStep(stepOf([CLUSTER]), cx, all);
    expect(who.asked).toEqual([['cluster', 'kept']]);
    expect(answered()).toEqual({ values: { cluster: 'kept' }, sources: { cluster: 'asked' } });
  });

  it.each([false, true])('to a quiet question is never asked for (--ask: %s)', async (again) => {
    const quiet = question('cluster', 'default', { quiet: true });
    const fresh = asking({ again });
    await askStep(stepOf([quiet]), cx, fresh.all);
    expect(fresh.answered()).toEqual({ values: { cluster: 'default' }, sources: { cluster: 'default' } });
    const kept = asking({ again, saved: { cluster: 'kept' } });
    await askStep(stepOf([quiet]), cx, kept.all);
    expect(kept.answered()).toEqual({ values: { cluster: 'kept' }, sources: { cluster: 'saved' } });
    expect([...fresh.who.asked, ...kept.who.asked, ...fresh.told, ...kept.told]).toEqual([]);
  });

  it('is kept as soon as the person gave it, and only then', async () => {
    const questions = [CLUSTER, question('sgName', 'instances'), question('azs', 2, { quiet: true })];
    const { all, keeping } = asking({
      typing: { cluster: ['web'] },
      given: { sgName: { value: 'mine', source: 'flag' } },
    });
    await askStep(stepOf([...questions, question('keyName', 'alice')]), cx, all);
    expect(keeping).toEqual([{ cluster: 'web' }, { cluster: 'web', sgName: 'mine', azs: 2, keyName: 'alice' }]);
  });

  it('opens the questions that follow from it', async () => {
    const step = stepOf((draft) => [
      question('vpc', 'new'),
      ...(draft.vpc === 'new' ? [question('vpcName', 'ecs')] : []),
    ]);
    const { all, who } = asking();
    await askStep(step, cx, all);
    expect(who.asked.map(([key]) => key)).toEqual(['vpc', 'vpcName']);
    const other = asking({ given: { vpc: { value: 'default', source: 'flag' } } });
    await askStep(step, cx, other.all);
    expect(other.answered().values).toEqual({ vpc: 'default' });
  });

  it('is there for the look that a step is planned from, and what is given for the first one', async () => {
    const looks: Draft[] = [];
    const look = async (_cx: unknown, draft: Draft) => {
      looks.push(draft);
      return draft;
    };
    const step: Step<Draft> = { ...stepOf([CLUSTER]), look };
    const { all } = asking({ typing: { cluster: ['web'] }, given: { sshCidr: { value: 'none', source: 'flag' } } });
    expect(await askStep(step, cx, all)).toEqual({ cluster: 'web', sshCidr: 'none' });
    expect(looks[0]).toEqual({ sshCidr: 'none' });
  });
});

describe('an answer that cannot be used', () => {
  const check = (value: AnswerValue) => {
    if (value === 'nowhere') throw new SetupError('vpc.unknown', { vpc: 'nowhere' });
  };

  it('is refused in place, as often as it takes', async () => {
    const { all, who, answered } = asking({ typing: { cluster: ['two words', 'nowhere', 'web'] } });
    await askStep(stepOf([question('cluster', 'default', { check })]), cx, all);
    expect(who.refused).toEqual(['input.cluster-name', 'vpc.unknown']);
    expect(answered().values).toEqual({ cluster: 'web' });
  });

  it('ends the run with the flag where it was given', async () => {
    const { all } = asking({ given: { cluster: { value: 'nowhere', source: 'flag' } } });
    await expect(askStep(stepOf([question('cluster', 'default', { check })]), cx, all)).rejects.toMatchObject({
      code: 'vpc.unknown',
      facts: { vpc: 'nowhere', flag: '--cluster', value: 'nowhere' },
      exitCode: 2,
    });
  });
});
