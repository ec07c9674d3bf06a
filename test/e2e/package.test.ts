import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { builtTool } from '../support/environment.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const program = builtTool[1] ?? '';
const installed = dirname(dirname(program));
const modules = dirname(installed);
const files = readdirSync(installed, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));
const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
const own = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));

describe('the package', () => {
  it('is what these tests run, not the checkout', () => {
    expect(relative(repository, program)).toMatch(/^\.\./);
  });

  it('brings everything: npm installs nothing beside it', () => {
    expect(readdirSync(modules).filter((name) => !name.startsWith('.'))).toEqual(['aws-ecs-setup']);
    expect([manifest.dependencies, manifest.optionalDependencies, manifest.peerDependencies]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('has no file over 80 KB', () => {
    expect(files.filter((file) => statSync(file).size > 80_000)).toEqual([]);
  });

  it('is no larger than it was', () => {
    const folder = dirname(modules);
    const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    expect(statSync(join(folder, tarball)).size).toBeLessThanOrEqual(420_000);
  });

  it('can be started, and names its version', () => {
    expect(statSync(program).mode & 0o111).toBe(0o111);
    expect(manifest.version).toBe(own.version);
  });

  it('holds no source map and no path of the computer it was built on', () => {
    expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
    const telling = files.filter((file) => readFileSync(file, 'utf8').includes(repository.replace(/\/$/, '')));
    expect(telling).toEqual([]);
  });

  it('has the licences of what is in the bundle, and of nothing else', () => {
    const notices = readFileSync(join(installed, 'dist', 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    const named = (name: string) => notices.includes(`\n${name} ${own.devDependencies[name]} (`);
    const bundled = [
      '@aws-sdk/client-ec2',
      '@smithy/core',
      'commander',
      'inquirer',
      'js-yaml',
      'ora',
      'uqr',
      'valibot',
    ];
    expect(bundled.filter((name) => !named(name))).toEqual([]);
    expect(['esbuild', 'vitest', 'typescript', '@biomejs/biome', 'knip'].filter(named)).toEqual([]);
    expect(notices).toContain('Permission is hereby granted, free of charge');
    expect(notices).toContain('Apache License');
  });
});
