import { existsSync, readdirSync, statSync } from 'node:fs';

/** npm prepares a checkout whenever it packs it or runs a command of it by `npx`: nobody is to wait for a build that changes nothing. */
const SOURCES = ['esbuild.config.mjs', 'package.json', 'node_modules/.package-lock.json', 'build', 'src'];
/** What a build writes last. */
const BUILT = 'dist/help.json';

const changed = (path) => statSync(path).mtimeMs;
// A folder changes with what is removed from it.
const inside = (path) =>
  statSync(path).isDirectory() ? [path, ...readdirSync(path).flatMap((name) => inside(`${path}/${name}`))] : [path];

const newest = Math.max(
  ...SOURCES.filter((path) => existsSync(path))
    .flatMap(inside)
    .map(changed),
);
if (!existsSync(BUILT) || changed(BUILT) < newest) await import('../esbuild.config.mjs');
