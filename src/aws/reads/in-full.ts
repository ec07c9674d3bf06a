import { limiter } from '../../engine/limits.ts';

/** As many as IAM answers without slowing the caller down. */
const AT_ONCE = 8;

/** Each listed thing asked for by itself, for what a list leaves out; those that went in between are left out. */
export async function eachInFull<Listed, Full>(
  listed: readonly Listed[],
  ask: (one: Listed) => Promise<Full | undefined>,
): Promise<readonly Full[]> {
  const slots = limiter(AT_ONCE);
  const asked = await Promise.all(listed.map((one) => slots(() => ask(one))));
  return asked.filter((one) => one !== undefined);
}
