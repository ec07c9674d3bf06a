import type { FindingEvent } from '../wizard/events.ts';
import { type Screen, widthOf } from './screen.ts';
import { wrap } from './table.ts';

const SIGNS = { red: '✖', yellow: '!', green: '✔' } as const;
/** Sign, blank, id, two blanks: everything of a finding stands to the right of that. */
const INDENT = 8;

/**
 * The findings of `doctor`: first what does not work, then what is worth a look, each with why it matters and what puts it right;
 * what is in order takes a line each. Commands are never broken.
 */
export function findingsView(all: readonly FindingEvent[], screen: Screen): string {
  const { say, colour } = screen;
  const regions = new Set(all.flatMap(({ region }) => region ?? []));
  const findings = regions.size > 1 ? all : all.map(({ region: _, ...one }) => one);
  const parts = (['red', 'yellow'] as const).flatMap((light) => {
    const checks = together(findings.filter((one) => one.light === light));
    if (checks.length === 0) return [];
    const heading = colour.bold(say(`doctor.${light}-heading`));
    return [`${heading}\n\n${checks.map((one) => checkView(one, screen)).join('\n\n')}`];
  });
  const green = findings.filter((one) => one.light === 'green');
  if (green.length > 0) {
    const lines = green.flatMap((one) => beside(signOf(one, screen), sentence(one, screen), screen));
    parts.push(`${colour.bold(say('doctor.green-heading'))}\n\n${lines.join('\n')}`);
  }
  return parts.length === 0 ? '' : `\n${parts.join('\n\n')}\n`;
}

/** The findings of one check stand together. */
function together(findings: readonly FindingEvent[]): readonly (readonly FindingEvent[])[] {
  const ids = [...new Set(findings.map(({ id }) => id))];
  return ids.map((id) => findings.filter((one) => one.id === id));
}

function checkView(findings: readonly FindingEvent[], screen: Screen): string {
  const { say, colour } = screen;
  const [first] = findings;
  if (!first) return '';
  const cures = [...new Set(findings.map((one) => cureOf(one, screen)))];
  // Each cure stands under what it puts right.
  const parts = cures.flatMap((cure, part) => {
    const what = findings
      .filter((one) => cureOf(one, screen) === cure)
      .flatMap((one, at) => beside(part + at === 0 ? signOf(one, screen) : '', sentence(one, screen), screen));
    const why = part === 0 ? labelled('why', say(`doctor.${first.check}.why`), screen) : [];
    return [...what, ...why.map((line) => colour.dim(line)), ...(cure === '' ? [] : [cure])];
  });
  return parts.join('\n');
}

/** What is to be done, in words where it is done by hand, and the command. */
function cureOf({ how, fix }: FindingEvent, screen: Screen): string {
  const byHand = how ? labelled('fix', screen.say(how.code, how.facts), screen) : [];
  const command = fix ? [`${margin('fix', screen)}${screen.colour.cyan(fix)}`] : [];
  return [...byHand, ...command].join('\n');
}

function signOf({ light, id }: FindingEvent, { colour }: Screen): string {
  const paint = { red: colour.red, yellow: colour.yellow, green: colour.green }[light];
  return `${paint(SIGNS[light])} ${light === 'green' ? colour.dim(id) : colour.bold(id)}`;
}

/** What was found, with the words for its facts, and the region where there are several and it is not said already. */
function sentence({ check, code, facts, region }: FindingEvent, { say, has, colour }: Screen): string {
  const { type, changed } = facts;
  const word = (fact: string) => (has(`fact.${fact}`) ? say(`fact.${fact}`) : fact);
  const differences = changed?.split(',').map(word).join(', ') ?? '';
  const resource = type ? say(`resource.${type}`) : '';
  const text = say(code, { ...facts, resource, differences });
  // A sentence that is not the check's own does not say what it is about.
  const subject = () => {
    if (code.startsWith(`doctor.${check}.`)) return '';
    return type ? `${resource} ${facts.value}: ` : `${say(`doctor.${check}.title`)}: `;
  };
  const what = `${subject()}${text}`;
  return region && !what.includes(region) ? `${what} ${colour.dim(`(${region})`)}` : what;
}

function labelled(label: 'why' | 'fix', text: string, screen: Screen): readonly string[] {
  const before = margin(label, screen);
  const [first = '', ...more] = wrap(text, widthOf(screen.result) - INDENT - 7);
  return [before + first, ...more.map((line) => ' '.repeat(INDENT) + line)];
}

function margin(label: 'why' | 'fix', { say }: Screen): string {
  return `${' '.repeat(INDENT)}${say(`doctor.label-${label}`)}: `;
}

/** A sign with a text to its right. */
function beside(sign: string, text: string, { result }: Screen): readonly string[] {
  const [first = '', ...more] = wrap(text, widthOf(result) - INDENT - 1);
  const head = sign === '' ? ' '.repeat(INDENT) : `${sign}  `;
  return [head + first, ...more.map((line) => ' '.repeat(INDENT) + line)];
}
