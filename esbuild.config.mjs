import { rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { renderHelp } from './build/help.mjs';
import { joinChunks } from './build/join.mjs';
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

/** What is loaded together, in the order in which it is. */
const JOINED = {
  main: ['src/main.ts'],
  question: ['node_modules/inquirer/dist/index.js'],
  options: ['src/cli/parse.ts', 'src/cli/flag-texts.ts'],
  answers: ['src/wizard/given.ts', 'src/wizard/answers-file.ts', 'src/wizard/ssh-access-wish.ts'],
  'sign-in': ['src/wizard/sign-in.ts'],
  regions: ['src/wizard/regions.ts'],
  view: ['src/cli/view.ts'],
  work: ['src/wizard/account.ts', 'src/wizard/setup-run.ts'],
  practice: ['src/sandbox/practice.ts'],
  // Whoever has no keys in a profile needs several of them, one after another.
  credentials: [
    'client-sts/dist-es/defaultRoleAssumers.js',
    'credential-provider-sso/dist-es/index.js',
    'credential-provider-sso/dist-es/loadSso.js',
    'nested-clients/dist-es/submodules/sso-oidc/index.js',
    'credential-provider-login/dist-es/index.js',
    'nested-clients/dist-es/submodules/signin/index.js',
    'credential-provider-process/dist-es/index.js',
    'credential-provider-web-identity/dist-es/index.js',
    'credential-provider-http/dist-es/index.js',
    'credential-provider-imds/dist-es/index.js',
  ],
};

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
  // The names and the layout are shortened when the files are joined, and what is never called is found by its notes until then.
  minifySyntax: true,
  legalComments: 'none',
  charset: 'utf8',
  metafile: true,
  // commander is CommonJS and asks for Node's own modules by require.
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  plugins: [chunks('src', GROUPS), unusedParts, usedSchemas('src'), packedSentences],
});
await writeFile('dist/THIRD-PARTY-NOTICES.txt', await thirdPartyNotices(metafile));
await joinChunks(metafile, JOINED, 'dist');
await renderHelp('dist');
