import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmEnvironment } from '../frame/candidate.ts';

const manifest = { name: 'empty', version: '1.0.0', license: 'MIT', bin: { empty: 'empty.cjs' } };
const program = `#!/usr/bin/env node
console.log(require('./package.json').version);
`;

/** Packs the least that npx can run, a program that says its version; returns the tarball. */
export function packEmptyPackage(folder: string): string {
  const source = join(folder, 'source');
  mkdirSync(source);
  writeFileSync(join(source, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(source, 'empty.cjs'), program, { mode: 0o755 });
  const args = ['pack', '--silent', '--pack-destination', folder];
  const packed = execFileSync('npm', args, { cwd: source, env: npmEnvironment(folder), encoding: 'utf8' });
  return join(folder, packed.trim());
}
