import type { RunEvent } from '../wizard/events.ts';
import { harmless } from './harmless.ts';
import { type Screen, widthOf } from './screen.ts';
import { formatTable, wrap } from './table.ts';

type Permissions = Extract<RunEvent, { type: 'permissions' }>;

/** What is expected to be missing, and the statements to add; what nobody could be asked about is named beside it. */
export function permissionsView({ checks, statements }: Permissions, screen: Screen): string {
  const { say, colour, result } = screen;
  const width = widthOf(result);
  const having = (wanted: string) => checks.filter(({ verdict }) => verdict === wanted);
  const [missing, unknown, allowed] = [having('denied'), having('unknown'), having('allowed')];
  const parts = [colour.bold(say('permissions.title'))];
  const paragraph = (text: string) => parts.push(...wrap(text, width - 2));
  if (missing.length > 0) {
    const headings = ['permissions.action', 'permissions.for', 'permissions.resource'].map((code) =>
      colour.dim(say(code)),
    );
    const rows = missing.map(({ action, nodes, resources, reason }) => [
      colour.red(action),
      nodes.map(harmless).join(', '),
      resources.map(harmless).join(', ') + (reason ? ` ${colour.yellow(say(`permissions.${reason}`))}` : ''),
    ]);
    parts.push(formatTable([headings, ...rows], width));
  }
  if (checks.length === 0) paragraph(say('permissions.nothing-planned'));
  if (allowed.length > 0) paragraph(say('permissions.allowed', { count: String(allowed.length) }));
  if (unknown.length > 0) {
    const actions = [...new Set(unknown.map(({ action }) => action))].join(', ');
    paragraph(colour.yellow(say('permissions.unknown', { actions })));
  }
  if (missing.length > 0) {
    parts.push('');
    paragraph(say('permissions.add'));
    // To be copied: never broken.
    parts.push(JSON.stringify(statements, null, 2));
  }
  if (checks.length > 0) parts.push(...wrap(say('permissions.expected'), width - 2).map((line) => colour.dim(line)));
  return `\n${parts.join('\n')}\n`;
}

/** A policy to copy: pure JSON on stdout, which of several it is beside it. */
export function policyView(
  { name, document, number, count }: Extract<RunEvent, { type: 'policy' }>,
  screen: Screen,
): void {
  const { say, colour, talk, result } = screen;
  const facts = { name, number: String(number), count: String(count) };
  talk.write(`${colour.bold(say('permissions.policy-of', facts))}\n`);
  result.write(`${JSON.stringify(document, null, 2)}\n`);
}
