import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

/** Writes every command's help beside the program in `outdir`: bin/help.cjs prints it without starting the program. */
export async function renderHelp(outdir) {
  const { makeProgram } = await evaluate("export { makeProgram } from './src/cli/program.ts';");
  const pages = helpPages((stdout, say) => makeProgram({ version: '', stdout, say, run: async () => {} }));
  await mkdir(outdir, { recursive: true });
  await writeFile(join(outdir, 'help.json'), JSON.stringify(pages));
}

/**
 * The help of a program and its commands as data that can be laid out in any language and for any width: every text once, with the codes of its
 * sentences in braces; the facts of those that have some; and for each command which texts its page is made of: usage, description, groups (a
 * title, then terms and what they mean in turn), and what stands below.
 */
export function helpPages(makeProgram) {
  const written = [];
  const facts = {};
  const stdout = { write: (text) => written.push(text), isTerminal: false, columns: Number.MAX_SAFE_INTEGER };
  const program = makeProgram(stdout, (code, own) => {
    if (own) facts[code] = own;
    return `{${code}}`;
  });
  const texts = new Map();
  const numberOf = (text) => {
    if (!texts.has(text)) texts.set(text, texts.size);
    return texts.get(text);
  };
  const pages = {};
  for (const command of [program, ...program.commands]) {
    written.length = 0;
    command.outputHelp();
    const after = written.slice(1).join('');
    // Not before: a command gets its options when they are asked for.
    const { usage, description, groups } = partsOf(command);
    const name = command === program ? '' : command.name();
    pages[name] = [
      numberOf(usage),
      numberOf(description),
      groups.map(({ title, items }) => [title, ...items.flat()].map(numberOf)),
      numberOf(after),
    ];
  }
  return { texts: [...texts.keys()], facts, pages };
}

/** What commander puts together for a page, before it is laid out. */
function partsOf(command) {
  const groups = [];
  let description;
  const helper = Object.assign(command.createHelp(), {
    formatItem: (term, _width, meaning) => [term, meaning],
    boxWrap: (text) => {
      description = text;
      return text;
    },
    formatItemList(title, items) {
      if (items.length > 0) groups.push({ title: this.styleTitle(title), items });
      return [];
    },
  });
  const [usage] = helper.formatHelp(command, helper).split('\n');
  return { usage, description, groups };
}

async function evaluate(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd() },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    // Of a command only its options are needed, not what it does.
    plugins: [{ name: 'without-actions', setup: leaveOutActions }],
    banner: { js: "import{createRequire}from'node:module';const require=createRequire('/');" },
  });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}

function leaveOutActions({ onResolve, onLoad }) {
  onResolve({ filter: /\/actions\.ts$/ }, () => ({ path: 'actions', namespace: 'none' }));
  onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'export const ACTIONS = new Map();' }));
}
