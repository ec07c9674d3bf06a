import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const LANGUAGES = ['en', 'ko'];

/** Writes every command's help in every language beside the program in `outdir`: bin/help.cjs prints it without starting the program. */
export async function renderHelp(outdir) {
  const { makeProgram, loadCatalogue } = await evaluate(`
    export { makeProgram } from './src/cli/program.ts';
    export { loadCatalogue } from './src/i18n/catalogue.ts';
  `);
  await mkdir(join(outdir, 'help'), { recursive: true });
  for (const language of LANGUAGES) {
    const { text } = await loadCatalogue(language);
    const pages = helpPages((stdout) => makeProgram({ version: '', stdout, say: text, run: async () => {} }));
    await writeFile(join(outdir, 'help', `${language}.json`), JSON.stringify(pages));
  }
}

/**
 * The help of a program and its commands as data that can be laid out for any width: every text once, and for each command which texts its
 * page is made of: usage, description, groups (a title, then terms and what they mean in turn), and what stands below.
 */
export function helpPages(makeProgram) {
  const written = [];
  const program = makeProgram({
    write: (text) => written.push(text),
    isTerminal: false,
    columns: Number.MAX_SAFE_INTEGER,
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
  return { texts: [...texts.keys()], pages };
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
    // Of a command only its options are needed, not what it does; of the catalogue its languages, which are loaded when asked for.
    plugins: [{ name: 'no-actions', setup: leaveOutActions }],
    banner: { js: "import{createRequire}from'node:module';const require=createRequire('/');" },
  });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}

function leaveOutActions({ onResolve }) {
  onResolve({ filter: /-run\.ts$/ }, ({ path, kind }) =>
    kind === 'dynamic-import' ? { path, external: true } : undefined,
  );
}
