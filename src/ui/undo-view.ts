import type { PricedUndoing, RunEvent } from '../wizard/events.ts';
import { errorView } from './error-view.ts';
import { harmless } from './harmless.ts';
import { type Screen, widthOf } from './screen.ts';
import { formatTable, wrap } from './table.ts';

const SIGNS = { remove: '-', restore: '~', leave: '=' } as const;

/** What `destroy` would take away and what it leaves, step by step, with what each thing costs as long as it stays. */
export function undoPlanView(event: Extract<RunEvent, { type: 'undo-plan' }>, screen: Screen): string {
  const { say, colour, result } = screen;
  if (event.things.length === 0 && event.unclear.length === 0) return '';
  const width = widthOf(result);
  const going = event.things.filter(({ action }) => action !== 'leave');
  const staying = event.things.filter(({ action }) => action === 'leave');
  const parts = [colour.bold(say(event.dryRun ? 'destroy.dry-run-title' : 'destroy.title'))];
  if (going.length > 0) {
    const headings = ['plan.change', 'plan.resource', 'destroy.cost', 'plan.value'].map((code) =>
      colour.dim(say(code)),
    );
    const rows = going.map((thing) => [
      action(thing, screen),
      resource(thing, screen),
      price(thing, screen),
      what(thing, screen),
    ]);
    const titles = going.map(({ step }, at) =>
      step === going[at - 1]?.step ? '' : colour.bold(heading(step, screen)),
    );
    parts.push(formatTable([headings, ...rows], width, { titles: ['', ...titles] }));
  }
  if (staying.length > 0)
    parts.push('', colour.bold(say('destroy.stays')), ...staying.flatMap((one) => reasons(one, screen)));
  for (const { type, fault } of event.unclear) {
    const text = errorView(fault, 1, screen).trimEnd().replaceAll('\n', ' ');
    parts.push(
      '',
      ...wrap(
        `${colour.yellow('!')} ${say('destroy.not-looked-at', { resource: nameOf(type, screen) })} ${text}`,
        width - 2,
      ),
    );
  }
  if (going.length > 0) parts.push('', ...wrap(say('destroy.costs-note'), width - 2).map((line) => colour.dim(line)));
  return `\n${parts.join('\n')}\n`;
}

/** What is still there, why, and what it costs. */
export function leftoversView(things: readonly PricedUndoing[], screen: Screen): string {
  const { say, colour } = screen;
  const lines = things.flatMap((thing) => reasons(thing, screen));
  return `\n${colour.bold(say('destroy.left-title'))}\n${lines.join('\n')}\n`;
}

function reasons(thing: PricedUndoing, screen: Screen): readonly string[] {
  const { say, colour, result } = screen;
  const { because, fault } = thing;
  const facts = { ...because?.facts, resource: nameOf(because?.facts.type ?? '', screen) };
  const why = because
    ? say(because.reason, facts)
    : fault
      ? errorView(fault, 1, screen).trimEnd().replaceAll('\n', ' ')
      : '';
  const name = `${colour.yellow(SIGNS.leave)} ${colour.bold(`${resource(thing, screen)} ${what(thing, screen)}`)}`;
  const [first = '', ...more] = wrap(`${name} (${price(thing, screen)}): ${why}`, widthOf(result) - 4);
  return [`  ${first}`, ...more.map((line) => `    ${line}`)];
}

function action({ action: name }: PricedUndoing, { say, colour }: Screen): string {
  const text = `${SIGNS[name]} ${say(`destroy.action-${name}`)}`;
  return name === 'restore' ? colour.yellow(text) : colour.red(text);
}

function price({ monthlyPrice }: PricedUndoing, { say }: Screen): string {
  return monthlyPrice === 0 ? say('destroy.free') : say('destroy.per-month', { price: monthlyPrice.toFixed(2) });
}

function what({ title, known, scope }: PricedUndoing, { say, colour }: Screen): string {
  const where = scope === 'account' || scope === 'computer' ? '' : ` ${colour.dim(scope)}`;
  const how = known === 'tag' ? ` ${colour.yellow(say('destroy.by-tag'))}` : '';
  return harmless(title) + where + how;
}

const resource = ({ type }: PricedUndoing, screen: Screen): string => nameOf(type, screen);

const nameOf = (type: string, { say, has }: Screen): string =>
  has(`resource.${type}`) ? say(`resource.${type}`) : harmless(type);

const heading = (step: string, { say, has }: Screen): string =>
  has(`step.${step}`) ? say(`step.${step}`) : harmless(step);
