import type { HeldCall } from './latency-proxy.ts';
import { countedAs } from './throttle.ts';
import { mostAtOnce } from './traffic.ts';

type Calls = readonly HeldCall[];

/** Milliseconds that a limit of so many requests a second leaves these calls at best: what is asked most takes that long. */
export function atBest(calls: Calls, perSecond: number): number {
  const most = Math.max(0, ...[...grouped(calls, countedAs).values()].map(({ length }) => length));
  return (Math.max(0, most - perSecond) / perSecond) * 1000;
}

/** Service by service, how much was asked, refused, and under way at once in the fullest of what is counted by itself. */
export function serviceTable(title: string, calls: Calls): string {
  const rows = [...grouped(calls, ({ service }) => service)].map(([service, own]) => {
    const counted = [...grouped(own, countedAs).values()];
    const most = (figure: (calls: Calls) => number) => `${Math.max(...counted.map(figure))}`;
    const refused = own.filter((call) => call.refused).length;
    const where = counted.length > 1 ? `${service}, each of ${counted.length} regions` : service;
    return [where, `${own.length}`, `${refused}`, most(mostAtOnce), most(mostInASecond)];
  });
  const all = [['', 'requests', 'refused', 'most at once', 'most in a second'], ...rows];
  const width = (column: number) => Math.max(...all.map((row) => row[column]?.length ?? 0));
  const line = ([name = '', ...figures]: readonly string[]) =>
    `  ${name.padEnd(width(0))}  ${figures.map((figure, at) => figure.padStart(width(at + 1))).join('  ')}`;
  return [`${title}:`, ...all.map(line)].join('\n');
}

function grouped(calls: Calls, keyOf: (call: HeldCall) => string): ReadonlyMap<string, Calls> {
  const groups = new Map<string, HeldCall[]>();
  for (const call of calls) {
    const group = groups.get(keyOf(call)) ?? [];
    groups.set(keyOf(call), group);
    group.push(call);
  }
  return new Map([...groups].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function mostInASecond(calls: Calls): number {
  const at = calls.map(({ passedOn }) => passedOn);
  return Math.max(0, ...at.map((from) => at.filter((one) => one >= from && one < from + 1000).length));
}
