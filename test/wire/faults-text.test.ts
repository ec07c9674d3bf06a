import { CreateTagsCommand, CreateVpcCommand } from '@aws-sdk/client-ec2';
import { beforeAll, describe, expect, test } from 'vitest';
import { told } from '../e2e/told.ts';
import { type Moto, sharedMoto } from '../support/moto.ts';
import { openTerminal } from '../support/terminal.ts';
import { openAccount, region, type TestAccount } from './account.ts';
import { refusalOf } from './refusals.ts';

/** A name that colours the screen, sets the window's title, goes to a new line and turns what follows round. */
const NASTY = 'evil\u009b31m\u009d0;owned\u009c\nError: all is lost\u202efdp.exe\u2066 \u200f\u200b';
/** The same with the seven-bit sequences that XML cannot carry. */
const NASTIER = `\u001b[31m\u001b]0;owned\u0007\u001b[2J\r${NASTY}`;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const ACTS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f]/;

let moto: Moto;
beforeAll(async () => {
  moto = await sharedMoto();
});

/** A VPC of somebody's with that name; returns its id. */
async function nastyVpc(account: TestAccount): Promise<string> {
  const ec2 = account.clients.ec2(region);
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.9.0.0/16' }));
  const VpcId = Vpc?.VpcId ?? '';
  await ec2.send(new CreateTagsCommand({ Resources: [VpcId], Tags: [{ Key: 'Name', Value: NASTY }] }));
  return VpcId;
}

/** The account has an alias that no account could have. */
const nastyAlias = {
  before: (call: { readonly action: string }) =>
    call.action === 'ListAccountAliases'
      ? {
          status: 200,
          body: `<ListAccountAliasesResponse><ListAccountAliasesResult><AccountAliases><member>${NASTY}</member></AccountAliases><IsTruncated>false</IsTruncated></ListAccountAliasesResult></ListAccountAliasesResponse>`,
        }
      : undefined,
};

describe('text from AWS that would act on a terminal', () => {
  test('as the name of a VPC is shown harmlessly in plan, notes and status, and is data in --json', async () => {
    const account = await openAccount(moto);
    const vpc = await nastyVpc(account);
    const run = await account.run(['vpc', '--yes', '--region', region, '--vpc', vpc]);
    expect(run.stdout + run.stderr).toContain(vpc);
    expect(run.stdout + run.stderr).not.toMatch(ACTS);
    expect(run.stdout + run.stderr).not.toMatch(/^Error: all is lost/m);
    const status = await account.run(['status', '--region', region]);
    expect(status.stdout + status.stderr).not.toMatch(ACTS);
    const json = await account.run(['vpc', '--yes', '--json', '--region', region]);
    expect(json.stdout).not.toMatch(ACTS);
    expect(JSON.stringify(told(json).lines)).toContain(JSON.stringify(NASTY).slice(1, -1));
  });

  test('as an alias and a choice is shown harmlessly at the prompts', async () => {
    const account = await openAccount(moto);
    await nastyVpc(account);
    account.recorder.interfere(nastyAlias);
    const terminal = openTerminal(['init', '--region', region, '--skip', 'admin,aws-cli'], {
      home: account.home,
      env: account.env,
      columns: 100,
    });
    await terminal.waitFor('Account alias');
    // What is proposed cannot be taken as it is: cleared, and without one.
    await terminal.waitFor(/\? Account alias[^\n]*evil/);
    terminal.type('example-team');
    terminal.press('enter');
    await terminal.answerAllWithEnter({ until: 'Which VPC' });
    expect(terminal.scrollback()).toContain('evil');
    expect(terminal.written()).not.toMatch(/[\u0080-\u009f\u202e\u2066\u200f\u200b]/);
    expect(terminal.scrollback()).not.toMatch(/^Error: all is lost/m);
    terminal.press('ctrl-c');
    expect((await terminal.exit).code).toBe(130);
  });

  test.each([
    { step: 'cluster', action: 'CreateCluster', code: 'ClientException', text: NASTIER },
    { step: 'instance-role', action: 'CreateRole', code: 'ValidationError', text: NASTY },
  ])(
    'as the words of an error ($action) is shown harmlessly, and is data in --json',
    async ({ step, action, code, text }) => {
      const account = await openAccount(moto);
      account.recorder.interfere({
        before: (call) => (call.action === action ? refusalOf(call, code, 400, text) : undefined),
      });
      const run = await account.run([step, '--yes', '--region', region, '--debug']);
      expect(run.code, run.stderr).toBe(1);
      expect(run.stderr).toContain('evil');
      expect(run.stdout + run.stderr).not.toMatch(ACTS);
      expect(run.stderr).not.toMatch(/^Error: all is lost/m);
      const json = await account.run([step, '--yes', '--json', '--region', region]);
      expect(json.stdout).not.toMatch(ACTS);
      expect(told(json).of('node-failed')).toMatchObject([{ fault: { message: text } }]);
    },
  );
});
