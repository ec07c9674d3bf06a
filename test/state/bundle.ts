import { build } from 'esbuild';

/** Makes of a source file one that a plain `node` can import. */
export async function bundle(source: string, outfile: string): Promise<void> {
  await build({ entryPoints: [source], outfile, bundle: true, format: 'esm', platform: 'node', logLevel: 'silent' });
}
