/** `config` has `[profile NAME]` sections and `[default]`, `credentials` has `[NAME]`. */
export type AwsFileKind = 'config' | 'credentials';

export type Section = ReadonlyMap<string, string>;

/** One line of a file, with what the SDK reads in it. */
interface Line {
  /** With its line ending. */
  readonly text: string;
  /** The section it stands in, or begins: `default`, `profile.work`; undefined in one that counts for nothing. */
  readonly section: string | undefined;
  readonly isHeader: boolean;
  /** `region`; `s3.max_concurrent_requests` of a nested one; undefined where nothing is set. */
  readonly key: string | undefined;
  readonly value: string;
  /** Sets something, or begins what is set on the lines below it. */
  readonly sets: boolean;
}

const KINDS: ReadonlySet<string> = new Set(['profile', 'sso-session', 'services']);
const KIND_AND_NAME = /^([\w-]+)\s(["'])?([\w\-@+.%:/]+)\2$/;

/** The settings of a profile, as the SDK reads them; undefined where none are written down for it. */
export function readSection(text: string, kind: AwsFileKind, profile: string): Section | undefined {
  const lines = parse(text);
  const name = sectionOf(lines, kind, profile);
  const settings = lines.filter(({ section, key }) => section === name && key !== undefined);
  return settings.length > 0 ? new Map(settings.map(({ key = '', value }) => [key, value])) : undefined;
}

/** Every profile of a file that has a setting. */
export function profilesIn(text: string, kind: AwsFileKind): readonly string[] {
  const sections = new Set(parse(text).flatMap(({ section, key }) => (key === undefined ? [] : (section ?? []))));
  if (kind === 'credentials') return [...sections];
  const names = [...sections].flatMap((section) => {
    if (section.startsWith('profile.')) return [section.slice('profile.'.length)];
    return section === 'default' ? [section] : [];
  });
  return [...new Set(names)];
}

/**
 * The text with these settings in the profile's section, which is made at the end where there is none. Everything else stays byte for
 * byte: other sections, comments, blank lines, order, line endings, and whether the last line is ended.
 */
export function withSettings(text: string, kind: AwsFileKind, profile: string, settings: Section): string {
  const lines = parse(text);
  const name = sectionOf(lines, kind, profile);
  const at = (key: string) => lines.findLastIndex((line) => line.section === name && line.key === key);
  const texts = lines.map((line) => line.text);
  const added = [...settings].filter(([key]) => at(key) < 0).map(([key, value]) => `${key} = ${value}`);
  for (const [key, value] of settings) {
    const place = at(key);
    const line = lines[place];
    if (line) texts[place] = withValue(line, value);
  }
  if (added.length === 0) return texts.join('');
  const begin = lines.findIndex((line) => line.section === name && line.isHeader);
  if (begin < 0) return insert(texts, texts.length, [`[${header(kind, profile)}]`, ...added]);
  const end = lines.findIndex((line, place) => place > begin && line.isHeader);
  const own = lines.slice(0, end < 0 ? lines.length : end);
  return insert(texts, own.findLastIndex((line) => line.isHeader || line.sets) + 1, added);
}

/** The text without these settings of a profile, and without the head of a section that is left with none. */
export function withoutSettings(text: string, kind: AwsFileKind, profile: string, keys: readonly string[]): string {
  const lines = parse(text);
  const name = sectionOf(lines, kind, profile);
  const goes = ({ section, key }: Line) => section === name && key !== undefined && keys.includes(key);
  if (!lines.some(goes)) return text;
  const isLeft = lines.some((line) => line.section === name && line.sets && !goes(line));
  const left = lines.filter((line) => !goes(line) && (isLeft || line.section !== name || !line.isHeader));
  const rest = left.map((line) => line.text).join('');
  // A last line that was not ended stays one.
  return /\n$/.test(text) ? rest : rest.replace(/\r?\n$/, '');
}

function header(kind: AwsFileKind, profile: string): string {
  return kind === 'credentials' || profile === 'default' ? profile : `profile ${profile}`;
}

/** The name of a profile's section among the lines. `[profile default]` counts before `[default]`. */
function sectionOf(lines: readonly Line[], kind: AwsFileKind, profile: string): string {
  if (kind === 'credentials') return profile;
  const named = ['profile', profile].join('.');
  const isThere = lines.some(({ section, key }) => section === named && key !== undefined);
  return profile === 'default' && !isThere ? profile : named;
}

/** The lines as the SDK's own reader takes them (smithy's `parseIni`). */
function parse(text: string): readonly Line[] {
  let section: string | undefined;
  let parent: string | undefined;
  return (text.match(/[^\n]*\n|[^\n]+$/g) ?? []).map((line): Line => {
    const content = line.replace(/\r?\n$/, '');
    const told = toldBy(content);
    if (told.startsWith('[') && told.endsWith(']')) {
      section = sectionName(told.slice(1, -1));
      parent = undefined;
      return { text: line, section, isHeader: true, key: undefined, value: '', sets: false };
    }
    const equals = told.indexOf('=');
    const nothing = { text: line, section, isHeader: false, key: undefined, value: '' };
    if (section === undefined || equals < 1) return { ...nothing, sets: false };
    const key = told.slice(0, equals).trim();
    const value = told.slice(equals + 1).trim();
    if (value === '') {
      parent = key;
      return { ...nothing, sets: true };
    }
    if (/^\S/.test(content)) parent = undefined;
    return { ...nothing, key: parent === undefined ? key : `${parent}.${key}`, value, sets: true };
  });
}

/** A line without its comment. */
const toldBy = (content: string): string => (content.split(/(?:^|\s)[;#]/)[0] ?? '').trim();

function sectionName(inBrackets: string): string | undefined {
  const [, kind = '', , name = ''] = KIND_AND_NAME.exec(inBrackets) ?? [];
  if (kind === '') return inBrackets;
  return KINDS.has(kind) ? `${kind}.${name}` : undefined;
}

/** The same line with another value: how it is indented and spaced, its comment and its ending stay. */
function withValue({ text, value }: Line, next: string): string {
  const start = text.indexOf(value, text.indexOf('=') + 1);
  return text.slice(0, start) + next + text.slice(start + value.length);
}

/** New lines before the line `at`, ended as the file's others are. */
function insert(texts: readonly string[], at: number, added: readonly string[]): string {
  const ending = texts[0]?.endsWith('\r\n') ? '\r\n' : '\n';
  const before = texts.slice(0, at).join('');
  const isEnded = before === '' || before.endsWith('\n');
  const lines = isEnded ? added.map((line) => line + ending) : added.map((line) => ending + line);
  return before + lines.join('') + texts.slice(at).join('');
}
