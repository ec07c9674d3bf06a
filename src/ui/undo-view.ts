import type { Fault } from '../engine/errors.ts';
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
  const going = event.things.filter(({ action }) => action !== 'leave');
  const staying = event.things.filter(({ action }) => action === 'leave');
  const parts: string[] = [];
  if (going.length > 0) {
    parts.push(colour.bold(say(event.dryRun ? 'destroy.dry-run-title' : 'destroy.title')), goingTable(going, screen));
  }
  if (staying.length + event.used.length > 0) parts.push('', colour.bold(say('destroy.stays')));
  parts.push(...staying.flatMap((thing) => reasons(thing, screen)));
  if (event.used.length > 0) parts.push(...usedBefore(event.used, screen));
  for (const { type, fault } of event.unclear) {
    const text = `${say('destroy.not-looked-at', { resource: nameOf(type, screen) })} ${faultText(fault, screen)}`;
    parts.push('', ...wrap(`${colour.yellow('!')} ${text}`, widthOf(result) - 2));
  }
  if (going.length > 0) {
    parts.push('', ...total(going, staying, event.asOf, screen));
    parts.push(...wrap(say('destroy.costs-note'), widthOf(result) - 2).map((line) => colour.dim(line)));
  }
  return `\n${parts.join('\n')}\n`;
}

/** What is saved by what goes, and what is still paid for what stays. */
function total(
  going: readonly PricedUndoing[],
  staying: readonly PricedUndoing[],
  asOf: string,
  { say, result }: Screen,
): readonly string[] {
  const sum = (things: readonly PricedUndoing[]) => things.reduce((all, { monthlyPrice }) => all + monthlyPrice, 0);
  const stays = sum(staying);
  const facts = { price: sum(going).toFixed(2), staying: stays === 0 ? '' : stays.toFixed(2), asOf };
  return wrap(say(sum(going) === 0 ? 'destroy.total-free' : 'destroy.total', facts), widthOf(result) - 2);
}

function usedBefore(used: readonly { readonly type: string; readonly title: string }[], screen: Screen) {
  const names = used.map(({ type, title }) => `${nameOf(type, screen)} ${harmless(title)}`).join(', ');
  const [first = '', ...more] = wrap(`= ${screen.say('destroy.used-before', { names })}`, widthOf(screen.result) - 4);
  return [`  ${first}`, ...more.map((line) => `    ${line}`)].map((line) => screen.colour.dim(line));
}

function goingTable(going: readonly PricedUndoing[], screen: Screen): string {
  const { say, colour, result } = screen;
  const names = ['plan.change', 'plan.resource', 'price.heading', 'plan.value'].map((code) => colour.dim(say(code)));
  const cells = [action, resource, price, what];
  const rows = going.map((thing) => cells.map((cell) => cell(thing, screen)));
  const headings = going.map((thing) => heading(thing, screen));
  const titles = headings.map((one, at) => (one === headings[at - 1] ? '' : one));
  return formatTable([names, ...rows], widthOf(result), { titles: ['', ...titles] });
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
  const why = because ? say(because.reason, facts) : faultText(fault, screen);
  const name = `${colour.yellow(SIGNS.leave)} ${colour.bold(`${resource(thing, screen)} ${what(thing, screen)}`)}`;
  const [first = '', ...more] = wrap(`${name} (${price(thing, screen)}): ${why}`, widthOf(result) - 4);
  return [`  ${first}`, ...more.map((line) => `    ${line}`)];
}

const faultText = (fault: Fault | undefined, screen: Screen): string =>
  fault ? errorView(fault, 1, screen).trimEnd().replaceAll('\n', ' ') : '';

function action({ action: name }: PricedUndoing, { say, colour }: Screen): string {
  const text = `${SIGNS[name]} ${say(`destroy.action-${name}`)}`;
  return name === 'restore' ? colour.yellow(text) : colour.red(text);
}

function price({ monthlyPrice }: PricedUndoing, { say }: Screen): string {
  return monthlyPrice === 0 ? say('price.free') : say('price.per-month', { price: monthlyPrice.toFixed(2) });
}

function what({ title, known }: PricedUndoing, { say, colour }: Screen): string {
  const how = known === 'tag' ? ` ${colour.yellow(say('destroy.by-tag'))}` : '';
  return harmless(title) + how;
}

const resource = ({ type }: PricedUndoing, screen: Screen): string => nameOf(type, screen);

const nameOf = (type: string, { say, has }: Screen): string =>
  has(`resource.${type}`) ? say(`resource.${type}`) : harmless(type);

function heading({ step, region }: PricedUndoing, { say, has, colour }: Screen): string {
  const name = colour.bold(has(`step.${step}`) ? say(`step.${step}`) : harmless(step));
  return region === undefined ? name : `${name} ${colour.dim(region)}`;
}
