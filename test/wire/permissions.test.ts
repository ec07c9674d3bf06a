import { beforeAll, describe, expect, test } from 'vitest';
import { told } from '../e2e/told.ts';
import { type Moto, sharedMoto } from '../support/moto.ts';
import type { Call } from '../support/wire-call.ts';
import { openAccount, region, usual } from './account.ts';

let moto: Moto;
beforeAll(async () => {
  moto = await sharedMoto();
});

const ROLE = 'arn:aws:iam::123456789012:role/team/Founder';
const xml = (action: string, result: string) =>
  `<${action}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></${action}Response>`;
const role = `<Role><Path>/team/</Path><RoleName>Founder</RoleName><RoleId>AROAIOSFODNN7EXAMPLE</RoleId><Arn>${ROLE}</Arn><CreateDate>2026-01-01T00:00:00Z</CreateDate></Role>`;

/** Answers as the simulator does, one page an action: moto has none. */
function simulating(denied: readonly string[]) {
  return (call: Call) => {
    const { parameters } = call;
    if (call.action === 'GetRole' && parameters.RoleName === 'Founder')
      return { status: 200, body: xml('GetRole', role) };
    if (call.action !== 'SimulatePrincipalPolicy') return undefined;
    const names = Object.keys(parameters).filter((name) => name.startsWith('ActionNames.member.'));
    const at = Number(parameters.Marker ?? 0);
    const action = String(parameters[`ActionNames.member.${at + 1}`]);
    const decision = denied.includes(action) ? 'implicitDeny' : 'allowed';
    const member = `<member><EvalActionName>${action}</EvalActionName><EvalResourceName>*</EvalResourceName><EvalDecision>${decision}</EvalDecision><MatchedStatements/><MissingContextValues/></member>`;
    const more = at + 1 < names.length;
    const rest = more
      ? `<IsTruncated>true</IsTruncated><Marker>${at + 1}</Marker>`
      : '<IsTruncated>false</IsTruncated>';
    const body = xml('SimulatePrincipalPolicy', `<EvaluationResults>${member}</EvaluationResults>${rest}`);
    return { status: 200, body };
  };
}

const init = ['init', ...usual, '--vpc', 'new', '--alias', 'example-team', '--check-permissions'] as const;
type Check = { readonly action: string; readonly verdict: string };
const having = (run: Parameters<typeof told>[0], verdict: string) => {
  const checks = told(run).of('permissions')[0]?.checks as readonly Check[] | undefined;
  return checks?.filter((one) => one.verdict === verdict).map(({ action }) => action);
};

describe.concurrent('--check-permissions over the wire', () => {
  test('what the simulation refuses stops a script before anything is written; allowed, the same command finishes', async () => {
    const account = await openAccount(moto);
    account.recorder.interfere({ before: simulating(['iam:TagRole', 'ec2:CreateRoute', 'ecs:TagResource']) });
    const run = await account.run(init);
    expect(run.code, run.stdout).toBe(1);
    expect(having(run, 'denied')?.toSorted()).toEqual(['ec2:CreateRoute', 'ecs:TagResource', 'iam:TagRole']);
    expect(having(run, 'unknown')).toEqual([]);
    expect(account.writes()).toEqual([]);
    const asked = account.recorder.calls.filter(({ action }) => action === 'SimulatePrincipalPolicy');
    expect(new Set(asked.map(({ parameters }) => parameters.PolicySourceArn))).toEqual(new Set([ROLE]));
    account.recorder.interfere({ before: simulating([]) });
    const again = await account.run(init);
    expect(again.code, again.stdout).toBe(0);
    expect(having(again, 'denied')).toEqual([]);
  });

  test('no dry run goes to an endpoint of somebody else, who might carry it out', async () => {
    const account = await openAccount(moto);
    account.recorder.interfere({ before: simulating([]) });
    const before = await account.exactly();
    const run = await account.run([...init, '--dry-run']);
    expect(run.code, run.stdout).toBe(0);
    expect(account.writes()).toEqual([]);
    expect(await account.exactly()).toEqual(before);
    expect(JSON.stringify(told(run).of('notice'))).toContain('permissions.no-dry-runs');
  });

  test('a simulator that does not answer leaves everything unknown, and nothing is taken for allowed', async () => {
    const account = await openAccount(moto);
    const answer = simulating([]);
    account.recorder.interfere({ before: (call) => (call.action === 'GetRole' ? answer(call) : undefined) });
    const run = await account.run([...init, '--only', 'instance-role', '--dry-run']);
    expect(run.code, run.stdout).toBe(0);
    expect([having(run, 'allowed'), having(run, 'denied')]).toEqual([[], []]);
    expect(having(run, 'unknown')).toContain('iam:PassRole');
    expect(JSON.stringify(told(run).of('notice'))).toContain('permissions.simulation-failed');
  });
});

describe.concurrent('a refusal over the wire', () => {
  const refusals = {
    'ec2:CreateVpc': {
      node: `${region}/vpc`,
      status: 403,
      body: '<?xml version="1.0" encoding="UTF-8"?><Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>You are not authorized to perform this operation. Encoded authorization failure message: abc</Message></Error></Errors><RequestID>1</RequestID></Response>',
    },
    'iam:CreateRole': {
      node: 'account/instance-role',
      status: 403,
      body: '<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>User: arn:aws:iam::123456789012:user/sam is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::123456789012:role/ecsInstanceRole with an explicit deny in a service control policy</Message></Error><RequestId>1</RequestId></ErrorResponse>',
    },
    'ecs:CreateCluster': {
      node: `${region}/cluster`,
      status: 400,
      body: JSON.stringify({
        __type: 'AccessDeniedException',
        message:
          'User: x is not authorized to perform: ecs:CreateCluster on resource: * because no permissions boundary allows the ecs:CreateCluster action',
      }),
    },
  } as const;

  test.each(Object.entries(refusals))(
    'of %s names who, what, on what, and the statement to add',
    async (action, { node, ...answer }) => {
      const account = await openAccount(moto);
      const name = action.split(':')[1];
      account.recorder.interfere({ before: (call) => (call.action === name ? answer : undefined) });
      const run = await account.run(['init', ...usual, '--vpc', 'new']);
      expect(run.code).toBe(1);
      const failed = told(run).of('node-failed');
      const who = `arn:aws:sts::${account.id}:assumed-role/Founder/sam`;
      expect(failed).toMatchObject([
        { node, fault: { action, facts: { who }, statement: { Effect: 'Allow', Action: action } } },
      ]);
      account.recorder.clear();
      const shown = await account.run(['init', '--yes', '--region', region, '--ssh-cidr', 'none']);
      const [line = ''] = shown.stderr.split('\n').filter((one) => one.includes('{"Effect"'));
      expect(JSON.parse(line.slice(line.indexOf('{')))).toMatchObject({ Effect: 'Allow', Action: action });
      expect(shown.stderr.replaceAll(/\s+/g, ' ')).toContain(who);
      if (action === 'iam:CreateRole') expect(shown.stderr).toContain('service control policy');
      if (action === 'ecs:CreateCluster') expect(shown.stderr).toContain('permissions boundary');
    },
  );
});
