import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

/** No file of the package is larger, whatever is in it. */
const LARGEST = 64_000;

const LANGUAGES = ['en', 'ko'];

/** Sentences that are read by themselves: those there may be something to say with before the first question, and those of the help. */
const PARTS = { first: /^(identity|prompt|run)\./, help: /^(command|flag|help)\./ };

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
        for (const [name, codes] of Object.entries(PARTS)) {
          const own = Object.entries(sentences).filter(([key]) => codes.test(key));
          files.set(`${language}-${name}`, Object.fromEntries(own));
        }
        const isPart = (key) => Object.values(PARTS).some((codes) => codes.test(key));
        const keys = Object.keys(sentences)
          .filter((key) => !isPart(key))
          .sort();
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

/** Each part is read when one of its sentences is asked for. Maps, for an object of so many keys takes twenty times as long to make. */
const moduleOf = (counts) => `
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
const PARTS = [${Object.entries(PARTS).map(([name, codes]) => `['${name}', ${codes}]`)}];
const COUNTS = ${JSON.stringify(counts)};
const read = (name) => JSON.parse(readFileSync(join(import.meta.dirname, 'sentences', \`\${name}.json\`), 'utf8'));
const readPart = (language, part) => {
  if (part) return new Map(Object.entries(read(\`\${language}-\${part}\`)));
  const texts = [...Array(COUNTS[language]).keys()].flatMap((number) => read(\`\${language}-\${number}\`));
  return new Map(read('keys').map((key, at) => [key, texts[at]]));
};
export async function loadSentences(language) {
  const parts = new Map();
  return {
    get(code) {
      const part = PARTS.find(([, codes]) => codes.test(code))?.[0];
      if (!parts.has(part)) parts.set(part, readPart(language, part));
      return parts.get(part).get(code);
    },
  };
}
`;
