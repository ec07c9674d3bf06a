import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

/** No file of the package is larger, whatever is in it. */
const LARGEST = 64_000;

const LANGUAGES = ['en', 'ko'];

/** Codes of sentences that there may be something to say with before the first question. */
const FIRST = /^(identity|prompt|run)\./;

/**
 * Puts the sentences into data files beside the program: read as JSON they are there sooner than as a module, and the languages, which have
 * the same keys in the same order, share one list of them.
 */
export const packedSentences = {
  name: 'packed-sentences',
  setup({ onLoad, onEnd, initialOptions: { outdir } }) {
    const files = new Map();
    onLoad({ filter: /\/src\/i18n\/sentences\.ts$/ }, async ({ path }) => {
      const counts = {};
      for (const language of LANGUAGES) {
        const sentences = (await evaluate(join(dirname(path), `${language}.ts`)))[language];
        const keys = Object.keys(sentences)
          .filter((key) => !FIRST.test(key))
          .sort();
        files.set(
          `${language}-first`,
          Object.fromEntries(Object.entries(sentences).filter(([key]) => FIRST.test(key))),
        );
        const parts = slices(keys.map((key) => sentences[key]));
        files.set('keys', keys);
        for (const [at, part] of parts.entries()) files.set(`${language}-${at}`, part);
        counts[language] = parts.length;
      }
      return { contents: moduleOf(counts), loader: 'js' };
    });
    onEnd(async () => {
      const folder = join(outdir, 'sentences');
      await mkdir(folder, { recursive: true });
      for (const [name, list] of files) await writeFile(join(folder, `${name}.json`), JSON.stringify(list));
    });
  },
};

async function evaluate(path) {
  const { outputFiles } = await build({ entryPoints: [path], bundle: true, format: 'esm', write: false });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}

/** The list in as many parts as it takes for none to be too large. */
function slices(list) {
  const parts = [[]];
  let size = 0;
  for (const item of list) {
    size += Buffer.byteLength(JSON.stringify(item)) + 1;
    if (size > LARGEST) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1).push(item);
  }
  return parts;
}

/** Those that are read later are read when one of them is asked for. A map, for an object of so many keys takes twenty times as long to make. */
const moduleOf = (counts) => `
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
const read = (name) => JSON.parse(readFileSync(join(import.meta.dirname, 'sentences', \`\${name}.json\`), 'utf8'));
const COUNTS = ${JSON.stringify(counts)};
const readLater = (language) => {
  const texts = [...Array(COUNTS[language]).keys()].flatMap((part) => read(\`\${language}-\${part}\`));
  return new Map(read('keys').map((key, at) => [key, texts[at]]));
};
export async function loadSentences(language) {
  const first = new Map(Object.entries(read(\`\${language}-first\`)));
  let later;
  return {
    get(code) {
      return first.get(code) ?? (later ??= readLater(language)).get(code);
    },
  };
}
`;
