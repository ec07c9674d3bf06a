import type { Language } from './language.ts';

/** Sentences by their codes. */
export type Sentences = Pick<ReadonlyMap<string, string>, 'get'>;

/**
 * The sentences of one language by their codes; those of the other are not read. What is built has them in data files and reads those instead
 * (build/plugins/packed-sentences.mjs).
 */
export async function loadSentences(language: Language): Promise<Sentences> {
  const sentences = language === 'ko' ? (await import('./ko.ts')).ko : (await import('./en.ts')).en;
  return new Map(Object.entries(sentences));
}
