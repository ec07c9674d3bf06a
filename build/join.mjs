import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { build } from 'esbuild';

/** CommonJS has one; what esbuild puts at the head of ES modules is for those that ask for it. */
const OWN_REQUIRE = /^import\{createRequire\}.*\n/;

/** A file is no larger, but for one that is made of a single chunk. */
const LARGEST = 78_000;

/**
 * esbuild makes a chunk of what is reached from the same entry points: some hundred files, of which a command loads half. To find and link one
 * takes Node as long as to run twenty kilobytes, and to get its loader of ES modules going, as long as half of what comes before the first
 * question. So what is loaded together is put together here, and everything is written as CommonJS.
 *
 * @param metafile esbuild's account of the chunks, which are replaced
 * @param groups which entry points are put together, with all that they import, by the name of their file; in the order in which they are loaded
 */
export async function joinChunks({ outputs }, groups) {
  const chunks = readChunks(outputs);
  const files = filesOf(chunks, groups);
  const fileOf = new Map(files.flatMap((file) => file.chunks.map((chunk) => [chunk, file])));
  const written = await Promise.all(files.map((file) => write(file, fileOf)));
  for (const { path } of chunks.values()) await rm(path);
  for (const { path, contents } of written.flat()) await writeFile(path, contents);
}

/** The chunks by their paths. An entry point that is there for its chunk alone was removed when that had been made. */
function readChunks(outputs) {
  const own = Object.entries(outputs).filter(
    ([path, { entryPoint }]) => path.endsWith('.js') && !entryPoint?.startsWith('chunk:'),
  );
  return new Map(
    own.map(([path, { bytes, entryPoint = '', exports, imports }], number) => {
      const needs = imports
        .filter(({ external, kind }) => !external && kind === 'import-statement')
        .map((one) => one.path);
      return [path, { path: resolve(path), name: basename(path, '.js'), number, bytes, entryPoint, exports, needs }];
    }),
  );
}

/** Which chunks go into which file: those of a group together, the others each into its own. */
function filesOf(chunks, groups) {
  const placed = new Set();
  const files = [];
  const place = (name, entries) => {
    const order = [];
    const visit = (chunk) => {
      if (placed.has(chunk)) return;
      placed.add(chunk);
      for (const path of chunk.needs) visit(chunks.get(path));
      order.push(chunk);
    };
    for (const entry of entries) visit(entry);
    files.push(...filled(name, order));
  };
  const all = [...chunks.values()];
  const startingAt = (source) => {
    const chunk = all.find(({ entryPoint }) => entryPoint.endsWith(source));
    if (!chunk) throw new Error(`no chunk starts at ${source}`);
    return chunk;
  };
  for (const [name, sources] of Object.entries(groups)) place(name, sources.map(startingAt));
  const left = all.filter((chunk) => !placed.has(chunk)).map((chunk) => ({ name: chunk.name, chunks: [chunk] }));
  return [...files, ...left];
}

/** Chunks in the order they are run in, in as many files as it takes for none to be too large; the last one has the group's name. */
function filled(name, order) {
  const parts = [[]];
  let size = 0;
  for (const chunk of order) {
    size += chunk.bytes;
    if (size > LARGEST && parts.at(-1).length > 0) {
      parts.push([]);
      size = chunk.bytes;
    }
    parts.at(-1).push(chunk);
  }
  return parts.map((part, at) => ({ name: at === parts.length - 1 ? name : `${name}-${at + 1}`, chunks: part }));
}

/** The name of a chunk's export outside of its file, where there are others beside it: short, because it stands wherever it is used. */
const outside = ({ number }, name) => `${name}_${number.toString(36)}`;

/** esbuild gives the program's own entry point no other name than its own, and it alone is asked for from outside. */
const isProgram = ({ name }) => name === 'main';

async function write(file, fileOf) {
  const byPath = new Map([...fileOf.keys()].map((chunk) => [chunk.path, chunk]));
  const exported = file.chunks.map((chunk) => {
    const names = chunk.exports.map(
      (name) => `${name} as ${outside(chunk, name)}${isProgram(chunk) ? `, ${name}` : ''}`,
    );
    return `import '${chunk.path}'; export { ${names} } from '${chunk.path}';`;
  });
  const { outputFiles } = await build({
    stdin: { contents: exported.join('\n'), resolveDir: dirname(file.chunks[0].path) },
    outfile: resolve(dirname(file.chunks[0].path), `${file.name}.cjs`),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.17',
    minify: true,
    // Node reads a file of plain letters in half the time that it takes where there is a single other one among them.
    charset: 'ascii',
    write: false,
    // What is loaded later is loaded by require too.
    supported: { 'dynamic-import': false },
    define: { 'import.meta.dirname': '__dirname' },
    plugins: [{ name: 'other-files', setup: (build) => linkOtherFiles(build, file, fileOf, byPath) }],
  });
  return outputFiles;
}

/** What a chunk imports from one in another file is there under the name it has outside. */
function linkOtherFiles({ onResolve, onLoad }, file, fileOf, byPath) {
  onResolve({ filter: /\.js$/ }, ({ path, resolveDir }) => {
    const chunk = byPath.get(resolve(resolveDir, path));
    return fileOf.get(chunk) === file ? { path: chunk.path } : { path: chunk.path, namespace: 'elsewhere' };
  });
  onLoad({ filter: /.*/, namespace: 'elsewhere' }, ({ path }) => {
    const chunk = byPath.get(path);
    const names = chunk.exports.map((name) => `${outside(chunk, name)} as ${name}`);
    return { contents: `export { ${names} } from './${fileOf.get(chunk).name}.cjs';`, resolveDir: dirname(path) };
  });
  onResolve({ filter: /\.cjs$/ }, ({ path }) => ({ path, external: true }));
  onLoad({ filter: /\.js$/, namespace: 'file' }, async ({ path }) => ({
    contents: (await readFile(path, 'utf8')).replace(OWN_REQUIRE, ''),
  }));
}
