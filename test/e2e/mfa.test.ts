import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ListMFADevicesCommand, ListVirtualMFADevicesCommand } from '@aws-sdk/client-iam';
import { encode } from 'uqr';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../src/i18n/catalogue.ts';
import { makeHome } from '../support/environment.ts';
import { secretOn, typeCode, typeCodes } from '../support/pairing.ts';
import { runTool } from '../support/run.ts';
import { openTerminal, type TerminalOptions, type TestTerminal } from '../support/terminal.ts';
import { totp } from '../support/totp.ts';
import { practiceDirectory, region } from './practice.ts';
import { openPracticeAccount, practiceClients } from './practice-clients.ts';

const UserName = 'Administrator';
const command = ['mfa', '--sandbox', '--region', region] as const;
const blocks = /[█▀▄]{4}/;

/** A home with an administrator, and `mfa` in a terminal there. */
async function pairing(options: TerminalOptions = {}, ...flags: string[]): Promise<TestTerminal> {
  const home = makeHome();
  const { code, stderr } = await runTool(['admin', '--sandbox', '--region', region, '--yes'], { home });
  expect(code, stderr).toBe(0);
  return openTerminal([...command, ...flags], { home, ...options });
}

/** The devices of the administrator, and all that there are. */
async function devices({ home }: TestTerminal) {
  const { iam } = practiceClients(await openPracticeAccount(practiceDirectory(home), 60_000));
  const { MFADevices = [] } = await iam.send(new ListMFADevicesCommand({ UserName }));
  const { VirtualMFADevices = [] } = await iam.send(new ListVirtualMFADevicesCommand({}));
  return [MFADevices.length, VirtualMFADevices.length];
}

