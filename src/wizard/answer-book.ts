import type { Answered, AnswerKey, AnswerValue, Draft, Source } from '../answers/answers.ts';
import { scopeOf } from '../answers/flags.ts';
import type { SavedAnswers, State } from '../state/schema.ts';
import type { Given } from './given.ts';

type Entry = { readonly value: AnswerValue; readonly source: Source };

/** The answers of a set-up: account-wide ones once, regional ones region by region. */
export class AnswerBook {
  /** By `account` or region, so that no region's answers are looked through for another's. */
  readonly #entries = new Map<string, Map<AnswerKey, Entry>>();
  readonly #saved: State['answers'];
  /** By region: both together, until something is answered. */
  readonly #answered = new Map<string, Answered>();

  constructor(saved: State['answers'] | undefined) {
    this.#saved = saved ?? { global: {}, regions: {} };
  }

  /** What an earlier run kept. */
  saved(key: AnswerKey, region: string): AnswerValue | undefined {
    const answers = scopeOf(key) === 'account' ? this.#saved.global : this.#saved.regions[region];
    return answers?.[key] as AnswerValue | undefined;
  }

  set(key: AnswerKey, region: string, value: AnswerValue, source: Source): void {
    const scope = place(key, region);
    const entries = this.#entries.get(scope) ?? new Map<AnswerKey, Entry>();
    this.#entries.set(scope, entries.set(key, { value, source }));
    if (scope === 'account') this.#answered.clear();
    else this.#answered.delete(scope);
  }

  has(key: AnswerKey, region: string): boolean {
    return this.#entries.get(place(key, region))?.has(key) ?? false;
  }

  /** Everything answered for a region, account-wide answers among it. */
  of(region: string): Answered {
    const answered = this.#answered.get(region) ?? this.#gather(region);
    this.#answered.set(region, answered);
    return answered;
  }

  #gather(region: string): Answered {
    const values: Record<string, AnswerValue> = {};
    const sources: Record<string, Source> = {};
    for (const scope of ['account', region]) {
      for (const [key, { value, source }] of this.#entries.get(scope) ?? []) {
        values[key] = value;
        sources[key] = source;
      }
    }
    return { values: values as Draft, sources };
  }

  /** The answers as far as they can be told before anything is asked: what is given, else what an earlier run kept. */
  draftFrom(region: string, given: Given): Draft {
    const answers = { ...this.#saved.global, ...this.#saved.regions[region] };
    const fromGiven = [...given].map(([key, { value }]) => [key, value]);
    return { ...answers, ...Object.fromEntries(fromGiven) };
  }

  /** What is to be kept: earlier answers with this run's laid over them. */
  toSave(): State['answers'] {
    const global: Record<string, SavedAnswers[string]> = { ...this.#saved.global };
    const regions: Record<string, SavedAnswers> = { ...this.#saved.regions };
    for (const [scope, entries] of this.#entries) {
      const values = Object.fromEntries([...entries].map(([key, { value }]) => [key, value]));
      if (scope === 'account') Object.assign(global, values);
      else regions[scope] = { ...regions[scope], ...values };
    }
    return { global, regions };
  }
}

const place = (key: AnswerKey, region: string): string => (scopeOf(key) === 'account' ? 'account' : region);
