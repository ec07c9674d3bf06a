import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/answers/answers.ts';
import type { Question, Step } from '../../src/steps/step.ts';
import { askStep, assumeStep } from '../../src/wizard/asking.ts';
import { REGION } from '../resources/account.ts';
import { asking, type Case, cx, question, stepOf, text } from './questions.ts';

describe('what a run says of its answers', () => {
  it('is every default that was taken because nobody could be asked', async () => {
    const choices = [{ value: 'default', text: { code: 'vpc.choice-default' } }];
    const { all, told } = asking({ nobody: true });
    await askStep(stepOf([question('vpc', 'default', { choices }), question('azs', 2, { quiet: true })]), cx, all);
    expect(told).toEqual([
      {
        type: 'answer',
        key: 'vpc',
        flag: '--vpc',
        question: text,
        region: REGION,
        choice: { code: 'vpc.choice-default' },
        value: 'default',
        source: 'default',
      },
    ]);
  });

  it('names no flag that there is not', async () => {
    const { all, told } = asking({ nobody: true });
    await askStep(stepOf([question('adminPassword', 'generated')]), cx, all);
    expect(told).toMatchObject([{ type: 'answer', key: 'adminPassword', value: 'generated' }]);
    expect(told[0]).not.toHaveProperty('flag');
  });

  it('is nothing for a step that only others need', async () => {
    const { all, told, who, answered } = asking({ again: true });
    await assumeStep(stepOf([question('vpc', 'default')]), cx, all);
    expect([who.asked, told]).toEqual([[], []]);
    expect(answered().values).toEqual({ vpc: 'default' });
  });
});

describe("the person's own address", () => {
  const found = (settled: Awaited<ReturnType<NonNullable<Question['settle']>>>) =>
    question('sshCidr', 'my-ip', { settle: async (value) => (value === 'my-ip' ? settled : { value }) });

  it('is kept as the address it was found to be', async () => {
    const { all, answered, keeping } = asking();
    await askStep(stepOf([found({ value: '198.51.100.7/32' })]), cx, all);
    expect(answered().values).toEqual({ sshCidr: '198.51.100.7/32' });
    expect(keeping).toEqual([{ sshCidr: '198.51.100.7/32' }]);
  });

  it.each<[string, Case]>([
    ['by the person', {}],
    ['with a flag', { given: { sshCidr: { value: 'my-ip', source: 'flag' } } }],
    ['by nobody', { nobody: true }],
  ])('that was not found opens nothing, and says so (answered %s)', async (_how, given) => {
    const because = { level: 'warning', code: 'own-address.private', facts: { detail: '10.0.0.1' } } as const;
    const { all, answered, told } = asking(given);
    await askStep(stepOf([found({ value: 'none', because })]), cx, all);
    expect(answered().values).toEqual({ sshCidr: 'none' });
    expect(told).toContainEqual({ type: 'notice', ...because });
  });
});

describe('a password', () => {
  const step: Step<Draft> = {
    ...stepOf([]),
    secrets: () => [{ node: 'account/admin-password', text, check: () => [] }],
  };

  it('is typed once a run and held in memory', async () => {
    const { all, keeping } = asking();
    await askStep(step, cx, all);
    await askStep({ ...step, secrets: () => [{ node: 'account/admin-password', text, check: () => [text] }] }, cx, all);
    expect([...all.secrets]).toEqual([['account/admin-password', 'Typed-Secret-1']]);
    expect(JSON.stringify([all.book.toSave(), keeping])).not.toContain('Typed-Secret-1');
  });

  it('that nobody is there to type is made instead, and says so', async () => {
    const { all, answered, told } = asking({ nobody: true });
    await askStep(step, cx, all);
    expect(all.secrets.size).toBe(0);
    expect(answered().values).toEqual({ adminPassword: 'generated' });
    expect(told).toEqual([{ type: 'notice', level: 'info', code: 'admin.password-not-typed' }]);
  });
});