/** Is nothing of the secret left on the screen, above it, or in a file? */
function expectGone(terminal: TestTerminal, secret: string): void {
  const parts = secret.match(/.{4}/g) ?? [];
  const pairs = parts.slice(1).map((part, index) => `${parts[index]} ${part}`);
  const left = terminal.scrollback();
  expect(pairs.filter((pair) => left.includes(pair))).toEqual([]);
  expect(left).not.toMatch(blocks);
  expect(left).not.toContain(secret.slice(0, 16));
  const files = readdirSync(terminal.home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const written = files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1')).join('\n');
  expect(written).not.toContain(secret.slice(0, 16));
}

/** The dark modules of the code that stands at the left of the screen, as rows of `#` and blanks. */
function codeOn(terminal: TestTerminal, width: number): string {
  const rows = terminal
    .screen()
    .split('\n')
    .slice(0, Math.ceil(width / 2));
  const half = (row: string, dark: string) =>
    Array.from({ length: width }, (_, column) => (dark.includes(row[column] ?? ' ') ? '#' : ' ')).join('');
  return rows
    .flatMap((row) => [half(row, '█▀'), half(row, '█▄')])
    .slice(0, width)
    .join('\n');
}

function codeOf(uri: string, border: number) {
  const { data, size } = encode(uri, { ecc: 'L', border });
  return { size, picture: data.map((row) => row.map((dark) => (dark ? '#' : ' ')).join('')).join('\n') };
}

describe('a device is paired in a terminal', () => {
  test('of 80 × 24: the code and the secret fit, two codes are typed, and nothing of them stays', async () => {
    const { text } = await loadCatalogue('en');
    const terminal = await pairing();
    const secret = await secretOn(terminal);
    expect(secret).toMatch(/^[A-Z2-7]{64}$/);
    const uri = `otpauth://totp/AWS:Administrator@123456789012?secret=${secret}&issuer=AWS`;
    const { size, picture } = codeOf(uri, 1);
    expect(codeOn(terminal, size)).toBe(picture);
    expect(terminal.screen().replace(/\s+/g, ' ')).toContain('every 30 seconds');
    const [first] = await typeCodes(terminal, secret);
    await terminal.answerAllWithEnter();
    expect(await terminal.exit, terminal.scrollback()).toEqual({ code: 0, signal: null });
    expect(await devices(terminal)).toEqual([1, 1]);
    expectGone(terminal, secret);
    expect(terminal.scrollback()).not.toContain(first);
    expect(terminal.scrollback()).toContain(text('resource.iam.mfa-device'));
  });

  test('of 120 × 40: with the whole name, and both devices one after the other', async () => {
    const terminal = await pairing({ columns: 120, rows: 40 }, '--mfa-devices', '2');
    const secret = await secretOn(terminal);
    const name = 'Amazon%20Web%20Services';
    const uri = `otpauth://totp/${name}:Administrator@123456789012?secret=${secret}&issuer=${name}`;
    const { size, picture } = codeOf(uri, 4);
    expect(codeOn(terminal, size)).toBe(picture);
    await typeCodes(terminal, secret);
    await terminal.waitFor(/MFA device 2/);
    const second = await secretOn(terminal);
    expect(second).not.toBe(secret);
    await typeCodes(terminal, second);
    await terminal.answerAllWithEnter();
    expect(await terminal.exit, terminal.scrollback()).toEqual({ code: 0, signal: null });
    expect(await devices(terminal)).toEqual([2, 2]);
    expectGone(terminal, secret);
    expectGone(terminal, second);
  });

  test.each<[string, TerminalOptions]>([
    ['without colours', { env: { NO_COLOR: '1' } }],
    ['of 44 columns', { columns: 44 }],
    ['of 12 rows', { rows: 12 }],
  ])('%s: the secret stands there as text alone', async (_name, options) => {
    const terminal = await pairing(options);
    const secret = await secretOn(terminal);
    expect(secret).toMatch(/^[A-Z2-7]{64}$/);
    expect(terminal.screen()).not.toMatch(blocks);
    await typeCodes(terminal, secret);
    await terminal.answerAllWithEnter();
    expect(await terminal.exit, terminal.scrollback()).toEqual({ code: 0, signal: null });
    expectGone(terminal, secret);
  });

  test('with what people type: letters, one digit too few, the same code twice, wrong codes', async () => {
    const { text } = await loadCatalogue('en');
    const terminal = await pairing();
    const secret = await secretOn(terminal);
    const [first, second] = [text('mfa.first-code'), text('mfa.second-code')];
    terminal.type('12 34a5');
    await terminal.waitFor(`? ${first} 12345`);
    terminal.press('enter');
    await terminal.waitFor(text('mfa.six-digits'));
    terminal.type('1111112');
    await terminal.waitFor(`? ${first} 111111`);
    terminal.press('backspace');
    await terminal.waitFor(`? ${first} 11111`);
    terminal.type('1');
    await terminal.waitFor(`? ${first} 111111`);
    terminal.press('enter');
    await typeCode(terminal, second, '111111');
    await terminal.waitFor(text('mfa.same-code'));
    await typeCode(terminal, second, '222222');
    await terminal.waitFor(text('mfa.again-wrong', { left: '4' }));
    await typeCodes(terminal, secret);
    await terminal.answerAllWithEnter();
    expect(await terminal.exit, terminal.scrollback()).toEqual({ code: 0, signal: null });
    expectGone(terminal, secret);
  });

  test('by somebody who waits for the next code, as the screen tells', { timeout: 90_000 }, async () => {
    const { text } = await loadCatalogue('en');
    const terminal = await pairing();
    const secret = await secretOn(terminal);
    const code = totp(secret, Date.now());
    await typeCode(terminal, text('mfa.first-code'), code);
    await terminal.waitFor(/the app shows it in about \d+ s/);
    await terminal.waitFor(text('mfa.next-code-now'), 32_000);
    await typeCode(terminal, text('mfa.second-code'), totp(secret, Date.now()));
    await terminal.answerAllWithEnter();
    expect(await terminal.exit, terminal.scrollback()).toEqual({ code: 0, signal: null });
  });
});

describe('a device that is not paired leaves nothing', () => {
  test('when Enter says twice that there is no code: exit 1, and the command is named', async () => {
    const { text } = await loadCatalogue('en');
    const terminal = await pairing();
    const secret = await secretOn(terminal);
    terminal.press('enter');
    await terminal.waitFor(text('mfa.leave-again'));
    terminal.press('enter');
    expect(await terminal.exit, terminal.scrollback()).toEqual({ code: 1, signal: null });
    expect(await devices(terminal)).toEqual([0, 0]);
    expectGone(terminal, secret);
    expect(terminal.scrollback()).toContain('aws-ecs-setup mfa');
    expect(terminal.scrollback()).not.toMatch(/^ +at .*:\d+/m);
  });

  test.each(['ctrl-c', 'SIGTERM'] as const)('when it is stopped with %s after the first code', async (how) => {
    const { text } = await loadCatalogue('en');
    const terminal = await pairing();
    const secret = await secretOn(terminal);
    await typeCode(terminal, text('mfa.first-code'), totp(secret, Date.now()));
    await terminal.waitFor(text('mfa.second-code'));
    if (how === 'ctrl-c') terminal.press(how);
    else terminal.kill(how);
    expect(await terminal.exit, terminal.scrollback()).toEqual({ code: 130, signal: null });
    expect(await devices(terminal)).toEqual([0, 0]);
    expectGone(terminal, secret);
    expect(terminal.scrollback()).toContain('resume');
  });

  test('when nobody can be asked: exit 1 at once', async () => {
    const home = makeHome();
    const { code, stdout } = await runTool(
      ['init', '--only', 'admin,mfa', '--sandbox', '--region', region, '--yes', '--json'],
      { home },
    );
    expect(code).toBe(1);
    expect(stdout).toContain('"unattended.mfa"');
  });
});

test('what was left by a killed run is replaced', async () => {
  const first = await pairing();
  const secret = await secretOn(first);
  first.kill('SIGKILL');
  await first.exit;
  expect(await devices(first)).toEqual([0, 1]);
  const again = openTerminal(command, { home: first.home });
  const other = await secretOn(again);
  expect(other).not.toBe(secret);
  await typeCodes(again, other);
  await again.answerAllWithEnter();
  expect(await again.exit, again.scrollback()).toEqual({ code: 0, signal: null });
  expect(await devices(again)).toEqual([1, 1]);
});
