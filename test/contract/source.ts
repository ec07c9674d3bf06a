import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));

export interface Import {
  /** `steps/vpc.ts`, or a package as it is written. */
  readonly from: string;
  readonly isPackage: boolean;
  /** Gone when the types are: `import type`, or nothing but `type` names. */
  readonly typesOnly: boolean;
  /** `import()`: loaded when it is wanted, not with the file. */
  readonly isLate: boolean;
  /** What is imported as a value, by its name at home. */
  readonly values: readonly string[];
}

export interface SourceFile {
  /** Inside src/, with forward slashes: `aws/reads/users.ts`. */
  readonly path: string;
  /** `aws`, or `main` for the file beside the folders. */
  readonly part: string;
  readonly lines: number;
  /** Without comments. */
  readonly code: string;
  readonly imports: readonly Import[];
}

/** Every TypeScript file of src/. */
export function sourceFiles(): readonly SourceFile[] {
  const names = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  return names.map((name) => {
    const path = name.split(sep).join('/');
    return readSource(path, readFileSync(join(SRC, name), 'utf8'));
  });
}

/** One file, taken apart as far as the house rules go. */
export function readSource(path: string, text: string): SourceFile {
  const code = withoutComments(text);
  const part = path.includes('/') ? path.slice(0, path.indexOf('/')) : path.replace(/\.ts$/, '');
  return { path, part, lines: text.trimEnd().split('\n').length, code, imports: importsOf(path, code) };
}

const FROM = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?([^'";]*?)\s*from\s*'([^']+)'/g;
const BARE = /(?:^|\n)\s*import\s*'([^']+)'/g;
const DYNAMIC = /\bimport\(\s*'([^']+)'\s*\)/g;

function importsOf(path: string, code: string): readonly Import[] {
  const made = (target: string, typesOnly: boolean, values: readonly string[], isLate = false): Import => {
    const isPackage = !target.startsWith('.');
    const from = isPackage
      ? target
      : normalize(join(dirname(path), target))
          .split(sep)
          .join('/');
    return { from, isPackage, typesOnly, isLate, values };
  };
  return [
    ...[...code.matchAll(FROM)].map(([, type, names = '', target = '']) => {
      const values = type ? [] : valueNames(names);
      return made(target, values.length === 0, values);
    }),
    ...[...code.matchAll(BARE)].map(([, target = '']) => made(target, false, ['*'])),
    ...[...code.matchAll(DYNAMIC)].map(([, target = '']) => made(target, false, ['*'], true)),
  ];
}

/** `{ a, type B, c as d }` imports the values `a` and `c`; `* as all` imports everything. */
function valueNames(names: string): readonly string[] {
  const inside = /\{([\s\S]*)\}/.exec(names)?.[1] ?? '';
  const outside = names
    .replace(/\{[\s\S]*\}/, '')
    .replace(/,\s*$/, '')
    .trim();
  const named = inside.split(',').map((name) => name.trim());
  return [outside, ...named]
    .filter((name) => name !== '' && !name.startsWith('type '))
    .map((name) => name.split(/\s+as\s+/)[0] ?? name);
}

/** Comments stand on lines of their own or behind code and a space; `https://` in a text is none. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}
