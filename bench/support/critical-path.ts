/** Something that has to be done, as the longest way through all of it sees it. */
export interface Work {
  readonly id: string;
  readonly needs: readonly string[];
  /** What has the same key is done one after another. */
  readonly serial?: string | undefined;
  /** Round trips it takes by itself. */
  readonly rounds: number;
  /** What it sends, in order. */
  readonly calls: readonly string[];
}

export interface Chain {
  /** Round trips of all of it. */
  readonly rounds: number;
  /** From first to last; what takes no round trip is left out. */
  readonly work: readonly Work[];
}

interface Done {
  readonly work: Work;
  readonly end: number;
  /** What it waited for last. */
  readonly after: Done | undefined;
}

/**
 * The longest chain of needs and serial keys, where everything begins as soon as it may. Needs that are not among the work count as done.
 * Throws when the needs run in a circle.
 */
export function longestChain(all: readonly Work[]): Chain {
  const ids = new Set(all.map(({ id }) => id));
  const done = new Map<string, Done>();
  const lastOf = new Map<string, Done>();
  const left = [...all];
  while (left.length > 0) {
    const ready = left.filter(({ needs }) => needs.every((need) => done.has(need) || !ids.has(need)));
    const waiting = ready.map((work) => ({ work, after: latest(waitsFor(work, done, lastOf)) }));
    const [next] = waiting.toSorted((one, other) => (one.after?.end ?? 0) - (other.after?.end ?? 0));
    if (!next) throw new Error(`these need each other: ${left.map(({ id }) => id).join(', ')}`);
    const { work, after } = next;
    const ended = { work, after, end: (after?.end ?? 0) + work.rounds };
    done.set(work.id, ended);
    if (work.serial !== undefined) lastOf.set(work.serial, ended);
    left.splice(left.indexOf(work), 1);
  }
  const last = latest([...done.values()]);
  const work = wayTo(last).filter(({ rounds }) => rounds > 0);
  return { rounds: last?.end ?? 0, work };
}

function waitsFor({ needs, serial }: Work, done: ReadonlyMap<string, Done>, lastOf: ReadonlyMap<string, Done>): Done[] {
  const before = serial === undefined ? undefined : lastOf.get(serial);
  return [...needs.flatMap((need) => done.get(need) ?? []), ...(before ? [before] : [])];
}

function latest(all: readonly Done[]): Done | undefined {
  return all.reduce<Done | undefined>((most, one) => (most && most.end >= one.end ? most : one), undefined);
}

const wayTo = (last: Done | undefined): readonly Work[] => (last ? [...wayTo(last.after), last.work] : []);
