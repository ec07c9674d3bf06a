import { describe, expect, it } from 'vitest';
import type { AnswerKey } from '../../src/answers/answers.ts';
import { CORE_STEP_IDS, FLAGS } from '../../src/answers/flags.ts';
import { parseIdentity } from '../../src/aws/identity.ts';
import { AnswerBook } from '../../src/wizard/answer-book.ts';
import type { RunEvent } from '../../src/wizard/events.ts';
import type { Given } from '../../src/wizard/given.ts';
import { selectSteps } from '../../src/wizard/selection.ts';

const REGION = 'ap-northeast-2';
const USER = 'arn:aws:iam::123456789012:user/alice';
const SSO = 'arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_AdministratorAccess_0123456789abcdef/alice';

interface Case {
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly saved?: readonly string[];
  readonly flag?: AnswerKey;
  readonly arn?: string;
}

function select({ only, skip, saved, flag, arn = USER }: Case) {
  const book = new AnswerBook(saved && { global: { skip: [...saved] }, regions: {} });
  const given: Given = new Map([
    ...(skip ? [['skip', { value: skip, source: 'flag' }] as const] : []),
    ...(flag ? [[flag, { value: 'x', source: 'flag' }] as const] : []),
  ]);
  const told: RunEvent[] = [];
  const identity = parseIdentity({ Arn: arn, Account: '123456789012' });
  const steps = selectSteps({
    only,
    identity,
    given,
    book,
    regions: [REGION],
    state: undefined,
    report: (event) => told.push(event),
  });
  const codes = told.map((event) => ('code' in event ? event.code : event.type));
  return { steps: [...steps], codes, kept: book.toSave().global.skip };
}

const without = (...ids: string[]) => CORE_STEP_IDS.filter((id) => !ids.includes(id));

describe('the steps of a run', () => {
  it("are all of them in the guide's order", () => {
    expect(select({})).toEqual({ steps: CORE_STEP_IDS, codes: [], kept: undefined });
  });

  it('are all but those the person does without, now and from then on', () => {
    expect(select({ skip: ['alias', 'cluster'] })).toMatchObject({
      steps: without('alias', 'cluster'),
      kept: ['alias', 'cluster'],
    });
    expect(select({ saved: ['key-pair'] })).toMatchObject({ steps: without('key-pair'), kept: ['key-pair'] });
    expect(select({ saved: ['key-pair'], skip: ['alias'] })).toMatchObject({
      steps: without('alias'),
      kept: ['alias'],
    });
  });

  it("are those asked for, in the guide's order, and nothing is told of the others", () => {
    expect(select({ only: ['cluster', 'alias'] })).toEqual({ steps: ['alias', 'cluster'], codes: [], kept: undefined });
  });

  it('asked for by name are not done without any more; the others still are', () => {
    expect(select({ only: ['alias'], saved: ['alias', 'cluster'] })).toMatchObject({
      steps: ['alias'],
      kept: ['cluster'],
    });
    expect(select({ only: ['vpc'], saved: ['alias', 'cluster'] })).toMatchObject({
      steps: ['vpc'],
      kept: ['alias', 'cluster'],
    });
  });
});

describe('somebody who came through IAM Identity Center', () => {
  it('needs no administrator user, which is said and not remembered', () => {
    const { steps, codes, kept } = select({ arn: SSO });
    expect(steps).toEqual(without('admin'));
    expect(codes).toContain('admin.not-for-identity-center');
    expect(kept).toBeUndefined();
  });

  it.each(FLAGS.filter(({ step }) => step === 'admin').map(({ flag, key }) => [flag, key] as const))(
    'who passes %s wants one all the same',
    (_flag, key) => expect(select({ arn: SSO, flag: key })).toMatchObject({ steps: CORE_STEP_IDS, codes: [] }),
  );

  it('who passes a flag of another step wants none', () => {
    expect(select({ arn: SSO, flag: 'keyName' }).steps).toEqual(without('admin'));
  });

  it('may run the step by its name', () => {
    expect(select({ arn: SSO, only: ['admin'] })).toMatchObject({ steps: ['admin'], codes: [] });
  });
});
