import type { AwsNode } from '../../src/resources/aws-resource.ts';
import type { Chain, Work } from './critical-path.ts';
import type { OwnedCall } from './owned-calls.ts';

/** When a call was made: in which round trip, the first is 1, and after how many of the run's events. */
interface Moment {
  readonly round: number;
  readonly events: number;
}
export type Calls = readonly OwnedCall<Moment>[];

/** What is known of a look is in which round trips who asked something: the way from the last answer back to the first. */
export function lookingChain(calls: Calls): Chain {
  const last = Math.max(0, ...calls.map(({ at }) => at.round));
  const work: Work[] = [];
  let owner = calls.findLast(({ at }) => at.round === last)?.owner;
  for (let round = last; round > 0; round -= 1) {
    const here = calls.filter(({ at }) => at.round === round);
    const own = here.filter((call) => call.owner === owner);
    if (own.length === 0) owner = here[0]?.owner;
    const asked = own.length > 0 ? own : here.filter((call) => call.owner === owner);
    work.unshift({ id: owner ?? '', needs: [], rounds: 1, calls: [actions(asked)] });
  }
  return { rounds: last, work: joined(work) };
}

/** What is brought in line about a node once it is there, which not everything that needs it waits for. */
export const inLine = (id: string): string => `${id}, settings`;

/** To make a node, and to bring in line what that leaves. */
export function makingWork({ id, needs, needsOnlyMade = [], serial }: AwsNode, calls: Calls): readonly Work[] {
  const waitsFor = needs.map((need) => (needsOnlyMade.includes(need) ? need : inLine(need)));
  return [
    { ...ownWork(id, calls), needs: waitsFor, serial },
    { ...ownWork(inLine(id), calls), needs: [id], serial },
  ];
}

/** What one owner asked and sent, by itself. */
export function ownWork(id: string, calls: Calls): Omit<Work, 'needs'> {
  const own = calls.filter(({ owner }) => owner === id);
  const trips = [...new Set(own.map(({ at }) => at.round))].toSorted((one, other) => one - other);
  const sent = trips.map((round) => actions(own.filter(({ at }) => at.round === round)));
  return { id, rounds: trips.length, calls: sent };
}

/** Three names tell enough of a rush. */
const NAMED = 3;

function actions(calls: Calls): string {
  const all = [...new Set(calls.map(({ action }) => action))];
  const named = all.slice(0, NAMED).join(' + ');
  return all.length > NAMED ? `${named} and ${all.length - NAMED} more` : named;
}

/** What the same one does one after another is one piece of work. */
function joined(work: readonly Work[]): readonly Work[] {
  const pieces: Work[] = [];
  for (const one of work) {
    const before = pieces.at(-1);
    if (before?.id !== one.id) pieces.push(one);
    else pieces.splice(-1, 1, { ...before, rounds: before.rounds + 1, calls: [...before.calls, ...one.calls] });
  }
  return pieces;
}
