/** Where two plain values differ, as lines like `regions.ap-northeast-2.vpcs.1: missing`; at most five. */
export function differencesOf(want: unknown, have: unknown): readonly string[] {
  return [...walk('', want, have)].slice(0, 5);
}

function* walk(path: string, want: unknown, have: unknown): Generator<string> {
  if (isObject(want) && isObject(have)) {
    for (const key of new Set([...Object.keys(want), ...Object.keys(have)])) {
      yield* walk(path === '' ? key : `${path}.${key}`, want[key], have[key]);
    }
  } else if (want !== have) {
    yield `${path}: ${text(have)} instead of ${text(want)}`;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

const text = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 120));
