/** What chance is begun from: the commit, unless CHAOS_SEED says otherwise. The same seed strikes the same way. */
const SEED = process.env.CHAOS_SEED ?? '';

/** A number for a text and this run's seed. */
export function seedOf(text: string): number {
  return [...`${SEED} ${text}`].reduce((hash, letter) => (Math.imul(hash, 31) + letter.charCodeAt(0)) | 0, 7);
}

/** Random numbers that are the same for the same seed: 0 up to but not including 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
