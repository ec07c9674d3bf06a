import type { AnswerKey, AnswerValue } from '../answers/answers.ts';
import { parseAnswer } from '../answers/parse.ts';
import type { NodeId } from '../engine/resource.ts';
import type { Asking } from './asking.ts';
import type { PlannedChange } from './events.ts';

const LEAVE = 'leave';

/** Asks about each conflict once; true when something was decided, so that a new plan is due. */
export async function decideConflicts(
  changes: readonly PlannedChange[],
  asking: Asking,
  accepted: Set<NodeId>,
  left: Set<NodeId>,
  regionOf: (change: PlannedChange) => string,
): Promise<boolean> {
  let decided = false;
  for (const change of changes) {
    if (!asking.prompter || !change.conflict || change.conflict.choices.length === 0 || left.has(change.node)) continue;
    if (await decide(change, asking, accepted, regionOf(change))) decided = true;
    else left.add(change.node);
  }
  return decided;
}

async function decide(change: PlannedChange, asking: Asking, accepted: Set<NodeId>, region: string): Promise<boolean> {
  const { conflict } = change;
  const { prompter, book } = asking;
  if (!conflict || !prompter) return false;
  const choices = [
    { value: LEAVE, text: { code: 'plan.choice-leave' } },
    ...conflict.choices.map((choice, at) => ({
      value: String(at),
      text: { code: choice.label, facts: { ...conflict.facts, ...choice.facts, flag: choice.flag } },
    })),
  ];
  const chosen = await prompter.choose({ code: 'plan.decide', facts: { node: change.node } }, choices, LEAVE);
  const choice = conflict.choices[Number(chosen)];
  if (chosen === LEAVE || !choice) return false;
  if (choice.accept) accepted.add(change.node);
  for (const [key, value] of Object.entries(choice.answers ?? {})) {
    const answer = value as AnswerValue;
    book.set(
      key as AnswerKey,
      region,
      key === 'skip' ? [...new Set([...skipped(asking, region), ...list(answer)])] : answer,
      'asked',
    );
  }
  if (choice.ask) {
    const key = choice.ask as AnswerKey;
    const text = { code: choice.label, facts: conflict.facts };
    const question = { key, kind: 'text', text, default: '' } as const;
    const around = { computer: asking.computer, sshFromAnywhere: asking.sshFromAnywhere };
    book.set(key, region, await prompter.ask(question, (typed) => parseAnswer(key, typed, around)), 'asked');
  }
  await asking.keep();
  return true;
}

/** The steps that the person does without so far. */
function skipped({ book }: Asking, region: string): readonly string[] {
  return book.of(region).values.skip ?? list(book.saved('skip', region) ?? []);
}

const list = (value: AnswerValue): readonly string[] => (Array.isArray(value) ? value : []);
