/** The first line of the file, as AWS's own download has it. */
const HEADER = ['User name', 'Password', 'Console sign-in URL'] as const;

export interface ConsoleCredentials {
  readonly userName: string;
  /** Secret. Empty where the person typed one, which is not written down. */
  readonly password: string;
  readonly signInUrl: string;
}

/** The credentials file: the header and one record, RFC 4180 with `\n`. Values stand as they are, so that they can be read back exactly. */
export function formatCredentials(credentials: ConsoleCredentials): string {
  const record = [credentials.userName, credentials.password, credentials.signInUrl];
  return `${HEADER.join(',')}\n${record.map(field).join(',')}\n`;
}

/** The credentials in such a file; undefined where it is none, holds another number of users than one, or has no name. */
export function parseCredentials(text: string): ConsoleCredentials | undefined {
  const records = parseRecords(text.replace(/^\uFEFF/, ''));
  const [header, record, ...more] = records ?? [];
  if (header?.join('\n') !== HEADER.join('\n') || record?.length !== HEADER.length || more.length > 0) return undefined;
  const [userName, password, signInUrl] = record;
  if (!userName || password === undefined || signInUrl === undefined) return undefined;
  return { userName, password, signInUrl };
}

function field(value: string): string {
  return /^[=+@-]|[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Records of fields without the blank lines; undefined where a quote is not closed or stands in the middle of a field. */
function parseRecords(text: string): readonly (readonly string[])[] | undefined {
  const records: string[][] = [];
  let record: string[] = [];
  const token = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  while (token.lastIndex < text.length || record.length > 0) {
    const found = token.exec(text);
    if (found === null) return undefined;
    const [, quoted, plain, end] = found;
    record.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === ',') continue;
    if (record.length > 1 || record[0] !== '') records.push(record);
    record = [];
  }
  return records;
}
