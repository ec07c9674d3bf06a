import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { awsEnvironment, builtTool, makeHome, type Program } from '../support/environment.ts';
import { atFileEnd } from '../support/leftovers.ts';
import { openTerminal } from '../support/terminal.ts';

const QUESTION = 'Which region should be set up?';

/** A server in the place of AWS; returns its URL. */
async function inPlaceOfAws(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  atFileEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const silent = () => inPlaceOfAws(() => undefined);

/** Writes down what the program loads of itself, when the question stands on the screen and when requests leave. */
const WATCH = `
const { appendFileSync } = require('node:fs');
const { basename } = require('node:path');
const { subscribe } = require('node:diagnostics_channel');
const Module = require('node:module');
const note = (text) => appendFileSync(process.env.SEEN, text + '\\n');
const load = Module._load;
Module._load = function (path, ...rest) {
  if (path.startsWith('.') && path.endsWith('.cjs')) note(basename(path));
  return load.call(this, path, ...rest);
};
const { stderr } = process;
const write = stderr.write;
stderr.write = function (text, ...rest) {
  if (String(text).includes(${JSON.stringify(QUESTION)})) note('QUESTION');
  return write.call(this, text, ...rest);
};
subscribe('http.client.request.start', ({ request }) => request.once('finish', () => note('REQUEST')));
`;

interface Watched {
  readonly program: Program;
  readonly env: { readonly SEEN: string };
  /** In the order in which each of them was seen first. */
  seen(): readonly string[];
}

function watched(): Watched {
  const [node = '', bin = ''] = builtTool;
  const folder = makeHome();
  const [watch, log] = [join(folder, 'watch.cjs'), join(folder, 'seen')];
  writeFileSync(watch, WATCH);
  writeFileSync(log, '');
  return {
    program: [node, '-r', watch, bin],
    env: { SEEN: log },
    seen: () => [...new Set(readFileSync(log, 'utf8').split('\n').filter(Boolean))],
  };
}

/** What was seen before something, and what after it. */
function parted(seen: readonly string[], at: string): readonly [readonly string[], readonly string[]] {
  const index = seen.indexOf(at);
  expect(index, `${at} in ${seen.join(' ')}`).toBeGreaterThanOrEqual(0);
  return [seen.slice(0, index), seen.slice(index + 1)];
}

describe.concurrent('the first question', () => {
  test('stands there before anything that is needed for a call is loaded, and the call is sent while it does', async () => {
    const { program, env, seen } = watched();
    const terminal = openTerminal(['init'], { program, env: { ...awsEnvironment(await silent()), ...env } });
    await terminal.waitFor(QUESTION);
    await expect.poll(() => seen().includes('work.cjs')).toBe(true);
    const [before, after] = parted(seen(), 'QUESTION');
    expect(before).toEqual(['main.cjs', 'question.cjs']);
    const [signIn, work] = parted(after, 'REQUEST');
    expect(signIn.filter((name) => !/^sign-in(-\d)?\.cjs$/.test(name))).toEqual([]);
    expect(work).toContain('work.cjs');
    expect(terminal.scrollback()).toContain('eu-central-1');
    await terminal.close();
  });

  test('leaves the terminal at once with Ctrl-C, though AWS has not answered', async () => {
    const terminal = openTerminal(['init'], { env: awsEnvironment(await silent()) });
    await terminal.waitFor(QUESTION);
    // The call is under way by then.
    await new Promise((resolve) => setTimeout(resolve, 500));
    const start = performance.now();
    terminal.press('ctrl-c');
    expect(await terminal.exit, terminal.scrollback()).toEqual({ code: 130, signal: null });
    expect(performance.now() - start).toBeLessThan(2000);
    // There is nothing to resume yet.
    expect(terminal.scrollback()).toMatch(/To go on:\s+aws-ecs-setup init/);
  });

  test('is taken back when AWS does not know the keys: that is told, exit 3', async () => {
    const refusal =
      '<ErrorResponse><Error><Code>InvalidClientTokenId</Code><Message>no</Message></Error></ErrorResponse>';
    const url = await inPlaceOfAws((_, answer) => answer.writeHead(403, { 'content-type': 'text/xml' }).end(refusal));
    const terminal = openTerminal(['init'], { env: awsEnvironment(url) });
    expect(await terminal.exit, terminal.scrollback()).toEqual({ code: 3, signal: null });
    const screen = terminal.scrollback();
    expect(screen.indexOf(QUESTION)).toBeGreaterThan(screen.indexOf('Calls go to'));
    expect(screen.indexOf('AWS does not know the credentials')).toBeGreaterThan(screen.indexOf(QUESTION));
    expect(screen).not.toMatch(/[✔√]/);
  });

  test('is not answered by an Enter from before it was there', async () => {
    const terminal = openTerminal(['init'], { env: awsEnvironment(await silent()) });
    terminal.press('enter');
    await terminal.waitFor(QUESTION);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(terminal.screen()).toContain('❯ us-east-1');
    await terminal.close();
  });

  test.each([
    ['en', 'Practice account', QUESTION, 'us-east-1', 'Account 1234-5678-9012'],
    ['ko', '연습 계정', '어느 리전을 설정할까요?', 'ap-northeast-2', '1234-5678-9012'],
  ])('comes after the place, and who one is comes after it (%s)', async (lang, place, question, region, who) => {
    const terminal = openTerminal(['init', '--sandbox', '--lang', lang]);
    await terminal.waitFor(question);
    terminal.press('enter');
    await terminal.waitFor(who);
    const screen = terminal.scrollback();
    const order = [place, `✔ ${question} ${region}`, who].map((text) => screen.indexOf(text));
    expect(order, screen).toEqual(order.toSorted((one, other) => one - other));
    expect(order[0]).toBeGreaterThanOrEqual(0);
    expect(screen.split(place)).toHaveLength(2);
    await terminal.close();
  });
});

describe.concurrent('without a question', () => {
  test.each([
    ['init --yes', ['init', '--yes', '--region', 'us-east-1'], 'work.cjs'],
    ['status', ['status', '--region', 'us-east-1'], /^status-run/],
  ] as const)('%s: only what sends the first call is loaded before it', async (_, args, work) => {
    const { program, env, seen } = watched();
    const terminal = openTerminal(args, { program, env: { ...awsEnvironment(await silent()), ...env } });
    const isThere = () => seen().some((name) => (typeof work === 'string' ? name === work : work.test(name)));
    await expect.poll(isThere, { timeout: 10_000 }).toBe(true);
    const [before] = parted(seen(), 'REQUEST');
    expect(before.filter((name) => !/^(main|options|sign-in(-\d)?)\.cjs$/.test(name))).toEqual([]);
    await terminal.close();
  });

  test('answers on the command line are read before the first call, by nothing that the call needs not', async () => {
    const { program, env, seen } = watched();
    const args = ['init', '--yes', '--region', 'us-east-1', '--alias', 'my-company', '--vpc-cidr', '10.20.0.0/16'];
    const terminal = openTerminal(args, { program, env: { ...awsEnvironment(await silent()), ...env } });
    await expect.poll(() => seen().includes('REQUEST'), { timeout: 10_000 }).toBe(true);
    const [before] = parted(seen(), 'REQUEST');
    expect(before.filter((name) => !/^(main|options|answers|sign-in(-\d)?)\.cjs$/.test(name))).toEqual([]);
    await terminal.close();
  });
});
