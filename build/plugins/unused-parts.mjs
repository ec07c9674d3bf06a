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
    // ora turns one of two, by what the terminal can show.
    onLoad({ filter: /cli-spinners\/spinners\.json$/ }, async ({ path }) => {
      const { default: spinners } = await import(path, { with: { type: 'json' } });
      return { contents: JSON.stringify({ dots: spinners.dots, line: spinners.line }), loader: 'json' };
    });
  },
};
