import type { AnswerValue } from '../answers/answers.ts';
import type { Message, Question, QuestionChoice } from '../steps/step.ts';

/** One line to tick. */
export interface ChecklistItem {
  readonly value: string;
  readonly text: Message;
  /** What it costs, said behind it. */
  readonly price: Message;
  readonly ticked: boolean;
}

/** What a question has to do with something that goes on meanwhile. */
export interface Meanwhile {
  /** Called once the question stands on the screen. */
  readonly shown: () => void;
  /** Aborted when the question is taken back; it then rejects with the signal's reason. */
  readonly signal: AbortSignal;
}

/** Asks a person. Every prompt can be answered by Enter; Ctrl-C rejects with the run's abort reason. */
export interface Prompter {
  /** Repeats until `accept` takes the text; what it throws is shown in place. */
  ask(question: Question, accept: (text: string) => Promise<AnswerValue>): Promise<AnswerValue>;
  /** Typed twice, masked, until `check` finds nothing wrong. */
  secret(text: Message, check: (text: string) => readonly Message[]): Promise<string>;
  confirm(text: Message, byDefault: boolean): Promise<boolean>;
  choose(text: Message, choices: readonly QuestionChoice[], byDefault: string, meanwhile?: Meanwhile): Promise<string>;
  /** Any number of the items; Enter takes those that are ticked. Returns their values in the order given. */
  checklist(text: Message, items: readonly ChecklistItem[]): Promise<readonly string[]>;
  /** A line of text without a default, e.g. an MFA code. */
  line(text: Message): Promise<string>;
}
