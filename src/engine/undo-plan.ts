import type { Fault } from './errors.ts';
import type { Blocker, Facts, NodeId, Scope } from './resource.ts';
import type { Made } from './undo-find.ts';

/** What the plan says of one thing: plain data, printable. */
export interface Undoing {
  readonly node: NodeId;
  readonly scope: Scope;
  readonly type: string;
  readonly title: string;
  readonly live: Facts;
  readonly known: 'record' | 'tag';
  /** `restore`: what was changed about it is taken back; `leave`: it stays, because of something. */
  readonly action: 'remove' | 'restore' | 'leave';
  readonly because?: Blocker;
  /** It could not be looked for, or it could not be told whether something stands in the way. */
  readonly fault?: Fault;
}

/** The things of a plan, each with what the plan says of it. */
export type UndoPlan<Read, Write> = readonly { readonly made: Made<Read, Write>; readonly undoing: Undoing }[];

/** What stays, and why. */
type Staying<Read, Write> = Map<Made<Read, Write>, Pick<Undoing, 'because' | 'fault'>>;

export interface UndoQuestion<Read, Write> {
  readonly contextOf: (scope: Scope, node: NodeId) => Read;
  readonly faultOf: (error: unknown) => Fault;
  /** Why a thing is not to be touched, whatever its state; undefined when it may be. */
  readonly excuse: (made: Made<Read, Write>) => Blocker | undefined;
}

/**
 * Decides what goes and what stays. What other people's things stand in the way of stays; so does what such a thing is made in,
 * and what it does not work without: what is left is left whole. Writes nothing.
 * @throws what a look throws when the run is stopped or the credentials do not do any more
 */
export async function planUndo<Read, Write>(
  all: readonly Made<Read, Write>[],
  { contextOf, faultOf, excuse }: UndoQuestion<Read, Write>,
): Promise<UndoPlan<Read, Write>> {
  const stays: Staying<Read, Write> = new Map();
  const spared = new Set<Made<Read, Write>>();
  for (const made of all) {
    const excused = excuse(made);
    if (excused) spared.add(made);
    const because = excused ?? made.doubt;
    if (because) stays.set(made, { because });
    else if (made.fault) stays.set(made, { fault: made.fault });
  }
  leaveWhole(all, stays, spared);
  // What was taken for leaving may turn out to stay, and so to stand in the way of others.
  for (let before = -1; before < stays.size; ) {
    before = stays.size;
    await askAll(all, stays, { contextOf, faultOf });
    leaveWhole(all, stays, spared);
  }
  return all.map((made) => {
    const why = stays.get(made);
    const { node, scope, live, known, resource, undo } = made;
    const undoing = { node, scope, live, known, type: resource.type, title: resource.title(live), ...why };
    return { made, undoing: { ...undoing, action: why ? 'leave' : undo } };
  });
}

/** Adds to what stays: what other people's things stand in the way of, and what it could not be told of. */
async function askAll<Read, Write>(
  all: readonly Made<Read, Write>[],
  stays: Staying<Read, Write>,
  { contextOf, faultOf }: Pick<UndoQuestion<Read, Write>, 'contextOf' | 'faultOf'>,
): Promise<void> {
  const going = all.filter((made) => !stays.has(made) && made.undo === 'remove');
  await Promise.all(
    going.map(async (made) => {
      try {
        const leaving = (type: string, facts: Facts) =>
          going.some((one) => one.resource.type === type && !areApart(one, made) && holds(one.live, facts));
        const [because] = (await made.resource.blockers?.(contextOf(made.scope, made.node), made.live, leaving)) ?? [];
        if (because) stays.set(made, { because });
      } catch (error) {
        const fault = faultOf(error);
        if (fault.kind === 'aborted' || fault.kind === 'credentials') throw error;
        stays.set(made, { fault });
      }
    }),
  );
}

/** Adds to what stays: what a staying thing is made in, and what it needs to go on working. */
function leaveWhole<Read, Write>(
  all: readonly Made<Read, Write>[],
  stays: Staying<Read, Write>,
  spared: ReadonlySet<Made<Read, Write>>,
): void {
  const name = ({ resource, live }: Made<Read, Write>) => ({ type: resource.type, title: resource.title(live) });
  for (let before = -1; before < stays.size; ) {
    before = stays.size;
    for (const one of all) {
      for (const other of all) {
        const reference = referenceTo(one, other);
        if (!reference || one.undo !== 'remove' || other.undo !== 'remove') continue;
        if (stays.has(one) && !stays.has(other)) {
          stays.set(other, { because: { reason: 'undo.still-holds', facts: name(one) } });
        }
        const serves = reference.serves && !(reference.apart && spared.has(other));
        if (stays.has(other) && serves && !stays.has(one)) {
          stays.set(one, { because: { reason: 'undo.needed-by', facts: name(other) } });
        }
      }
    }
  }
}

/** How one thing names the other, if it does: then it has to go first. */
export function referenceTo<Read, Write>(one: Made<Read, Write>, other: Made<Read, Write>) {
  if (areApart(one, other)) return undefined;
  return one.resource.refersTo?.find(
    ({ type, fact, is }) => type === other.resource.type && names(one.live[fact], other.live[is]),
  );
}

/** A name holds within its region: what bears the same one in another region is another thing. */
function areApart<Read, Write>(one: Made<Read, Write>, other: Made<Read, Write>): boolean {
  const [here, there] = [regionOf(one), regionOf(other)];
  return here !== undefined && there !== undefined && here !== there;
}

const regionOf = <Read, Write>({ scope, node }: Made<Read, Write>): Scope | undefined =>
  !['account', 'computer'].includes(scope) && node.startsWith(`${scope}/`) ? scope : undefined;

/** A thing may name several others in one fact: an endpoint its subnets. */
function names(those: Facts[string], other: Facts[string]): boolean {
  if (those === undefined || other === undefined) return false;
  return Array.isArray(those) ? those.includes(other) : those === other;
}

const holds = (live: Facts, facts: Facts) => Object.entries(facts).every(([fact, value]) => live[fact] === value);
