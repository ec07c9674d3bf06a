import { expect } from 'vitest';
import { loadCatalogue } from '../../src/i18n/catalogue.ts';
import { secretOn, typeCodes } from './pairing.ts';
import type { TestTerminal } from './terminal.ts';
import { lasting, type WatchedAccount } from './watched-account.ts';

const region = 'ap-northeast-2';

/** Something the tool is put through while its secrets are looked for; a line here has it watched on moto and on the practice account. */
interface Scenario {
  readonly name: string;
  /** Where only one kind of account can play it. */
  readonly only?: 'moto' | 'practice';
  /** The secrets that must have been there to be found, beside the credentials of the environment. */
  readonly has: readonly string[];
  /** The files that hold secrets at the end; the credentials and the key unless it says otherwise. */
  readonly keeps?: readonly RegExp[];
  run(account: WatchedAccount): Promise<void>;
}

const password = 'the password';
const privateKey = 'the private key';
const typedPassword = 'Correct-Horse-7-Battery';

const usual = ['--yes', '--region', region, '--ssh-cidr', '203.0.113.25/32'] as const;
const few = ['--only', 'admin,key-pair,aws-cli'] as const;
const admin = ['admin', '--region', region] as const;
const mfa = ['mfa', '--region', region] as const;
const credentialsFile = /-credentials\.csv 0600$/;
const keyFile = /\.(pem|ppk) 0400$/;

/** Commands that go over a finished set-up. */
const lookingOn = [
  ['doctor', '--debug'],
  ['doctor', '--fix', '--yes', '--json'],
  ['ssh-access', '--cidr', '198.51.100.7/32', '--yes', '--debug'],
  ['policy', '--debug'],
] as const;

export const scenarios: readonly Scenario[] = [
  {
    name: 'a fresh set-up with --json, a second run, and a look from all sides',
    has: [password, privateKey],
    async run({ run }) {
      expect((await run(['init', ...usual, '--json'])).code).toBe(0);
      expect((await run(['init', ...usual, '--json', '--debug'])).code).toBe(0);
      for (const command of lookingOn) expect((await run([...command, '--region', region])).signal).toBe(null);
    },
  },
  {
    name: 'a fresh set-up with --debug, status and a dry run',
    has: [password, privateKey],
    async run({ run }) {
      const { code, stderr } = await run(['init', ...usual, ...few, '--debug', '--key-type', 'ed25519']);
      expect(code, stderr).toBe(0);
      expect(stderr).toMatch(/ iam:CreateLoginProfile .* status=200 .*"Password":"\[hidden\]"/);
      await run(['status', '--debug', '--region', region]);
      await run(['init', ...usual, '--dry-run', '--debug', '--json']);
    },
  },
  {
    name: 'a run that is killed when the secrets are there, and its resume',
    has: [password, privateKey],
    async run({ kill, run }) {
      await kill(['init', ...usual, ...few, '--json', '--debug'], /"node-done","node":"account\/admin-password"/);
      expect((await run(['resume', '--yes', '--debug'])).code).toBe(0);
    },
  },
  {
    name: 'an access key for the AWS CLI, a second run, and a look at it',
    has: [password, 'the secret access key'],
    keeps: [credentialsFile, /^credentials 0600$/],
    async run({ run }) {
      const key = ['cli-profile', '--yes', '--region', region, '--cli-auth', 'access-key'];
      expect((await run([...admin, '--yes'])).code).toBe(0);
      const { code, stderr } = await run([...key, '--debug']);
      expect(code, stderr).toBe(0);
      expect(stderr).toMatch(/ iam:CreateAccessKey .* status=200 /);
      expect((await run([...key, '--json', '--debug'])).code).toBe(0);
      await run(['status', '--region', region, '--json']);
      await run(['doctor', '--region', region, '--debug']);
    },
  },
  {
    name: 'a password that is reset',
    has: [password],
    keeps: [credentialsFile],
    async run({ run }) {
      expect((await run([...admin, '--yes'])).code).toBe(0);
      expect((await run([...admin, '--yes', '--reset-password', '--debug'])).code).toBe(0);
      expect((await run([...admin, '--yes', '--reset-password', '--json'])).code).toBe(0);
    },
  },
  {
    name: 'a password that is typed',
    has: ['the typed password'],
    keeps: [credentialsFile],
    async run({ talk, hide, run }) {
      hide('the typed password', typedPassword);
      await talk([...admin, '--debug'], typePassword);
      expect((await run([...admin, '--yes', '--debug'])).code).toBe(0);
    },
  },
  {
    name: 'a set-up that is undone',
    // Moto does not answer whether the user has other credentials, so it stays there.
    only: 'practice',
    has: [password, privateKey],
    keeps: [],
    async run({ run, accountId }) {
      expect((await run(['init', ...usual, ...few])).code).toBe(0);
      const undone = await run(['destroy', '--yes', '--confirm', accountId, '--debug']);
      expect(undone.code, undone.stderr).toBe(0);
    },
  },
  {
    name: 'an MFA device that is paired, one that is given up, and all that looks at them',
    // Moto takes any codes, and does not know iam:ListMFADeviceTags.
    only: 'practice',
    has: ['the secret given up', 'the secret of the app'],
    keeps: [credentialsFile],
    async run({ run, talk, hide, accountId }) {
      expect((await run([...admin, '--yes'])).code).toBe(0);
      await talk([...mfa, '--debug'], async (terminal) => {
        hide('the secret given up', await secretOn(terminal));
        terminal.press('ctrl-c');
        expect(await terminal.exit, terminal.scrollback()).toEqual({ code: 130, signal: null });
      });
      await talk([...mfa, '--debug'], async (terminal) => {
        const secret = await secretOn(terminal);
        hide('the secret of the app', secret);
        const codes = await typeCodes(terminal, secret);
        await terminal.answerAllWithEnter(patience);
        expect(await terminal.exit, terminal.scrollback()).toEqual({ code: 0, signal: null });
        const told = lasting(terminal.written());
        expect(told).toMatch(/iam:EnableMFADevice .*"AuthenticationCode1":"\[hidden\]"/);
        for (const code of codes) expect(told).not.toMatch(new RegExp(`\\b${code}\\b`));
      });
      for (const command of [
        ['status', '--json'],
        ['doctor', '--debug'],
        [...mfa, '--yes', '--debug'],
      ]) {
        expect((await run(command)).signal).toBe(null);
      }
      const undone = await run(['destroy', '--yes', '--confirm', accountId, '--only', 'mfa', '--debug']);
      expect(undone.code, undone.stderr).toBe(0);
    },
  },
  {
    name: 'a call that is denied, and the run after it',
    only: 'moto',
    has: [password],
    keeps: [credentialsFile],
    async run({ deny, run }) {
      deny('CreateLoginProfile');
      expect((await run([...admin, '--yes', '--debug'])).code).toBe(1);
      expect((await run([...admin, '--yes', '--json'])).code).toBe(1);
      deny();
      expect((await run([...admin, '--yes', '--debug'])).code).toBe(0);
    },
  },
  {
    name: 'an endpoint and a proxy whose addresses hold a password',
    only: 'moto',
    has: ['the endpoint’s password', 'the proxy’s password'],
    keeps: [],
    async run({ env, hide, run }) {
      hide('the endpoint’s password', 'Endpoint-7-Battery');
      hide('the proxy’s password', 'Proxy-7-Battery');
      const url = `${env.AWS_ENDPOINT_URL}`.replace('//', '//sam:Endpoint-7-Battery@');
      const step = ['alias', '--yes', '--region', region, '--alias', 'example-team', '--debug'];
      expect((await run([...step, '--json'], { AWS_ENDPOINT_URL: url })).code).toBe(0);
      expect(
        (
          await run(step, {
            AWS_ENDPOINT_URL: undefined,
            AWS_ENDPOINT_URL_IAM: url,
            AWS_ENDPOINT_URL_STS: env.AWS_ENDPOINT_URL,
            AWS_ENDPOINT_URL_EC2: env.AWS_ENDPOINT_URL,
          })
        ).code,
      ).toBe(0);
      const proxied = await run([...step, '--json'], { HTTP_PROXY: 'http://sam:Proxy-7-Battery@127.0.0.1:1' });
      expect(proxied.code).toBe(1);
    },
  },
];

