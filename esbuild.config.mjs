import { readFile, rm } from 'node:fs/promises';
import { build } from 'esbuild';

/** inquirer's editor prompt brings a character-set library that is larger than the rest of this program; nothing here opens an editor. */
const withoutEditor = {
  name: 'without-editor',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@inquirer\/editor$/ }, () => ({ path: 'editor', namespace: 'without' }));
    onLoad({ filter: /.*/, namespace: 'without' }, () => ({
      contents: 'export default () => { throw new Error("no editor") }',
    }));
  },
};

/**
 * The SDK names the members of its schemas by constants (`[_VpcId]: …`), which no bundler can drop because a computed key may have effects.
 * Written out as literals, what no command here uses falls away.
 */
const literalSchemaKeys = {
  name: 'literal-schema-keys',
  setup({ onLoad }) {
    onLoad({ filter: /client-[a-z0-9]+\/dist-es\/schemas\/schemas_\d+\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const constants = new Map([...source.matchAll(/^const (_\w*) = ("[^"\n]*");$/gm)].map((m) => [m[1], m[2]]));
      const contents = source.replace(/\[(_\w+)\](?=:)/g, (all, name) => constants.get(name) ?? all);
      return { contents, loader: 'js' };
    });
  },
};

await rm('dist', { recursive: true, force: true });
await build({
  entryPoints: ['src/main.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.17',
  mainFields: ['module', 'main'],
  minify: true,
  legalComments: 'none',
  charset: 'utf8',
  // commander is CommonJS and asks for Node's own modules by require.
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  // Its ES modules: of its CommonJS build a dynamic import would see a default export only.
  alias: { yaml: './node_modules/yaml/browser/index.js' },
  plugins: [withoutEditor, literalSchemaKeys],
});
