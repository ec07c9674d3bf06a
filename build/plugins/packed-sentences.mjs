import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

/** No file of the package is larger, whatever is in it. */
const LARGEST = 64_000;

/**
 * Puts the sentences into data files beside the program: read as JSON they are there sooner than as a module, and the languages, which have
 * the same keys in the same order, share one list of them.
 */
export const packedSentences = {
  name: 'packed-sentences',
  setup({ onLoad, onEnd, initialOptions: { outdir } }) {
    const files = new Map();
    onLoad({ filter: /\/src\/i18n\/(en|ko)\.ts$/ }, async ({ path }) => {
      const language = path.slice(-'en.ts'.length, -'.ts'.length);
      const sentences = (await evaluate(path))[language];
      const keys = Object.keys(sentences).sort();
      const parts = slices(keys.map((key) => sentences[key]));
      files.set('keys', keys);
      for (const [at, part] of parts.entries()) files.set(`${language}-${at}`, part);
      return { contents: moduleOf(language, parts.length), loader: 'js' };
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

const moduleOf = (language, parts) => `
import { readFileSync } from 'node:fs';
const read = (name) => JSON.parse(readFileSync(new URL(\`sentences/\${name}.json\`, import.meta.url), 'utf8'));
const sentences = ${JSON.stringify([...Array(parts).keys()])}.flatMap((part) => read(\`${language}-\${part}\`));
export const ${language} = Object.fromEntries(read('keys').map((key, at) => [key, sentences[at]]));
`;
