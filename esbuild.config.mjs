import { rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { thirdPartyNotices } from './build/notices.mjs';
import { chunks } from './build/plugins/chunks.mjs';
import { packedSentences } from './build/plugins/packed-sentences.mjs';
import { unusedParts } from './build/plugins/unused-parts.mjs';
import { usedSchemas } from './build/plugins/used-schemas.mjs';

/** Sources that would make a chunk too large where they came together. */
const GROUPS = Object.fromEntries(
  ['sandbox/ec2', 'sandbox/iam', 'resources/iam', 'steps'].map((start) => [
    start.replace('/', '-'),
    new RegExp(`^${start}`),
  ]),
);

await rm('dist', { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: [{ in: 'src/main.ts', out: 'main' }],
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
  metafile: true,
  // commander is CommonJS and asks for Node's own modules by require.
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  plugins: [chunks('src', GROUPS), unusedParts, usedSchemas('src'), packedSentences],
});
await writeFile('dist/THIRD-PARTY-NOTICES.txt', await thirdPartyNotices(metafile));
