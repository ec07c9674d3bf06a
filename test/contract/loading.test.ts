import { describe, expect, it } from 'vitest';
import { sourceFiles } from './source.ts';

const files = new Map(sourceFiles().map((file) => [file.path, file]));

/** Everything that is loaded with these files: what they import and what that imports, but for what is only imported when it is wanted. */
function loadedWith(...paths: readonly string[]): {
  readonly own: readonly string[];
  readonly packages: readonly string[];
} {
  const own = new Set<string>();
  const packages = new Set<string>();
  const visit = (path: string) => {
    if (own.has(path)) return;
    own.add(path);
    for (const { from, isPackage, typesOnly, isLate } of files.get(path)?.imports ?? []) {
      if (typesOnly || isLate) continue;
      if (isPackage) packages.add(from);
      else visit(from);
    }
  };
  for (const path of paths) visit(path);
  return { own: [...own].toSorted(), packages: [...packages].toSorted() };
}

const ofNode = (name: string): boolean => name.startsWith('node:');
const parts = (paths: readonly string[]): readonly string[] => [
  ...new Set(paths.map((path) => path.split('/')[0] ?? '')),
];

/** What stands on the screen first is drawn by it. */
const UNTIL_QUESTION = ['main.ts', 'ui/prompter.ts'];
/** Asks the account who it is. */
const UNTIL_ANSWER = ['main.ts', 'wizard/sign-in.ts'];

describe('before the first question', () => {
  const { own, packages } = loadedWith(...UNTIL_QUESTION);

  it('no package is loaded but for colours, widths and folders, and then inquirer', () => {
    expect(packages.filter((name) => !ofNode(name))).toEqual([
      'chalk',
      'env-paths',
      'fast-string-width',
      'fast-wrap-ansi',
    ]);
    expect(
      files
        .get('ui/prompter.ts')
        ?.imports.filter(({ isLate }) => isLate)
        .map(({ from }) => from),
    ).toEqual(['inquirer']);
  });

  it('nothing of Node is loaded that takes long', () => {
    const slow = ['crypto', 'http', 'https', 'child_process', 'zlib', 'fs/promises', 'readline', 'tls', 'net'];
    expect(packages.filter((name) => slow.includes(name.replace('node:', '')))).toEqual([]);
  });

  it('nothing is loaded of what the account is looked at and changed with, nor what tells of it', () => {
    const late = ['steps', 'resources', 'permissions', 'checks', 'prices', 'sandbox'];
    expect(parts(own).filter((part) => late.includes(part))).toEqual([]);
    expect(own.filter((path) => /^ui\/.*-view\.ts$/.test(path))).toEqual([
      'ui/error-view.ts',
      'ui/identity-view.ts',
      'ui/json-view.ts',
    ]);
  });

  it('a command alone is not read by commander', () => {
    expect(own.filter((path) => path.startsWith('cli/commands/'))).toEqual([]);
    expect(loadedWith('cli/parse.ts').packages).toContain('commander');
  });
});

describe('before the first answer', () => {
  const { own, packages } = loadedWith(...UNTIL_ANSWER);

  it('no client of a service is loaded but for that of STS', () => {
    expect(packages.filter((name) => name.startsWith('@aws-sdk/'))).toEqual([
      '@aws-sdk/client-sts',
      '@aws-sdk/credential-provider-node',
    ]);
    const others = packages.filter(
      (name) => !ofNode(name) && !name.startsWith('@aws-sdk/') && !name.startsWith('@smithy/'),
    );
    expect(others.filter((name) => !loadedWith(...UNTIL_QUESTION).packages.includes(name))).toEqual([
      'hpagent',
      'proxy-from-env',
    ]);
  });

  it("nothing is loaded of the account's state, and nothing that looks at the account", () => {
    const late = ['steps', 'resources', 'permissions', 'checks', 'prices', 'sandbox'];
    expect(parts(own).filter((part) => late.includes(part))).toEqual([]);
    expect(own.filter((path) => path.startsWith('state/'))).toEqual([
      'state/account-files.ts',
      'state/error-code.ts',
      'state/state-directory.ts',
    ]);
    expect(own.filter((path) => path.startsWith('aws/reads/'))).toEqual([]);
  });
});

describe('the practice account', () => {
  it('is loaded by nobody who does not practise', () => {
    const outside = [...files.values()].filter(({ part }) => part !== 'sandbox');
    const users = outside.flatMap(({ path, imports }) =>
      imports
        .filter(({ from, typesOnly }) => from.startsWith('sandbox/') && !typesOnly)
        .map(({ isLate }) => [path, isLate]),
    );
    expect(users).toEqual([['cli/run-command.ts', true]]);
  });
});
