/** What fills in a sentence, by name. */
export type MessageFacts = Readonly<Record<string, string>>;

/**
 * Fills `{name}` in a text. What stands in `[[…]]` is left out when a fact in it is missing or empty; elsewhere a missing fact shows as `?`.
 * Facts are put in as they are: braces and brackets in them mean nothing.
 */
export function fill(text: string, facts: MessageFacts): string {
  const kept = text.replace(/\[\[(.*?)\]\]/gs, (_whole, part: string) => {
    return factNames(part).every((name) => factOf(facts, name)) ? part : '';
  });
  return kept.replace(/\{(\w+)\}/g, (_whole, name: string) => factOf(facts, name) ?? '?');
}

/** The names of the facts a text asks for, in order of appearance. */
export function factNames(text: string): readonly string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

function factOf(facts: MessageFacts, name: string): string | undefined {
  return Object.hasOwn(facts, name) ? facts[name] : undefined;
}
