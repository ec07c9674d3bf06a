import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Parts of libraries that nothing here reaches. One that is reached after all refuses instead of doing something else. */
const UNUSED = [
  // inquirer's kinds of questions that are not asked here; that of the editor has a character-set library larger than the rest of inquirer.
  /^@inquirer\/(editor|expand|number|rawlist|search)$/,
  // The SDK's reading of a browser's name.
  /^bowser$/,
  // Streams of events: no call that is made here has one.
  /^@smithy\/core\/event-streams$/,
];

/** Parts of the SDK by where they are imported from, and what is. They refuse likewise. */
const UNUSED_NAMES = {
  // Its own hash for where Node has none.
  './Sha256Js': 'Sha256Js',
  // What a browser's answers are read with.
  './sdk-stream-mixin.browser': 'sdkStreamMixin',
  '../service-customizations': 'resolveParamsForS3',
};

/** What does no more in this program than is written here. */
const STAND_INS = {
  // Signs for all regions at once, with a library that nobody can add to this program.
  '@aws-sdk/signature-v4-multi-region': `
    import { SignatureV4 } from '@smithy/signature-v4';
    export class SignatureV4MultiRegion extends SignatureV4 {
      static sigv4aDependency() { return 'none'; }
    }`,
  // What a function in AWS Lambda was called by.
  '@aws/lambda-invoke-store': 'export const InvokeStore = { getInstanceAsync: async () => undefined };',
};

/** The signs that inquirer draws of the hundreds that it has. */
const FIGURES = ['circle', 'circleDouble', 'circleFilled', 'line', 'pointer', 'tick'];

/** The role assumers of the STS client, which is here anyway, are the same as those of the copy that the credential providers bring. */
const ROLE_ASSUMERS = new URL('../../node_modules/@aws-sdk/client-sts/dist-es/defaultRoleAssumers.js', import.meta.url);

/** What reads the AWS files. The module that it is offered by brings half of the SDK's core, all of which would be loaded before the first question. */
const PROFILE_READER = new URL(
  '../../node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/loadSharedConfigFiles.js',
  import.meta.url,
);

const OWN_WRAP = fileURLToPath(new URL('../../src/ui/wrap.ts', import.meta.url));

/** Leaves out of the libraries what is never reached. */
export const unusedParts = {
  name: 'unused-parts',
  setup({ onResolve, onLoad, resolve }) {
    for (const filter of UNUSED)
      onResolve({ filter }, ({ path, kind }) => ({ path, namespace: 'unused', pluginData: kind }));
    onLoad({ filter: /.*/, namespace: 'unused' }, ({ path, pluginData: kind }) => {
      const refuse = `throw new Error(${JSON.stringify(`${path} is not part of this program`)});`;
      // What is imported at run time is refused there; what is imported with the rest, when it is called.
      return { contents: kind === 'dynamic-import' ? refuse : `export default () => { ${refuse} }` };
    });
    onResolve({ filter: /./ }, ({ path, importer }) => {
      if (Object.hasOwn(STAND_INS, path)) return { path, namespace: 'stand-in' };
      const isUnused = Object.hasOwn(UNUSED_NAMES, path) && importer.includes('@smithy/core');
      return isUnused ? { path, namespace: 'unused-name' } : undefined;
    });
    onLoad({ filter: /./, namespace: 'stand-in' }, ({ path }) => ({
      contents: STAND_INS[path],
      resolveDir: process.cwd(),
    }));
    onLoad({ filter: /./, namespace: 'unused-name' }, ({ path }) => {
      const name = UNUSED_NAMES[path];
      return { contents: `export function ${name}() { throw new Error('${name} is not part of this program'); }` };
    });
    onResolve({ filter: /^@aws-sdk\/nested-clients\/sts$/ }, () => ({ path: fileURLToPath(ROLE_ASSUMERS) }));
    onResolve({ filter: /^@smithy\/core\/config$/ }, ({ importer }) =>
      importer.endsWith('src/aws/profiles.ts') ? { path: fileURLToPath(PROFILE_READER) } : undefined,
    );
    // The SDK tells AWS its version, and has its whole package.json for it.
    onLoad({ filter: /@aws-sdk\/[^/]+\/package\.json$/ }, async ({ path }) => {
      const { default: content } = await import(path, { with: { type: 'json' } });
      return { contents: JSON.stringify({ version: content.version }), loader: 'json' };
    });
    // ora measures text with another library than inquirer, whose own takes a moment to load and not forty milliseconds.
    onResolve({ filter: /^string-width$/ }, ({ kind, resolveDir }) =>
      resolve('fast-string-width', { kind, resolveDir }),
    );
    // inquirer wraps every choice there is, letter by letter, before it draws any: ours leaves alone what fits.
    onResolve({ filter: /^fast-wrap-ansi$/ }, ({ importer }) =>
      importer === OWN_WRAP ? undefined : { path: OWN_WRAP },
    );
    onLoad({ filter: /@inquirer\/figures\/dist\/index\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(/^ +(\w+): '.+',\n/gm, (line, name) =>
        FIGURES.includes(name) ? line : '',
      ),
    }));
    // js-yaml is one file, of which the first part reads and the second writes. Of its schemas one is used here, and always said.
    onLoad({ filter: /js-yaml\/dist\/js-yaml\.mjs$/ }, async ({ path }) => {
      const [reader, writer] = (await readFile(path, 'utf8')).split(/^\/\/#region src\/ast\/from_js\.ts$/m);
      if (!writer) throw new Error('js-yaml is not put together as it was');
      const contents = reader
        .replace(/^var (JSON|CORE|YAML11|DUMP)_SCHEMA = .*?^\S*\);$/gms, 'var $1_SCHEMA;')
        .replace(/(?<=^var \w+ = )(?=define\w+Tag\(|new RegExp\()/gm, '/* @__PURE__ */ ');
      return { contents: `${contents}\nexport { boolCoreTag, FAILSAFE_SCHEMA, loadAll, nullCoreTag };` };
    });
    // ora turns one of two, by what the terminal can show.
    onLoad({ filter: /cli-spinners\/spinners\.json$/ }, async ({ path }) => {
      const { default: spinners } = await import(path, { with: { type: 'json' } });
      return { contents: JSON.stringify({ dots: spinners.dots, line: spinners.line }), loader: 'json' };
    });
  },
};
