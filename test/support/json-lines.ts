/** One line of `--json`. */
export interface JsonLine {
  readonly v: 1;
  readonly type: string;
  readonly [fact: string]: unknown;
}

/** What `--json` wrote: at least one line, each an object with `v: 1` and a type, the last one ended. Throws naming the line that is none. */
export function jsonLines(stdout: string): readonly JsonLine[] {
  if (!stdout.endsWith('\n'))
    throw new Error(`stdout does not end with a whole line: ${JSON.stringify(stdout.slice(-200))}`);
  return stdout
    .slice(0, -1)
    .split('\n')
    .map((line, index) => {
      const value = parse(line);
      if (!isJsonLine(value))
        throw new Error(`line ${index + 1} of stdout is not {"v":1,"type":…}: ${JSON.stringify(line)}`);
      return value;
    });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isJsonLine(value: unknown): value is JsonLine {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return 'v' in value && value.v === 1 && 'type' in value && typeof value.type === 'string';
}
