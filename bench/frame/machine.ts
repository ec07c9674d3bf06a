import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';

/** Where and when it was measured, in one line. */
export function machineLine(now: Date): string {
  const [first] = cpus();
  const cores = cpus().length;
  const memory = Math.round(totalmem() / 1024 ** 3);
  const parts = [
    `${(first?.model ?? 'unknown processor').trim()}, ${cores} ${cores === 1 ? 'core' : 'cores'}, ${memory} GiB`,
    `Node ${process.versions.node}`,
    systemName(),
    now.toISOString().slice(0, 10),
    // What others do here makes every figure noisier.
    `load ${loadavg()[0]?.toFixed(1)}`,
  ];
  return parts.join(' · ');
}

function systemName(): string {
  try {
    const name = /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
    if (name) return name;
  } catch {
    // No Linux, or one that does not say.
  }
  if (platform() !== 'darwin') return `${platform()} ${release()}`;
  return `macOS ${execFileSync('sw_vers', ['-productVersion'], { encoding: 'utf8' }).trim()}`;
}
