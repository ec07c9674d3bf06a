import { describe, expect, it } from 'vitest';
import { type Import, readSource, type SourceFile, sourceFiles } from './source.ts';

/** What each part may use, besides itself: the house of the design, from the roof down. */
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  main: ['cli', 'ui', 'i18n', 'computer', 'engine'],
  cli: ['wizard', 'ui', 'state', 'sandbox', 'i18n', 'aws', 'computer', 'answers', 'engine'],
  wizard: ['checks', 'prices', 'steps', 'state', 'permissions', 'resources', 'aws', 'computer', 'answers', 'engine'],
  ui: ['i18n', 'aws', 'computer', 'answers', 'engine'],
  checks: ['steps', 'resources', 'prices', 'aws', 'computer', 'answers', 'engine'],
  prices: [],
  steps: ['resources', 'prices', 'aws', 'computer', 'answers', 'engine'],
  state: ['computer', 'engine'],
  sandbox: ['computer', 'engine'],
  permissions: ['resources', 'aws', 'computer', 'answers', 'engine'],
  resources: ['aws', 'computer', 'engine'],
  aws: ['computer', 'engine'],
  answers: ['computer', 'engine'],
  computer: ['engine'],
  i18n: ['engine'],
  engine: [],
};

/** Whose types may be used beside that: what the wizard hands to those it is put together with. */
const MAY_USE_TYPES: Readonly<Record<string, readonly string[]>> = {
  ui: ['wizard', 'steps'],
  sandbox: ['wizard'],
};

/** Packages that stay behind one door. */
const ONLY_IN: readonly (readonly [RegExp, string])[] = [
  [/^commander$/, 'cli'],
  [/^(@?inquirer|chalk|ora|log-update|uqr)(\/|$)/, 'ui'],
];

const WRITES =
  /^(Create|Delete|Put|Update|Attach|Detach|Add|Remove|Modify|Authorize|Revoke|Import|Associate|Disassociate|Replace|Tag|Untag|Allocate|Release|Run|Terminate|Register|Deregister)\w*Command$/;

const files = sourceFiles();

/** What a file must not import, as sentences. */
function trespasses(file: SourceFile): readonly string[] {
  return file.imports.flatMap((one) => [...acrossTheHouse(file, one), ...throughTheWrongDoor(file, one)]);
}

function acrossTheHouse({ path, part }: SourceFile, { from, isPackage, typesOnly }: Import): readonly string[] {
  if (isPackage) return [];
  const target = from.includes('/') ? from.slice(0, from.indexOf('/')) : from.replace(/\.ts$/, '');
  const allowed = [part, ...(MAY_USE[part] ?? []), ...(typesOnly ? (MAY_USE_TYPES[part] ?? []) : [])];
  return allowed.includes(target) ? [] : [`${path} uses ${typesOnly ? 'a type of ' : ''}${from}`];
}

function throughTheWrongDoor({ path, part }: SourceFile, { from, isPackage, values }: Import): readonly string[] {
  if (!isPackage) return [];
  const astray = ONLY_IN.filter(([name, door]) => name.test(from) && part !== door);
  const writes =
    from.startsWith('@aws-sdk/client-') && part !== 'resources' ? values.filter((name) => WRITES.test(name)) : [];
  return [...astray.map(() => `${path} uses ${from}`), ...writes.map((name) => `${path} sends ${name}`)];
}

describe('imports', () => {
  it('run one way through the house', () => {
    expect(files.length).toBeGreaterThan(150);
    expect(files.flatMap(trespasses)).toEqual([]);
  });

  it('know every part of the house', () => {
    expect([...new Set(files.map(({ part }) => part))].toSorted()).toEqual(Object.keys(MAY_USE).toSorted());
  });

  it('of our own files name them with their ending', () => {
    const known = new Set(files.map(({ path }) => path));
    const lost = files.flatMap(({ path, imports }) =>
      imports.filter((one) => !one.isPackage && !known.has(one.from)).map(({ from }) => `${path} uses ${from}`),
    );
    // Data, which is part of the program once it is built.
    expect(lost.filter((one) => !one.endsWith('.json'))).toEqual([]);
  });

  it('never take everything of an SDK client', () => {
    const whole = files.flatMap(({ path, imports }) =>
      imports
        .filter(
          ({ from, values }) => from.startsWith('@aws-sdk/client-') && values.some((name) => name.startsWith('*')),
        )
        .map(() => path),
    );
    expect(whole).toEqual([]);
  });

  it.each([
    ['engine/plan.ts', "import { Step } from '../steps/step.ts';"],
    ['steps/vpc.ts', "import { openStore } from '../state/store.ts';"],
    ['ui/table.ts', "import { runSetup } from '../wizard/setup-run.ts';"],
    ['ui/table.ts', "import type { State } from '../state/schema.ts';"],
    ['aws/world.ts', "export { vpcStep } from '../steps/vpc.ts';"],
    ['aws/world.ts', "const later = await import('../cli/program.ts');"],
    ['wizard/given.ts', "import { Option } from 'commander';"],
    ['cli/program.ts', "import {\n  confirm,\n} from '@inquirer/prompts';"],
    ['steps/vpc.ts', "import { type Vpc, CreateVpcCommand as Make } from '@aws-sdk/client-ec2';"],
    ['aws/reads/network.ts', "import 'ora';"],
  ])('like this in %s are found: %s', (path, text) => expect(trespasses(readSource(path, text))).toHaveLength(1));

  it.each([
    ['ui/table.ts', "import type { RunEvent } from '../wizard/events.ts';"],
    ['sandbox/practice.ts', "import { type Practice } from '../wizard/surroundings.ts';"],
    ['steps/vpc.ts', "import type { CreateVpcCommand } from '@aws-sdk/client-ec2';"],
    ['sandbox/ec2-vpcs.ts', "import type { CreateVpcCommandInput } from '@aws-sdk/client-ec2';"],
    ['resources/ec2-vpc.ts', "import { CreateVpcCommand } from '@aws-sdk/client-ec2';"],
    ['engine/plan.ts', "// import { Step } from '../steps/step.ts';"],
  ])('like this in %s are none of these: %s', (path, text) => expect(trespasses(readSource(path, text))).toEqual([]));
});
