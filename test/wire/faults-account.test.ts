import { beforeAll, describe, expect, test } from 'vitest';
import { told } from '../e2e/told.ts';
import { type Moto, sharedMoto } from '../support/moto.ts';
import type { MadeUpAnswer } from '../support/proxy.ts';
import type { Call } from '../support/wire-call.ts';
import { openAccount, region, usual } from './account.ts';
import { refusalOf } from './refusals.ts';

const on = ['--yes', '--json', '--region', region] as const;

let moto: Moto;
beforeAll(async () => {
  moto = await sharedMoto();
});

/** One action is refused. */
const at = (action: string, refuse: (call: Call) => MadeUpAnswer) => ({
  before: (call: Call) => (call.action === action ? refuse(call) : undefined),
});

const sam = 'User: arn:aws:iam::123456789012:user/sam is not authorized to perform:';
const DENIALS = [
  {
    step: 'instance-role',
    action: 'iam:CreateRole',
    code: 'AccessDenied',
    status: 403,
    words: `${sam} iam:CreateRole on resource: arn:aws:iam::123456789012:role/ecsInstanceRole with an explicit deny in a service control policy`,
    reason: 'service-control-policy',
  },
  {
    step: 'security-group',
    action: 'ec2:CreateSecurityGroup',
    code: 'UnauthorizedOperation',
    status: 403,
    words: `You are not authorized to perform this operation. ${sam} ec2:CreateSecurityGroup because no permissions boundary allows the ec2:CreateSecurityGroup action. Encoded authorization failure message: dGVzdA`,
    reason: 'permissions-boundary',
  },
  {
    step: 'cluster',
    action: 'ecs:CreateCluster',
    code: 'AccessDeniedException',
    status: 400,
    words: `${sam} ecs:CreateCluster because no service control policy allows the ecs:CreateCluster action`,
    reason: 'service-control-policy',
  },
] as const;

describe('a refusal that somebody else’s policy is behind', () => {
  test.each(DENIALS)(
    'is told so: $code at $action ($reason)',
    async ({ step, action, code, status, words, reason }) => {
      const account = await openAccount(moto);
      const [, name = ''] = action.split(':');
      account.recorder.interfere(at(name, (call) => refusalOf(call, code, status, words)));
      const run = await account.run([step, ...on]);
      expect(run.code, run.stderr).toBe(1);
      expect(told(run).of('node-failed')).toMatchObject([{ fault: { kind: 'denied', action, facts: { reason } } }]);
    },
  );
});

const QUOTAS = [
  {
    step: 'vpc',
    flags: ['--vpc', 'new'],
    action: 'CreateVpc',
    code: 'VpcLimitExceeded',
    status: 400,
    words: 'The maximum number of VPCs has been reached.',
    says: 'VPCs per Region',
  },
  {
    step: 'instance-role',
    flags: [],
    action: 'CreateRole',
    code: 'LimitExceeded',
    status: 409,
    words: 'Cannot exceed quota for RolesPerAccount: 1000',
    says: 'RolesPerAccount, 1000',
  },
] as const;

describe('a limit of the account', () => {
  test.each(QUOTAS)('$code at $action is sent once and named: $says', async (one) => {
    const { step, flags, action, code, status, words, says } = one;
    const account = await openAccount(moto);
    account.recorder.interfere(at(action, (call) => refusalOf(call, code, status, words)));
    const run = await account.run([step, '--yes', '--region', region, ...flags]);
    expect(run.code, run.stderr).toBe(1);
    const text = run.stderr.replace(/\s+/g, ' ');
    for (const part of [says, 'Service Quotas', words]) expect(text).toContain(part);
    expect(account.writes().filter((written) => written === action)).toHaveLength(1);
  });
});

describe('an account that is not active yet', () => {
  test('PendingVerification from EC2: IAM and ECS are set up meanwhile, and the rest later by the same command', async () => {
    const account = await openAccount(moto);
    const args = ['init', ...usual, '--skip', 'aws-cli', '--key-type', 'ed25519'];
    account.recorder.interfere({
      before: (call) =>
        call.service === 'ec2' ? refusalOf(call, 'PendingVerification', 401, 'It is being verified.') : undefined,
    });
    const run = await account.run(args);
    expect(run.code, run.stderr).toBe(1);
    const steps = new Set(
      told(run)
        .of('node-done')
        .map((line) => line.step),
    );
    expect(steps).toEqual(new Set(['admin', 'instance-role', 'cluster']));
    account.recorder.interfere({});
    expect((await account.run(args)).code).toBe(0);
  });
});

describe('IAM that shows a new role late', () => {
  test('by two seconds: everything is made in this run, once', async () => {
    const account = await openAccount(moto);
    let shown: number | undefined;
    account.recorder.interfere({
      before(call) {
        const aboutRole = call.service === 'iam' && call.parameters.RoleName === 'ecsInstanceRole';
        if (!aboutRole || shown === undefined || Date.now() >= shown) return undefined;
        return refusalOf(call, 'NoSuchEntity', 404, 'The role with name ecsInstanceRole cannot be found.');
      },
      after(call) {
        if (call.action === 'CreateRole') shown = Date.now() + 2_000;
        return undefined;
      },
    });
    const run = await account.run(['instance-role', ...on]);
    expect(run.code, run.stdout).toBe(0);
    expect(
      told(run)
        .of('node-waiting')
        .map((line) => line.reason),
    ).toContain('absent');
    expect(account.writes().filter((action) => action === 'CreateRole')).toHaveLength(1);
  });
});
