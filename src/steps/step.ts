import type { AnswerKey, AnswerValue, Draft } from '../answers/answers.ts';
import type { StepId } from '../answers/flags.ts';
import type { ReadContext } from '../aws/context.ts';
import type { Facts, NodeId } from '../engine/resource.ts';
import type { AwsNode } from '../resources/aws-resource.ts';

/** A sentence to be: a key of the message catalogue and what fills it in. */
export interface Message {
  readonly code: string;
  readonly facts?: Readonly<Record<string, string>>;
}

/** Something a person should know before going on. */
export interface Finding extends Message {
  readonly level: 'warning' | 'info';
}

export interface QuestionChoice {
  readonly value: string;
  readonly text: Message;
}

/** One question, as data. How it is answered (flag, file, saved, asked, default) is the wizard's business. */
export interface Question {
  readonly key: AnswerKey;
  readonly kind: 'text' | 'confirm' | 'select';
  readonly text: Message;
  /** What was found in the account, shown with the question. */
  readonly found?: Message;
  readonly default: AnswerValue;
  readonly choices?: readonly QuestionChoice[];
  /** Settled by its default without asking: the guide leaves no choice here, a flag can still change it. */
  readonly quiet?: boolean;
  /** Refuses an answer that is well written but cannot be used here, e.g. a VPC that does not exist. Throws a SetupError. */
  readonly check?: (value: AnswerValue) => void;
  /** Turns an answer into what is kept, e.g. `my-ip` into an address. */
  readonly settle?: (value: AnswerValue, meanwhile?: Meanwhile) => Promise<Settled>;
  /** The answer is about this run alone: what an earlier one was answered does not count. */
  readonly afresh?: boolean;
}

export interface Settled {
  readonly value: AnswerValue;
  /** Said when the value is not what was asked for. */
  readonly because?: Finding;
  /** A person is told this and asked again; where nobody can be asked, the value stands. */
  readonly again?: Finding;
}

/** What settling an answer may do while it takes its time. */
export interface Meanwhile {
  /** Rejects with the signal's reason when the run is stopped. */
  sleep(milliseconds: number): Promise<void>;
  tell(message: Message): void;
}

/** A password to be typed, masked and kept in memory only. */
interface SecretQuestion {
  readonly node: NodeId;
  readonly text: Message;
  /** What is wrong with it, as sentences; empty when it will do. */
  readonly check: (text: string) => readonly Message[];
}

/** Where a step plans: everything of a look but the looking. */
export type Place = Pick<ReadContext, 'setup' | 'region' | 'computer' | 'local'>;

/** What became of the nodes: facts by node id. */
type Results = (node: NodeId) => Facts | undefined;

/**
 * One task of the guide. It owns its questions, its nodes and what it tells the person afterwards.
 * `Seen` is what its look found; one look serves questions, nodes and findings, and nothing is asked of AWS twice.
 */
export interface Step<Seen = unknown> {
  readonly id: StepId;
  readonly scope: 'account' | 'region';
  /**
   * @param draft the values that a look starts from where no answer is known yet
   * @param open may a person be about to change them? Then what only their questions show is wanted as well.
   */
  look(cx: ReadContext, draft: Draft, open?: boolean): Promise<Seen>;
  questions(seen: Seen, draft: Draft, place: Place): readonly Question[];
  secrets?(seen: Seen, draft: Draft, place: Place): readonly SecretQuestion[];
  nodes(seen: Seen, draft: Draft, place: Place, asked: Asked): readonly AwsNode[];
  findings(seen: Seen, draft: Draft, place: Place, asked: Asked): readonly Finding[];
  /** What takes its time and only the notes tell of: the look begins it, and the notes are told when it is there. */
  complete?(seen: Seen): Promise<Seen>;
  /** What to do next, once the step is done. */
  notes(draft: Draft, results: Results, place: Place, seen: Seen): readonly Message[];
}

/** What was asked for in this run alone and is not kept as an answer. */
export interface Asked {
  /** Names the reset of the administrator's password that `--reset-password` asks for; empty without it. */
  readonly resetPassword: string;
}
