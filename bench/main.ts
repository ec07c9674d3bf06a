import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endFile } from '../test/support/leftovers.ts';
import { makeCandidate } from './frame/candidate.ts';
import type { Bench, Group } from './frame/group.ts';
import { machineLine } from './frame/machine.ts';
import { type Options, readOptions } from './frame/options.ts';
import { markdownTable, terminalTable } from './frame/print.ts';
import { progressOn } from './frame/progress.ts';
import { findRivals } from './frame/rivals.ts';
import { failuresOf, type Table, verdictOf } from './frame/table.ts';
import { groups } from './groups/index.ts';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The whole benchmark; resolves to the exit code: 0 also when a limit is exceeded, 1 when something could not be measured, 2 for a wrong option. */
export async function main(argv: readonly string[]): Promise<number> {
  let options: Options;
  try {
    options = readOptions(
      argv,
      groups.map(({ name }) => name),
    );
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\nnpm run bench -- --help\n`);
    return 2;
  }
  if (options.help) {
    process.stdout.write(help());
    return 0;
  }
  const place = mkdtempSync(join(realpathSync(tmpdir()), 'aws-ecs-setup-bench-'));
  const end = async () => {
    await endFile();
    rmSync(place, { recursive: true, force: true, maxRetries: 3 });
  };
  const stop = (code: number) => () => void end().finally(() => process.exit(code));
  process.once('SIGINT', stop(130));
  process.once('SIGTERM', stop(143));
  // Whoever reads the tables went away: servers and folders must not stay behind.
  process.stdout.once('error', stop(1));
  try {
    return await measure(options, place);
  } catch (error) {
    process.stderr.write(`The program could not be built, packed and installed: ${messageOf(error)}\n`);
    return 1;
  } finally {
    await end();
  }
}

async function measure(options: Options, place: string): Promise<number> {
  const progress = progressOn(process.stderr);
  const print = (text: string) => {
    progress.clear();
    process.stdout.write(`${text}\n`);
  };
  progress.say('building, packing and installing the program');
  const candidate = makeCandidate(join(place, 'candidate'), options.workingTree);
  const rivals = await findRivals();
  process.env.PATH = rivals.path;
  const heading = `${machineLine(new Date())} · ${candidate.commit}`;
  const wanted = groups.filter(({ name }) => options.only.length === 0 || options.only.includes(name));
  const layout = options.markdown ? markdownTable : terminalTable;
  const tables: Table[] = [];
  const failures: string[] = [];
  print(heading);
  for (const group of wanted) {
    const bench: Bench = {
      candidate,
      rivals,
      runs: (otherwise) => options.runs ?? otherwise,
      folder: () => mkdtempSync(join(place, `${group.name}-`)),
      say: (text) => progress.say(`${group.name}: ${text}`),
    };
    const table = await runGroup(group, bench);
    if ('failed' in table) {
      failures.push(table.failed);
      continue;
    }
    tables.push(table);
    failures.push(...table.rows.flatMap(failuresOf));
    print(`\n${layout(table)}`);
  }
  const over = tables.flatMap(({ rows }) => rows.filter((row) => verdictOf(row) === 'over'));
  print(`\n${conclusion(over.length, failures)}`);
  if (options.json) writeFileSync(options.json, `${JSON.stringify({ heading, tables, failures }, null, 2)}\n`);
  return failures.length > 0 ? 1 : 0;
}

async function runGroup(group: Group, bench: Bench): Promise<Table | { readonly failed: string }> {
  try {
    return await group.run(bench);
  } catch (error) {
    return { failed: `${group.name}: ${messageOf(error)}` };
  } finally {
    // Servers and terminals a group left behind would disturb the next one.
    await endFile();
  }
}

function conclusion(over: number, failures: readonly string[]): string {
  const limits =
    over === 0
      ? 'No limit is exceeded.'
      : `${over} ${over === 1 ? 'limit is' : 'limits are'} exceeded: see OVER above.`;
  return [limits, ...failures.map((failure) => `Not measured: ${failure}`)].join('\n');
}

function help(): string {
  const list = groups.map(({ name, about }) => `  ${name.padEnd(12)}${about}`);
  return `npm run bench -- [options]

Builds, packs and installs the committed tree in a folder of its own and measures that program. Every figure is a median over
alternating rounds, every ratio the median of the rounds' own ratios. AWS is never called: emulators on this machine answer.

  --only a,b       these groups only
  --runs N         rounds that count; each group has its own number otherwise
  --working-tree   the tree as it stands, not the commit
  --markdown       tables for a README
  --json FILE      every single measurement as well

Groups
${list.join('\n')}

Rivals are found on PATH: aws, terraform (its AWS provider under TF_PLUGIN_DIR, else from the registry), python3 or PYTHON with boto3.
Exit code 0, also where a limit is exceeded; 1 where something could not be measured.
`;
}