/** Several scenarios share the machine. */
const patience = { timeoutMilliseconds: 120_000 };

async function typePassword(terminal: TestTerminal): Promise<void> {
  const { text } = await loadCatalogue('en');
  await terminal.answerAllWithEnter({ until: `? ${text('admin.password')}`, ...patience });
  terminal.press('down');
  await terminal.waitFor(`❯ ${text('admin.password-typed')}`);
  terminal.press('enter');
  await terminal.answerAllWithEnter({ until: `? ${text('admin.password-type-it')}`, ...patience });
  terminal.type(typedPassword);
  await terminal.waitFor('*'.repeat(typedPassword.length));
  terminal.press('enter');
  await terminal.waitFor(`? ${text('prompt.repeat-password')}`);
  terminal.type(typedPassword);
  await terminal.waitFor(`${text('prompt.repeat-password')} ${'*'.repeat(typedPassword.length)}`);
  terminal.press('enter');
  await terminal.answerAllWithEnter(patience);
  expect(await terminal.exit, terminal.scrollback()).toEqual({ code: 0, signal: null });
}

/** What is to be true after every scenario; that there was something to find, and that it was looked for, too. */
export function expectNothingTold(account: WatchedAccount, scenario: Scenario): void {
  const { has, keeps = [credentialsFile, keyFile] } = scenario;
  const { found, open, kept, secrets, traces } = account.verdict();
  expect(found).toEqual([]);
  expect(open).toEqual([]);
  expect(kept).toEqual(keeps.map((name) => expect.stringMatching(name)));
  expect(secrets).toEqual(expect.arrayContaining([...has, 'AWS_SECRET_ACCESS_KEY']));
  const lookedAt = traces.map(({ where }) => where).join('\n');
  for (const place of [/\.json$/m, /\.json\.backup$/m, /\.lock$/m]) expect(lookedAt).toMatch(place);
  // Only there is /proc; the AWS CLI is asked for its version at the end of a whole set-up.
  if (process.platform !== 'linux') return;
  expect(lookedAt).toMatch(/^arguments of process .*aws-ecs-setup/m);
  if (has.includes(privateKey)) expect(lookedAt).toMatch(/^arguments of process .*aws --version/m);
}
