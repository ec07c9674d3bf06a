import { rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { rollup } from 'rollup';
import { minify } from 'terser';

/** CommonJS has one; what esbuild puts at the head of ES modules is for those that ask for it. */
const OWN_REQUIRE = /^import\{createRequire\}.*\n/;

/** A file is put together of no more, but for one that is made of a single chunk. It comes to half of that when it is shortened. */
const LARGEST = 135_000;

/**
 * esbuild makes a chunk of what is reached from the same entry points: some hundred files, of which a command loads half. To find and link one
 * takes Node as long as to run twenty kilobytes, and to get its loader of ES modules going, as long as half of what comes before the first
 * question. So what is loaded together is put together here, and everything is written as CommonJS.
 *
 * @param metafile esbuild's account of the chunks, which are replaced
 * @param groups which entry points are put together, with all that they import, by the name of their file; in the order in which they are loaded
 * @param folder where the files go
 */
export async function joinChunks({ outputs }, groups, folder) {
  const chunks = readChunks(outputs);
  const files = filesOf(chunks, groups);
  const linked = await link(files);
  for (const { path } of chunks.values()) await rm(path);
  for (const { fileName, code } of linked) await writeFile(join(folder, fileName), await shortened(code));
}

/** The chunks by their paths. An entry point that is there for its chunk alone was removed when that had been made. */
function readChunks(outputs) {
  const own = Object.entries(outputs).filter(
    ([path, { entryPoint }]) => path.endsWith('.js') && !entryPoint?.startsWith('chunk:'),
  );
  return new Map(
    own.map(([path, { bytes, entryPoint = '', imports }]) => {
      const needs = imports
        .filter(({ external, kind }) => !external && kind === 'import-statement')
        .map((one) => one.path);
      return [path, { path: resolve(path), name: basename(path, '.js'), bytes, entryPoint, needs }];
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

/** The program's own entry point alone is asked for from outside; the rest is what it reaches. */
const isProgram = ({ name }) => name === 'main';

/** Rollup writes no more between files than the one takes from the other, and leaves out what nothing uses any more. */
async function link(files) {
  const fileOf = new Map(files.flatMap((file) => file.chunks.map(({ path }) => [path, file.name])));
  const bundle = await rollup({
    input: files.flatMap(({ chunks }) => chunks.filter(isProgram)).map(({ path }) => path),
    preserveEntrySignatures: 'allow-extension',
    external: (name) => !/^[./]/.test(name),
    plugins: [
      {
        name: 'as-commonjs',
        transform: (code) => ({ code: code.replace(OWN_REQUIRE, ''), map: null }),
        resolveImportMeta: (property) => (property === 'dirname' ? '__dirname' : null),
      },
    ],
    // There is none for what is left empty.
    onLog: (level, log, handle) => log.code !== 'EMPTY_BUNDLE' && handle(level, log),
  });
  const { output } = await bundle.generate({
    format: 'cjs',
    exports: 'named',
    interop: 'default',
    esModule: false,
    generatedCode: { preset: 'es2015', symbols: false },
    hoistTransitiveImports: false,
    minifyInternalExports: true,
    // What is loaded later is loaded by require too.
    dynamicImportInCjs: false,
    manualChunks: (path) => fileOf.get(path),
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
  });
  return output;
}

/** Shorter than esbuild would write it: terser also puts in its place what is used once. */
async function shortened(code) {
  const { code: short } = await minify(code, {
    ecma: 2020,
    toplevel: true,
    compress: true,
    // Node reads a file of plain letters in half the time that it takes where there is a single other one among them.
    format: { ascii_only: true },
  });
  return short;
}
