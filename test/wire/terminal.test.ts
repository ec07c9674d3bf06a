import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { told } from '../e2e/told.ts';
import { atFileEnd } from '../support/leftovers.ts';
import { type Moto, sharedMoto } from '../support/moto.ts';
import { openTerminal } from '../support/terminal.ts';
import { openAccount, region, type TestAccount } from './account.ts';

let moto: Moto;
beforeAll(async () => {
  moto = await sharedMoto();
});

/** A server that tells everybody the same address; returns its URL. */
async function addressService(body: string, type = 'text/plain'): Promise<string> {
  const server = createServer((_, answer) => answer.writeHead(200, { 'content-type': type }).end(body));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  atFileEnd(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const groupRules = async (account: TestAccount) =>
  (await account.inventory()).regions[region]?.securityGroups
    .find((group) => group.name === 'ecs-instances-default-cluster')
    ?.rules.filter((rule) => rule.direction === 'in')
    .map((rule) => `${rule.ports} ${rule.peer}`);

describe('init in a terminal, every prompt answered with Enter', () => {
  test('makes the account that --yes makes, in English and in Korean', async () => {
    const url = await addressService('52.95.110.1\n');
    const env = { AWS_ECS_SETUP_CHECKIP_URL: url };
    const [silent, english, korean] = [await openAccount(moto), await openAccount(moto), await openAccount(moto)];
    const run = await silent.run(['init', '--yes', '--json', '--region', region], { env });
    expect(run.code, run.stderr).toBe(0);
    expect(await groupRules(silent)).toEqual(['22-22 52.95.110.1/32', '443-443 0.0.0.0/0', '80-80 0.0.0.0/0']);
    const expected = await silent.inventory();

    const terminal = openTerminal(['init', '--region', region], {
      home: english.home,
      env: { ...english.env, ...env },
    });
    const prompts = await terminal.answerAllWithEnter();
    expect(await terminal.exit, terminal.scrollback()).toEqual({ code: 0, signal: null });
    expect(prompts.length).toBeGreaterThan(5);
    expect(await english.inventory()).toEqual(expected);
    expect(terminal.scrollback()).not.toMatch(/\p{Script=Hangul}/u);

    // No region given: in Korean the default one is Seoul.
    const lang = { LANG: 'ko_KR.UTF-8' };
    const other = openTerminal(['init'], { columns: 160, home: korean.home, env: { ...korean.env, ...env, ...lang } });
    const questions = await other.answerAllWithEnter();
    expect(await other.exit, other.scrollback()).toEqual({ code: 0, signal: null });
    expect(questions.length).toBeGreaterThan(prompts.length);
    for (const { question } of questions) expect(question).toMatch(/\p{Script=Hangul}/u);
    expect(await korean.inventory()).toEqual(expected);
  }, 120_000);

  test('nothing is made before the last Enter, and "no" there makes nothing', async () => {
    const account = await openAccount(moto);
    const terminal = openTerminal(['init', '--region', region], { home: account.home, env: account.env, rows: 60 });
    await terminal.answerAllWithEnter({ until: /ecsInstanceRole → ecsInstanceRole[\s\S]*\n\? / });
    expect(account.writes()).toEqual([]);
    terminal.type('n');
    terminal.press('enter');
    expect((await terminal.exit).code).toBe(1);
    expect(account.writes()).toEqual([]);
  });
});

describe("the person's own address", () => {
  test.each([
    { what: 'a page', body: '<html>Sign in to the network</html>', code: 'own-address.not-an-address' },
    { what: 'a private address', body: '10.1.2.3\n', code: 'own-address.private' },
    { what: 'more than one', body: '52.95.110.1, 52.95.110.2', code: 'own-address.not-an-address' },
  ])('is not believed when the service answers $what: no SSH rule, and the run says so', async ({ body, code }) => {
    const account = await openAccount(moto);
    const env = { AWS_ECS_SETUP_CHECKIP_URL: await addressService(body) };
    const run = await account.run(['init', '--only', 'security-group', '--yes', '--json', '--region', region], { env });
    expect(run.code, run.stderr).toBe(0);
    expect(
      told(run)
        .of('notice')
        .map((notice) => notice.code),
    ).toContain(code);
    expect(await groupRules(account)).toEqual(['443-443 0.0.0.0/0', '80-80 0.0.0.0/0']);
  });

  test('is not to be had: no SSH rule, and the run says so', async () => {
    const account = await openAccount(moto);
    const run = await account.run(['security-group', '--yes', '--json', '--region', region, '--ssh-cidr', 'my-ip']);
    expect(run.code, run.stderr).toBe(0);
    expect(
      told(run)
        .of('notice')
        .map((notice) => notice.code),
    ).toContain('own-address.unreachable');
    expect(await groupRules(account)).toEqual(['443-443 0.0.0.0/0', '80-80 0.0.0.0/0']);
  });
});
