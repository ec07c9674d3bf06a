import { describe, expect, it } from 'vitest';
import { thisComputer } from '../../src/computer/this-computer.ts';
import { here, inFolder } from './here.ts';

const NODE = process.execPath;

describe('a program that is run', () => {
  it('gives its exit code and all it prints', async () => {
    const script = 'console.log("out"); console.error("err"); process.exitCode = 3';
    expect(await here().run(NODE, ['-e', script], 10_000)).toEqual({ code: 3, stdout: 'out\n', stderr: 'err\n' });
    expect(await here().run(NODE, ['-e', ''], 10_000)).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('gets its arguments as they are, with no shell in between', async () => {
    const args = ['$HOME', '; exit 9', '"quoted"', '*', ''];
    const result = await here().run(
      NODE,
      ['-e', 'console.log(JSON.stringify(process.argv.slice(1)))', '--', ...args],
      10_000,
    );
    expect(JSON.parse(result.stdout)).toEqual(args);
  });

  it('gets the environment and the folder of the computer and nothing on its stdin', async () => {
    await inFolder(async (folder) => {
      const computer = thisComputer({ ...here(), env: { GREETING: 'hello', NONE: undefined }, cwd: folder });
      const script =
        'process.stdin.resume().on("end", () => console.log(process.env.GREETING, process.env.NONE, process.cwd()))';
      expect((await computer.run(NODE, ['-e', script], 10_000)).stdout).toBe(`hello undefined ${folder}\n`);
    });
  });

  it('has no code when it is missing, takes too long, even against its will, or prints too much', async () => {
    expect((await here().run('no-such-program-anywhere', [], 10_000)).code).toBeUndefined();
    const stubborn = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)';
    const before = Date.now();
    expect((await here().run(NODE, ['-e', stubborn], 300)).code).toBeUndefined();
    expect(Date.now() - before).toBeLessThan(5000);
    const talkative = 'process.stdout.write("x".repeat(3e6))';
    expect((await here().run(NODE, ['-e', talkative], 10_000)).code).toBeUndefined();
    expect((await here().run('bad\0name', [], 10_000)).code).toBeUndefined();
  });

  it('is ended at once, with what it started, when nobody wants its answer any more', async () => {
    const over = new AbortController();
    const running = here().run('/bin/sh', ['-c', `${NODE} -e 'setTimeout(() => {}, 8000)'; true`], 10_000, over.signal);
    const before = Date.now();
    setTimeout(() => over.abort(), 200);
    expect((await running).code).toBeUndefined();
    expect(Date.now() - before).toBeLessThan(5000);
  });
});

describe('sleeping', () => {
  it('takes the time it was given', async () => {
    const computer = here();
    const before = computer.now();
    await computer.sleep(40, new AbortController().signal);
    expect(computer.now() - before).toBeGreaterThanOrEqual(38);
  });

  it('ends at once with the reason when it is aborted, before or during it', async () => {
    const reason = new Error('stopped');
    await expect(here().sleep(60_000, AbortSignal.abort(reason))).rejects.toBe(reason);
    const controller = new AbortController();
    const asleep = here().sleep(60_000, controller.signal);
    controller.abort(reason);
    await expect(asleep).rejects.toBe(reason);
  });
});

describe('this computer', () => {
  it('is what it was told', () => {
    const { now, sleep, run, ...values } = here({ userName: 'bob', home: '/home/bob' });
    const computer = thisComputer({ ...values, platform: 'darwin' });
    expect(computer).toMatchObject({ userName: 'bob', home: '/home/bob', platform: 'darwin' });
    expect(Math.abs(computer.now() - Date.now())).toBeLessThan(1000);
  });
});
