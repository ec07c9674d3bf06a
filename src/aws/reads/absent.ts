import { faultOf } from '../fault.ts';

/** The answer, or undefined where the service says that there is no such thing. */
export async function unlessAbsent<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (faultOf(error).kind === 'absent') return undefined;
    throw error;
  }
}

/** The answer, or undefined where the caller may not ask or the service cannot tell: for facts that only sharpen a message. */
export async function ifAllowed<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    const { kind } = faultOf(error);
    if (kind === 'credentials' || kind === 'aborted') throw error;
    return undefined;
  }
}

/** All pages of a paginator in one list. */
export async function everyPage<Page, Item>(
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => readonly Item[] | undefined,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(...(itemsOf(page) ?? []));
  return items;
}
