import type { en } from './en.ts';
import { fill, type MessageFacts } from './fill.ts';
import type { Language } from './language.ts';
import { loadSentences } from './sentences.ts';

/** The code of a sentence. */
type MessageKey = keyof typeof en;

export type { Language } from './language.ts';

/** The sentences of one language. */
export interface Catalogue {
  readonly language: Language;
  /** Is there a sentence for this code? */
  has(code: string): code is MessageKey;
  /**
   * The sentence for a code, filled in; a fact that is missing shows as `?`. A code without a sentence is named in a general one,
   * so that nothing an error has to tell is lost. Never throws. Facts are put in as they are: who prints makes them harmless.
   */
  text(code: string, facts?: MessageFacts): string;
}

/** Loads the sentences of one language; the other one is not read. */
export async function loadCatalogue(language: Language): Promise<Catalogue> {
  const sentences = await loadSentences(language);
  return {
    language,
    has: (code): code is MessageKey => sentences.get(code) !== undefined,
    text(code, facts = {}) {
      const sentence = sentences.get(code);
      if (sentence !== undefined) return fill(sentence, facts);
      const told = Object.entries(facts).map(([name, value]) => `${name}=${value}`);
      return fill(sentences.get('unknown') ?? '', { code, facts: told.join(', ') });
    },
  };
}
