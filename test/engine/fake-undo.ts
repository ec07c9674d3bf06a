import type { Outcome } from '../../src/engine/events.ts';
import type { NodeRecord } from '../../src/engine/ledger.ts';
import type { AnyResourceType, Blocker, Facts } from '../../src/engine/resource.ts';
import { applyUndo } from '../../src/engine/undo.ts';
import { findRecorded, type Made, type Recorded } from '../../src/engine/undo-find.ts';
import { planUndo, type UndoPlan } from '../../src/engine/undo-plan.ts';
import { stillThere } from '../../src/engine/undo-verify.ts';
import type { Thing } from './fake-account.ts';
import { type Look, type TypeOptions, thingType, type Writer } from './fake-things.ts';
import { type FakeRun, fakeRun } from './fake-world.ts';

export type FakeMade = Made<Look, Writer>;
export type FakePlan = UndoPlan<Look, Writer>;
type FakeType = AnyResourceType<Look, Writer>;
type Excuse = (made: FakeMade) => Blocker | undefined;

const YESTERDAY = '2025-12-31T00:00:00.000Z';
const IN_PARENT = { fact: 'parent', is: 'name' } as const;

/** A set-up as an earlier run left it: things, and what is recorded of them. */
export class FakeSetup {
  readonly run: FakeRun = fakeRun();
  readonly #types = new Map<string, FakeType>();

  /** A kind that can be removed and stays while foreign things are in it; its things may be made in things of the kind itself. */
  type(name: string, options: TypeOptions = {}): FakeType {
    const refersTo = [{ ...IN_PARENT, type: name }];
    const type = thingType(this.run.account, name, { removable: true, guarded: true, refersTo, ...options });
    this.#types.set(name, type);
    return type;
  }

  /** Something that this tool made and has a record of; of type `thing`, and named like its node, if nothing else is said. */
  made(node: string, { type = 'thing', ...rest }: Partial<Thing> = {}, record: Partial<NodeRecord> = {}): Thing {
    const tagged = this.typeOf(type).tagged;
    const thing = this.run.account.put({ name: node, type, ...(tagged ? { node } : {}), ...rest });
    this.record(node, { type, live: liveOf(thing), ...record });
    return thing;
  }

  record(node: string, record: Partial<NodeRecord>): void {
    this.run.disk.set(node, { status: 'done', owner: 'created', type: 'thing', live: {}, at: YESTERDAY, ...record });
  }

  /** Something that is nobody's but somebody else's. */
  foreign(name: string, rest: Partial<Thing> = {}): Thing {
    return this.run.account.put({ type: 'foreign', name, ...rest });
  }

  /** An undoing run over what is on disk now. */
  undo(): FakeUndo {
    return new FakeUndo(this.run.next(), (type) => this.#types.get(type));
  }

  /** The kind of this name. */
  typeOf(type: string): FakeType {
    return this.#types.get(type) ?? this.type(type);
  }
}

/** One undoing run: looks, plans, takes away. */
export class FakeUndo {
  readonly run: FakeRun;
  readonly #typeOf: (type: string) => FakeType | undefined;

  constructor(run: FakeRun, typeOf: (type: string) => FakeType | undefined) {
    this.run = run;
    this.#typeOf = typeOf;
  }

  find(): Promise<Recorded<Look, Writer>> {
    const { world, disk } = this.run;
    return findRecorded(Object.fromEntries(disk), { typeOf: this.#typeOf, contextOf: world.look(), world });
  }

  async plan(excuse: Excuse = () => undefined): Promise<FakePlan> {
    return this.planOf((await this.find()).made, excuse);
  }

  planOf(made: readonly FakeMade[], excuse: Excuse = () => undefined): Promise<FakePlan> {
    const { world } = this.run;
    return planUndo(made, { contextOf: world.look(), faultOf: world.faultOf, excuse });
  }

  apply(plan: FakePlan): Promise<ReadonlyMap<FakeMade, Outcome>> {
    const { world, ledger, events } = this.run;
    const emit = events.push.bind(events);
    return applyUndo(plan, { world, ledger, emit, stepOf: ({ node }) => `step-of-${node}` });
  }

  /** Everything that `destroy` does: forgets what is gone, takes the rest away. */
  async all(excuse?: Excuse): Promise<{ readonly plan: FakePlan; readonly outcomes: Record<string, Outcome['kind']> }> {
    const { made, gone } = await this.find();
    const plan = await this.planOf(made, excuse);
    for (const node of gone) await this.run.ledger.forget(node);
    return { plan, outcomes: kinds(await this.apply(plan)) };
  }

  stillThere(removed: readonly FakeMade[]): Promise<readonly FakeMade[]> {
    const { world, events } = this.run;
    return stillThere(removed, world, events.push.bind(events));
  }
}

/** Node by node: what the plan says of it, with its reason. */
export const actions = (plan: FakePlan): Record<string, string> =>
  Object.fromEntries(
    plan.map(({ undoing: { node, action, because, fault } }) => [
      node,
      [action, because?.reason, because?.facts.title ?? because?.facts.who, fault?.kind].filter(Boolean).join(' '),
    ]),
  );

const kinds = (outcomes: ReadonlyMap<FakeMade, Outcome>): Record<string, Outcome['kind']> =>
  Object.fromEntries([...outcomes].map(([{ node }, { kind }]) => [node, kind]));

function liveOf({ id, name, size, parent, also }: Thing): Facts {
  return { id, name, size, ...(parent === undefined ? {} : { parent }), ...(also === undefined ? {} : { also }) };
}
