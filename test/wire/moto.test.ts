import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const server = fileURLToPath(new URL('../support/moto_server.py', import.meta.url));

test('the emulator ends with whoever started it, however that ended', async () => {
  const child = spawn(process.env.PYTHON || 'python3', [server, '-H', '127.0.0.1', '-p', '0'], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  await once(child.stderr, 'data');
  child.stdin.destroy();
  const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
  const [code, signal] = await ended;
  clearTimeout(late);
  expect([code, signal]).toEqual([0, null]);
});
