/** A page of a list and the token of the next one, if there is one. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | undefined;
}

/** Cuts `size` items out of a list. Undefined when the token is not one of ours. */
export function pageOf<Item>(items: readonly Item[], token: string | undefined, size: number): Page<Item> | undefined {
  const start = token === undefined ? 0 : Number(/^from-(\d{1,9})$/.exec(decode(token))?.[1] ?? Number.NaN);
  if (Number.isNaN(start)) return undefined;
  const end = start + size;
  return { items: items.slice(start, end), next: end < items.length ? encode(`from-${end}`) : undefined };
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64url');
}

function decode(token: string): string {
  return Buffer.from(token, 'base64url').toString();
}
