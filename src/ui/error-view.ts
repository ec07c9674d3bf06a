import { type ExitCode, type Fault, SetupError } from '../engine/errors.ts';
import { harmless } from './harmless.ts';
import { type Screen, widthOf } from './screen.ts';
import { wrap } from './table.ts';

/**
 * An error in a person's words: what, why, what next. A mistake in the command names its flag, and stays on one line where no person reads it.
 * @param indent how far to the right it is to stand
 */
export function errorView(fault: Fault, exitCode: ExitCode, screen: Screen, who = '', indent = 0): string {
  const { say, colour, has, talk } = screen;
  const wrapped = (line: string) => (talk.isTerminal ? wrap(line, widthOf(talk) - indent) : [line]);
  const facts = { name: fault.name, action: fault.action ?? '', message: fault.message, who, ...fault.facts };
  const ours = has(fault.name);
  const text = say(codeOf(fault, ours), facts);
  const flag = fault.facts?.flag;
  if (flag) return `${wrapped(`${colour.red(flag)}: ${text}`).join('\n')}\n`;
  // Being stopped by the person is nothing gone wrong, and neither is what is left for a person to do.
  const isCalm = exitCode === 130 || /^unattended\.(given-up|mfa)$/.test(fault.name);
  const lines = [isCalm ? text : `${colour.red(say('error.title'))} ${text}`];
  if (!ours && fault.message && exitCode !== 2)
    lines.push(colour.dim(say('error.aws-said', { message: fault.message })));
  if (!ours && fault.kind === 'other') lines.push(colour.dim(say('error.debug-hint')));
  if (fault.name === 'credentials.none') lines.push('', say('error.sign-up'));
  return `${[...lines.flatMap(wrapped), ...statementLine(fault, screen)].join('\n')}\n`;
}

/** The statement that would allow what was refused, on a line of its own that is never broken: it is there to be copied. */
export function statementLine({ statement }: Fault, { say }: Screen): readonly string[] {
  return statement ? [`${say('error.statement')} ${harmless(JSON.stringify(statement))}`] : [];
}

/** The sentence for what went wrong, where it has none of its own. */
export function codeOf({ name, kind, action, facts }: Fault, ours: boolean): string {
  if (ours) return name;
  // A statement alone does not help where somebody else's policy forbids it.
  if (kind === 'denied' && facts?.reason === 'service-control-policy') return 'error.denied-by-organization';
  if (kind === 'denied' && facts?.reason === 'permissions-boundary') return 'error.denied-by-boundary';
  // Access to billing is not a matter of policies alone.
  if (kind === 'denied' && action?.startsWith('budgets:')) return 'error.denied-billing';
  if (kind === 'credentials' && facts?.reason === 'clock') return 'error.clock';
  if (kind === 'credentials' && /expired$/.test(facts?.reason ?? '')) return 'error.expired';
  if (kind === 'not-ready' && name === 'Blocked') return 'error.blocked';
  // Names of aliases are shared by all accounts: one that is taken does not show in this account's plan.
  return kind === 'exists' && action === 'iam:CreateAccountAlias' ? 'error.alias-taken' : `error.${kind}`;
}

/** Any error as plain data. */
export function toFault(error: unknown, faultOf: (error: unknown) => Fault): { fault: Fault; exitCode: ExitCode } {
  if (error instanceof SetupError) {
    return { fault: { kind: 'other', name: error.code, message: '', facts: error.facts }, exitCode: error.exitCode };
  }
  const fault = faultOf(error);
  return { fault, exitCode: fault.kind === 'credentials' ? 3 : 1 };
}
