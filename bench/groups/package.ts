import { copyFileSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { alternate } from '../frame/alternate.ts';
import { npmEnvironment } from '../frame/candidate.ts';
import type { Bench, Group } from '../frame/group.ts';
import { timeProcess } from '../frame/process.ts';
import { comparedRow, plainRow } from '../frame/row.ts';
import type { Row } from '../frame/table.ts';
import { packEmptyPackage } from '../support/empty-package.ts';

/** What is downloaded and unpacked, and how long that takes a person who has nothing of it yet. */
export const packageGroup: Group = {
  name: 'package',
  about: 'size of the package, and npx with an empty cache against an empty package',
  async run(bench) {
    return {
      title: 'Package',
      rows: [...sizes(bench), await coldStart(bench)],
      notes: [
        'npx has an empty cache and an empty home each time and no way to a registry: the package needs nothing else.',
      ],
    };
  },
};

function sizes({ candidate: { folder, tarball } }: Bench): readonly Row[] {
  const files = filesIn(folder);
  const dist = filesIn(join(folder, 'dist'));
  const largest = Math.max(...dist.map(({ size }) => size));
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { dependencies = {}, optionalDependencies = {} } = manifest;
  const dependencyCount = Object.keys({ ...dependencies, ...optionalDependencies }).length;
  const total = files.reduce((sum, { size }) => sum + size, 0);
  return [
    plainRow({ what: 'packed', ours: [statSync(tarball).size], unit: 'bytes', atMost: 260_000 }),
    plainRow({ what: 'installed', ours: [total], unit: 'bytes' }),
    plainRow({ what: 'files', ours: [files.length], unit: '' }),
    plainRow({ what: 'largest file of dist', ours: [largest], unit: 'bytes', atMost: 80_000 }),
    plainRow({ what: 'runtime dependencies', ours: [dependencyCount], unit: '', atMost: 0 }),
  ];
}

async function coldStart(bench: Bench): Promise<Row> {
  const empty = packEmptyPackage(bench.folder());
  const npx = (tarball: string) => async () => {
    const place = bench.folder();
    copyFileSync(tarball, join(place, 'package.tgz'));
    const program = ['npx', '--yes', './package.tgz', '--version'] as const;
    const { milliseconds, stdout } = await timeProcess(program, [], { env: npmEnvironment(place), cwd: place });
    if (!/^\d+\.\d+\.\d+\s*$/.test(stdout)) throw new Error(`npx ${tarball} --version said ${JSON.stringify(stdout)}`);
    return milliseconds;
  };
  const samples = await alternate(
    { ours: npx(bench.candidate.tarball), empty: npx(empty) },
    { runs: bench.runs(7), say: bench.say },
  );
  return comparedRow({
    what: 'npx … --version, empty cache',
    ours: samples.ours,
    unit: 'ms',
    beside: { name: 'an empty package', samples: samples.empty },
    atMost: 1.5,
  });
}

function filesIn(folder: string): readonly { readonly path: string; readonly size: number }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => ({ path: name, stat: statSync(join(folder, name)) }))
    .filter(({ stat }) => stat.isFile())
    .map(({ path, stat }) => ({ path, size: stat.size }));
}
