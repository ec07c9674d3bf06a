import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, onTestFinished, test } from 'vitest';
import { processStart } from '../../src/state/process-start.ts';
import { bundle } from './bundle.ts';
import { FILE, temporaryDirectory } from './place.ts';

/** Waits for its start signal, tries once, says how it went, and holds the lock until its input ends. */
const TAKER = `
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { acquireLock } from './lock.mjs';
const isAlive = (pid) => { try { return process.kill(pid, 0); } catch (error) { return error.code === 'EPERM'; } };
const computer = { pid: process.pid, hostName: hostname(), now: Date.now, sleep: (ms) => sleep(ms) };
console.log('ready');
process.stdin.once('data', async () => {
  const options = { directory: process.argv[2], fileName: '${FILE}', computer, isAlive };
  const lock = await acquireLock(options).catch((error) => error);
  console.log(lock.release ? 'ours' : lock.code + ' ' + lock.facts.pid);
  process.stdin.once('end', () => lock.release?.());
});
`;

async function program(): Promise<string> {
  const directory = temporaryDirectory();
  await bundle('src/state/lock.ts', join(directory, 'lock.mjs'));
  writeFileSync(join(directory, 'taker.mjs'), TAKER);
  return join(directory, 'taker.mjs');
}

interface Taker {
  readonly child: ChildProcess;
  line(): Promise<string>;
  go(): void;
}

async function taker(script: string, directory: string): Promise<Taker> {
  const child = spawn(process.execPath, [script, directory], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async () => String((await lines.next()).value);
  expect(await line()).toBe('ready');
  return { child, line, go: () => void child.stdin.write('go\n') };
}

async function end({ child }: Taker, signal?: 'SIGKILL'): Promise<void> {
  const ended = once(child, 'close');
  if (signal) child.kill(signal);
  else child.stdin?.end();
  await ended;
}

describe('between real processes', () => {
  test('the lock of a killed run goes to exactly one of eight takers, who are told of the winner', async () => {
    const script = await program();
    const directory = temporaryDirectory();
    const holder = await taker(script, directory);
    holder.go();
    expect(await holder.line()).toBe('ours');
    const takers = await Promise.all(Array.from({ length: 8 }, () => taker(script, directory)));
    const [early, ...rest] = takers;
    early?.go();
    expect(await early?.line()).toBe(`state.locked ${holder.child.pid}`);
    await end(holder, 'SIGKILL');

    const late = await taker(script, directory);
    const contestants = [...rest, late];
    for (const one of contestants) one.go();
    const said = await Promise.all(contestants.map((one) => one.line()));
    const winner = contestants[said.indexOf('ours')];
    expect(said.filter((line) => line !== 'ours')).toEqual(Array(7).fill(`state.locked ${winner?.child.pid}`));
    await Promise.all(contestants.map((one) => end(one)));

    const next = await taker(script, directory);
    next.go();
    expect(await next.line()).toBe('ours');
  });

  test('a process that ended but was never collected counts as ended, where the platform tells', async () => {
    const parent = spawn('/bin/sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 20'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    onTestFinished(() => void parent.kill('SIGKILL'));
    const [line] = await once(parent.stdout, 'data');
    const tells = process.platform === 'linux';
    await expect.poll(() => processStart(Number(line))).toBe(tells ? 'ended' : undefined);
    const ours = await processStart(process.pid);
    expect(ours).toEqual(tells ? expect.stringMatching(/^[0-9a-f-]{36}\/\d+$/) : undefined);
    if (tells) expect(await processStart(parent.pid ?? 0)).not.toBe(ours);
  });
});
