import { beforeAll, describe, expect, test } from 'vitest';
import { told } from '../e2e/told.ts';
import { type Moto, sharedMoto } from '../support/moto.ts';
import type { Interference } from '../support/proxy.ts';
import { openAccount, region, usual } from './account.ts';

let moto: Moto;
beforeAll(async () => {
  moto = await sharedMoto();
});

const sam = 'User: arn:aws:iam::123456789012:user/sam';

/** Refuses one action in the words of its service's protocol. */
function denying(service: 'iam' | 'ec2' | 'ecs' | 'sts', action: string): Interference {
  const message = `${sam} is not authorized to perform: ${service}:${action} because no identity-based policy allows the ${service}:${action} action`;
  const bodies = {
    iam: `<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
    sts: `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
    ec2: '<?xml version="1.0" encoding="UTF-8"?><Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>You are not authorized to perform this operation.</Message></Error></Errors><RequestID>1</RequestID></Response>',
    ecs: JSON.stringify({ __type: 'AccessDeniedException', message }),
  };
  const status = service === 'ecs' ? 400 : 403;
  return {
    before: (call) =>
      call.service === service && call.action === action ? { status, body: bodies[service] } : undefined,
  };
}

describe.concurrent('a permission that is missing', () => {
  test.each([
    { service: 'iam', action: 'CreateRole', node: 'account/instance-role' },
    { service: 'ec2', action: 'CreateSecurityGroup', node: `${region}/security-group` },
    { service: 'ecs', action: 'CreateCluster', node: `${region}/cluster` },
  ] as const)('$service:$action stops its own node; the rest is made; the next run ends it', async (one) => {
    const account = await openAccount(moto);
    account.recorder.interfere(denying(one.service, one.action));
    const run = await account.run(['init', ...usual]);
    expect(run.code).toBe(1);
    expect(told(run).failures).toEqual([{ node: one.node, action: `${one.service}:${one.action}`, kind: 'denied' }]);
    const done = told(run)
      .of('node-done')
      .map((line) => line.node);
    const blocked = told(run)
      .of('node-skipped')
      .map((line) => line.node);
    const wanted = told(run)
      .plan.filter((change) => change.action === 'create')
      .map((change) => change.node);
    expect([...done, ...blocked, one.node].sort()).toEqual([...wanted].sort());
    expect(done.length).toBeGreaterThan(wanted.length - 6);
    account.recorder.interfere({});
    const again = await account.run(['init', ...usual]);
    expect(again.code, again.stdout).toBe(0);
  });

  test('is named on the screen, with the action', async () => {
    const account = await openAccount(moto);
    account.recorder.interfere(denying('iam', 'CreateRole'));
    const run = await account.run(['instance-role', '--yes', '--region', region]);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('iam:CreateRole');
    expect(run.stderr).not.toMatch(/^ +at .*:\d+/m);
  });

  test.each([
    { service: 'ec2', action: 'DescribeKeyPairs', step: 'key-pair' },
    { service: 'iam', action: 'ListAccountAliases', step: 'alias' },
    { service: 'iam', action: 'GetInstanceProfile', step: 'instance-role' },
    { service: 'ecs', action: 'DescribeClusters', step: 'cluster' },
  ] as const)('to look, $service:$action, leaves the other steps their work', async ({ service, action, step }) => {
    const account = await openAccount(moto);
    account.recorder.interfere(denying(service, action));
    const run = await account.run(['init', ...usual, '--alias', 'example-team']);
    expect(run.code).toBe(1);
    expect(JSON.stringify(told(run).of('step-failed'))).toContain(`${service}:${action}`);
    expect(told(run).of('step-failed')).toMatchObject([{ step }]);
    const steps = new Set(
      told(run)
        .of('node-done')
        .map((line) => line.step),
    );
    const others = ['admin', 'alias', 'key-pair', 'security-group', 'instance-role', 'cluster'];
    expect([...steps].sort()).toEqual(others.filter((other) => other !== step).sort());
  });

  test('for iam:GetAccountSummary is no obstacle', async () => {
    const account = await openAccount(moto);
    account.recorder.interfere(denying('iam', 'GetAccountSummary'));
    expect((await account.run(['init', ...usual])).code).toBe(0);
  });
});
