/** Measures once, and resolves to the figure (milliseconds, MiB, requests, …). */
export type Measure = () => Promise<number>;

/** Every figure of every thing measured, round by round. */
export type Samples<Name extends string> = Readonly<Record<Name, readonly number[]>>;

export interface Rounds {
  /** How many rounds count. */
  readonly runs: number;
  /** Rounds before them that do not: 1 where absent. */
  readonly warmUp?: number;
  /** Told of every round before it begins. */
  readonly say?: (text: string) => void;
}

/** Measures several things in turn (A B C, A B C, …), so that whatever slows the machine down slows all of them. */
export async function alternate<Name extends string>(
  subjects: Readonly<Record<Name, Measure>>,
  { runs, warmUp = 1, say = () => undefined }: Rounds,
): Promise<Samples<Name>> {
  const entries = Object.entries(subjects) as [Name, Measure][];
  const samples = Object.fromEntries(entries.map(([name]) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = -warmUp; round < runs; round += 1) {
    say(round < 0 ? 'warm-up' : `round ${round + 1} of ${runs}`);
    for (const [name, measure] of entries) {
      const value = await measure();
      if (round >= 0) samples[name].push(value);
    }
  }
  return samples;
}
