import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateNetworkInterfaceCommand, CreateSecurityGroupCommand, DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import { beforeAll, describe, expect, test } from 'vitest';
import { told } from '../e2e/told.ts';
import { atFileEnd } from '../support/leftovers.ts';
import { type Moto, sharedMoto } from '../support/moto.ts';
import { openAccount, region, type TestAccount, usual } from './account.ts';
import { defaultVpcId } from './changes.ts';

const name = 'ecs-instances-default-cluster';
const before = '22-22 203.0.113.25/32';
const now = '22-22 52.95.110.1/32';
const ssh = ['ssh-access', '--yes', '--json'] as const;
const only = ['--only', 'security-group'] as const;

let moto: Moto;
let env: { readonly AWS_ECS_SETUP_CHECKIP_URL: string };
beforeAll(async () => {
  moto = await sharedMoto();
  const server = createServer((_, answer) => answer.end('52.95.110.1\n')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  atFileEnd(() => void server.close());
  env = { AWS_ECS_SETUP_CHECKIP_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
});

async function rules(account: TestAccount): Promise<readonly string[]> {
  const groups = (await account.inventory()).regions[region]?.securityGroups ?? [];
  const group = groups.find((one) => one.name === name);
  return (group?.rules ?? [])
    .filter((rule) => rule.direction === 'in' && rule.ports === '22-22')
    .map((rule) => `${rule.ports} ${rule.peer}`);
}

/** The whole set-up, or only what `ssh-access` works on. */
async function setUp(...flags: readonly string[]): Promise<TestAccount> {
  const account = await openAccount(moto);
  const run = await account.run(['init', ...usual, ...flags]);
  expect(run.code, run.stderr).toBe(0);
  account.recorder.clear();
  return account;
}

const UNAUTHORIZED = {
  status: 403,
  body: '<?xml version="1.0" encoding="UTF-8"?><Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>You are not authorized to perform this operation.</Message></Error></Errors><RequestID>1</RequestID></Response>',
};

describe.concurrent('ssh-access', () => {
  test('adds the present address before it takes out the one before, once; status and init agree', async () => {
    const account = await setUp();
    const run = await account.run(ssh, { env });
    expect(run.code, run.stdout).toBe(0);
    expect(account.writes()).toEqual(['AuthorizeSecurityGroupIngress', 'RevokeSecurityGroupIngress']);
    expect(await rules(account)).toEqual([now]);
    account.recorder.clear();
    expect((await account.run(ssh, { env })).code).toBe(0);
    expect((await account.run(['status', '--json'])).code).toBe(0);
    const init = await account.run(['init', '--yes', '--json']);
    expect(init.code, init.stdout).toBe(0);
    expect(account.writes()).toEqual([]);
    expect((await account.run([...ssh, '--remove'])).code).toBe(0);
    expect([account.writes(), await rules(account)]).toEqual([['RevokeSecurityGroupIngress'], []]);
    expect((await account.run(['status', '--json'])).code).toBe(0);
  });

  test('takes nothing out where the new rule is refused; with the permission the same command finishes', async () => {
    const account = await setUp(...only);
    account.recorder.interfere({
      before: (call) => (call.action === 'AuthorizeSecurityGroupIngress' ? UNAUTHORIZED : undefined),
    });
    const run = await account.run(ssh, { env });
    expect(run.code).toBe(1);
    expect(told(run).failures).toMatchObject([{ action: 'ec2:AuthorizeSecurityGroupIngress', kind: 'denied' }]);
    expect(account.writes()).not.toContain('RevokeSecurityGroupIngress');
    expect(await rules(account)).toEqual([before]);
    account.recorder.interfere({});
    expect((await account.run(ssh, { env })).code).toBe(0);
    expect(await rules(account)).toEqual([now]);
  });

  test('leaves both rules where the old one may not be taken out, says so, and the same command finishes', async () => {
    const account = await setUp(...only);
    account.recorder.interfere({
      before: (call) => (call.action === 'RevokeSecurityGroupIngress' ? UNAUTHORIZED : undefined),
    });
    const run = await account.run(ssh, { env });
    expect([run.code, told(run).failures]).toMatchObject([1, [{ action: 'ec2:RevokeSecurityGroupIngress' }]]);
    expect([...(await rules(account))].sort()).toEqual([before, now].sort());
    account.recorder.interfere({});
    expect((await account.run(ssh, { env })).code).toBe(0);
    expect(await rules(account)).toEqual([now]);
  });

  const points = [
    { when: 'before', action: 'AuthorizeSecurityGroupIngress', left: 1 },
    { when: 'after', action: 'AuthorizeSecurityGroupIngress', left: 2 },
    { when: 'before', action: 'RevokeSecurityGroupIngress', left: 2 },
    { when: 'after', action: 'RevokeSecurityGroupIngress', left: 1 },
  ] as const;
  const commands = [ssh, ['init', '--yes', '--json', ...only]];
  const kills = points.flatMap((point) => commands.map((next) => ({ ...point, next, by: next[0] })));
  test.each(kills)('killed $when $action is gone on with by $by', async ({ when, action, left, next }) => {
    const account = await setUp(...only);
    const tool = account.start(ssh, { env });
    const strike = (call: { readonly action: string }) => {
      if (call.action !== action) return undefined;
      tool.kill('SIGKILL');
      return 'reset' as const;
    };
    account.recorder.interfere(when === 'before' ? { before: strike } : { after: strike });
    expect((await tool.wait()).signal).toBe('SIGKILL');
    expect(await rules(account)).toHaveLength(left);
    account.recorder.interfere({});
    const again = await account.run(next, { env });
    expect(again.code, again.stdout).toBe(0);
    expect(await rules(account)).toEqual([now]);
    const { status } = told(await account.run(['status', '--json']));
    expect(status[`${region}/ingress-ssh`]).toBe('done');
  });

  test.each(['before', 'after'] as const)(
    'whose answers are lost %s the call was carried out ends well',
    async (when) => {
      const account = await setUp(...only);
      const lost = new Set<string>();
      const strike = (call: { readonly action: string; readonly writes: boolean }) => {
        if (!call.writes || lost.has(call.action)) return undefined;
        lost.add(call.action);
        return 'reset' as const;
      };
      account.recorder.interfere(when === 'before' ? { before: strike } : { after: strike });
      const run = await account.run(ssh, { env });
      expect(run.code, run.stdout).toBe(0);
      expect(lost).toEqual(new Set(['AuthorizeSecurityGroupIngress', 'RevokeSecurityGroupIngress']));
      expect(await rules(account)).toEqual([now]);
    },
  );

  test('changes nothing where the own address is not to be had, and says which flag gives it', async () => {
    const account = await setUp(...only);
    const run = await account.run(ssh);
    expect(run.code).toBe(1);
    expect(told(run).of('error')).toMatchObject([{ fault: { name: 'ssh-access.address-unreachable' } }]);
    const plain = await account.run(['ssh-access', '--yes'], { env: { CI: 'true' } });
    expect(plain.code).toBe(2);
    expect(plain.stderr).toMatch(/^--cidr: .*CI/);
    expect([account.writes(), await rules(account)]).toEqual([[], [before]]);
  });

  test('opens a group that was there before and is in use, and says whom it opens', async () => {
    const account = await openAccount(moto);
    const ec2 = account.clients.ec2(region);
    const made = { GroupName: name, Description: 'ours for years', VpcId: await defaultVpcId(ec2) };
    const { GroupId = '' } = await ec2.send(new CreateSecurityGroupCommand(made));
    const { Subnets } = await ec2.send(new DescribeSubnetsCommand({}));
    const face = { SubnetId: Subnets?.[0]?.SubnetId, Groups: [GroupId] };
    await ec2.send(new CreateNetworkInterfaceCommand(face));
    const none = ['--ssh-cidr', 'none', '--no-http', '--no-https'];
    const init = await account.run(['security-group', '--yes', '--json', '--region', region, ...none]);
    expect(init.code, init.stdout).toBe(0);
    const run = await account.run(ssh, { env });
    expect(run.code, run.stdout).toBe(0);
    expect(JSON.stringify(told(run).of('notice'))).toMatch(/"ssh-access\.others-gain".*"who":"eni-/);
    expect(await rules(account)).toEqual([now]);
  });
});
