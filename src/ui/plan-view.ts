import type { Fault } from '../engine/errors.ts';
import type { PlannedChange, RunEvent } from '../wizard/events.ts';
import { costsLines, priceText } from './costs-view.ts';
import { codeOf, statementLine } from './error-view.ts';
import { harmless } from './harmless.ts';
import { type Screen, widthOf } from './screen.ts';
import { formatTable, wrap } from './table.ts';

type PlanEvent = Extract<RunEvent, { type: 'plan' }>;

const SIGNS = { create: '+', keep: '=', update: '~', remove: '-', conflict: '!' } as const;

/** The plan as a table, step by step: change, resource, and the value with where it came from; then what has to be decided. */
export function planView({ changes, dryRun, costs }: PlanEvent, screen: Screen): string {
  // A step that only looks has nothing to show.
  if (changes.length === 0) return '';
  const { say, colour } = screen;
  const width = widthOf(screen.result);
  // Where nothing costs anything, one line says so.
  const priced = changes.some(({ monthlyPrice = 0 }) => monthlyPrice > 0);
  const headings = ['plan.change', 'plan.resource', 'plan.value'].map((code) => colour.dim(say(code)));
  const rows = changes.map((change) => [
    action(change, screen),
    say(`resource.${change.type}`),
    value(change, screen) + (priced ? ` ${priceText(change.monthlyPrice ?? 0, screen)}` : ''),
  ]);
  const headingsOf = changes.map((change) => heading(change, changes, screen));
  const titles = headingsOf.map((one, at) => (one === headingsOf[at - 1] ? '' : one));
  const parts = [
    colour.bold(say(dryRun ? 'plan.dry-run-title' : 'plan.title')),
    formatTable([headings, ...rows], width, { titles: ['', ...titles] }),
    '',
    ...wrap(summary(changes, screen), width - 1),
    ...(costs ? costsLines(costs, screen) : []),
  ];
  const conflicts = changes.filter((change) => change.action === 'conflict');
  if (conflicts.length > 0) parts.push('', colour.bold(say('plan.conflict-heading')));
  for (const change of conflicts) parts.push(conflictView(change, screen));
  return `\n${parts.join('\n')}\n`;
}

/** The step, with its region where there are several. */
function heading({ step, scope }: PlannedChange, changes: readonly PlannedChange[], { say, colour }: Screen): string {
  const regions = new Set(changes.map((change) => change.scope).filter(isRegion));
  const name = colour.bold(say(`step.${step}`));
  return regions.size > 1 && isRegion(scope) ? `${name} ${colour.dim(scope)}` : name;
}

/** Is it the name of a region, and not what is account-wide or on this computer? */
export const isRegion = (scope: string): boolean => scope !== 'account' && scope !== 'computer';

function action(change: PlannedChange, { say, colour }: Screen): string {
  const sign = change.blockedBy ? '…' : SIGNS[change.action];
  const text = `${sign} ${say(`plan.${change.blockedBy ? 'blocked' : change.action}`)}`;
  if (change.blockedBy || change.action === 'conflict') return colour.yellow(text);
  if (change.action === 'keep') return colour.dim(text);
  return change.action === 'remove' ? colour.red(text) : colour.green(text);
}

function value(change: PlannedChange, { say, colour }: Screen): string {
  const source = change.source ? ` ${colour.dim(`(${say(`plan.source-${change.source}`)})`)}` : '';
  const waits = change.blockedBy ? ` ${colour.yellow(say('plan.blocked-by', { node: change.blockedBy }))}` : '';
  const facts = change.action === 'update' ? change.differences.map(({ fact }) => say(`fact.${fact}`)).join(', ') : '';
  const updated = facts && ` ${colour.green(`[${facts}]`)}`;
  return harmless(change.value) + updated + source + waits;
}

function summary(changes: readonly PlannedChange[], { say }: Screen): string {
  const count = (name: string) => String(changes.filter((change) => change.action === name).length);
  const facts = Object.fromEntries(Object.keys(SIGNS).map((name) => [name, count(name)]));
  return say('plan.summary', facts);
}

/** Why a node cannot just be done, and what decides it. */
function conflictView(change: PlannedChange, screen: Screen): string {
  const { say, colour } = screen;
  const width = widthOf(screen.result) - 4;
  const { conflict, fault } = change;
  const why = conflict ? say(conflict.reason, conflict.facts) : fault ? faultText(fault, screen) : '';
  const flags = (change.conflict?.choices ?? []).map((choice) => choice.flag);
  const lines = [...wrap(`${colour.yellow('!')} ${colour.bold(change.node)}: ${why}`, width)];
  if (flags.length > 0) lines.push(...wrap(say('plan.resolve-with', { flags: flags.join(', ') }), width));
  if (fault) lines.push(...statementLine(fault, screen));
  return lines.map((line, at) => (at === 0 ? `  ${line}` : `    ${line}`)).join('\n');
}

function faultText(fault: Fault, { say, has }: Screen): string {
  const { name, action = '', message, facts } = fault;
  return say(codeOf(fault, has(name)), { action, name, message, ...facts });
}
