import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

const CLIENT_IMPORT = /^import (?!type )\{([^}]*)\} from '(@aws-sdk\/client-[a-z0-9]+)';$/gm;

/**
 * Makes a chunk of every service's client and of every group of sources. esbuild puts together what is reached from the same entry points, so
 * each of them becomes an entry point of its own. Nothing starts there, and what was written for it is removed; the chunks it caused stay.
 *
 * @param sources the folder of the sources
 * @param groups patterns of paths in it, by the name of their chunk
 */
export function chunks(sources, groups) {
  return {
    name: 'chunks',
    async setup({ initialOptions, onResolve, onLoad, onEnd }) {
      const names = (await readdir(sources, { recursive: true })).filter((name) => name.endsWith('.ts'));
      const contents = { ...(await clientEntries(sources, names)), ...groupEntries(sources, names, groups) };
      const entries = Object.keys(contents).map((name) => ({ in: `chunk:${name}`, out: name }));
      initialOptions.entryPoints = [...initialOptions.entryPoints, ...entries];
      onResolve({ filter: /^chunk:/ }, ({ path }) => ({ path: path.slice('chunk:'.length), namespace: 'chunk' }));
      onLoad({ filter: /.*/, namespace: 'chunk' }, ({ path }) => ({
        contents: contents[path],
        resolveDir: process.cwd(),
      }));
      onEnd(async () => {
        for (const { out } of entries) await rm(join(initialOptions.outdir, `${out}.js`), { force: true });
      });
    },
  };
}

/** Of every client what the sources import of it, types left out: all else would come into the bundle with it. */
async function clientEntries(sources, names) {
  const texts = await Promise.all(names.map((name) => readFile(join(sources, name), 'utf8')));
  const imported = new Map();
  for (const [, list, client] of texts.flatMap((text) => [...text.matchAll(CLIENT_IMPORT)])) {
    const values = list.split(',').map((part) => part.trim());
    const own = values
      .filter((value) => value !== '' && !value.startsWith('type '))
      .map((value) => value.split(' as ')[0]);
    imported.set(client, new Set([...(imported.get(client) ?? []), ...own]));
  }
  const entry = ([client, values]) => [client.replace('@aws-sdk/', ''), `export { ${[...values]} } from '${client}';`];
  return Object.fromEntries([...imported].map(entry));
}

/** Imported for nothing: to export them would have esbuild make an object of all that each of them exports, by its names. */
function groupEntries(sources, names, groups) {
  const entry = ([group, pattern]) => {
    const own = names.filter((name) => pattern.test(name));
    return [group, own.map((name) => `import './${sources}/${name}';`).join('\n')];
  };
  return Object.fromEntries(Object.entries(groups).map(entry));
}
