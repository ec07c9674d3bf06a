import { loadCatalogue } from '../../src/i18n/catalogue.ts';
import type { TestTerminal } from './terminal.ts';
import { totp } from './totp.ts';

const period = 30_000;
/** Several tests share the machine. */
const patience = { timeoutMilliseconds: 120_000 };

/** Presses Enter until a secret is on the screen, and reads it. */
export async function secretOn(terminal: TestTerminal): Promise<string> {
  const { text } = await loadCatalogue('en');
  await terminal.answerAllWithEnter({ until: text('mfa.first-code'), ...patience });
  await terminal.waitFor(/(\b[A-Z2-7]{4}\b[\s\S]*){16}/);
  return (terminal.screen().match(/(?<![A-Za-z0-9])[A-Z2-7]{4}(?![A-Za-z0-9])/g) ?? []).join('');
}

/** Types two codes in a row: that of now, and the one that the app will show next, which AWS takes as well. */
export async function typeCodes(terminal: TestTerminal, secret: string): Promise<readonly [string, string]> {
  const { text } = await loadCatalogue('en');
  const now = Date.now();
  const codes = [totp(secret, now), totp(secret, now + period)] as const;
  await typeCode(terminal, text('mfa.first-code'), codes[0]);
  await typeCode(terminal, text('mfa.second-code'), codes[1]);
  return codes;
}

/** Types one code behind its label. */
export async function typeCode(terminal: TestTerminal, label: string, code: string): Promise<void> {
  await terminal.waitFor(`? ${label}`);
  terminal.type(code);
  await terminal.waitFor(`? ${label} ${code}`);
  terminal.press('enter');
}
