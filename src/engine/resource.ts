/** A resource in one set-up, e.g. `account/admin-user`, `ap-northeast-2/vpc`, `computer/ap-northeast-2/key-file`. Never changes. */
export type NodeId = string;
/** `account`, `computer` or the name of an AWS region. */
export type Scope = string;

/** The scope a node's id begins with. */
export function scopeOfNode(id: NodeId): Scope {
  return id.split('/')[0] ?? '';
}

type Fact = string | number | boolean | readonly string[] | undefined;
/** What is known of a thing that exists: ids, names, settings. Kept in the state, shown, never secret. */
export type Facts = { readonly [name: string]: Fact };

/** A fact of a node that does not exist yet; shown as "[from vpc]". */
export interface Pending {
  readonly pending: NodeId;
  readonly fact: string;
}
export type Known<T> = T | Pending;
export type Partially<Spec> = { readonly [K in keyof Spec]: Known<Spec[K]> };

export function isPending(value: unknown): value is Pending {
  return typeof value === 'object' && value !== null && 'pending' in value;
}

/** Whose a found thing is, as far as its tags tell. */
export type Mark = 'ours' | 'unmarked';

export interface Candidate<Live> {
  readonly live: Live;
  readonly mark: Mark;
}

export interface Difference {
  readonly fact: string;
  readonly want: Fact;
  readonly have: Fact;
  /** `conflict`: an immutable fact, or one that is not ours to change in passing. */
  readonly fix: 'update' | 'conflict';
  /** Would bringing it in line give somebody more rights than before? False where it certainly would not. */
  readonly widens?: boolean;
  /** Bringing it in line breaks something people may rely on: only when accepted. */
  readonly asks?: boolean;
  /** Key of the sentence that says why it cannot just be done; a general one without it. */
  readonly reason?: string;
}

/** What is not ours to take away and stands in the way of removing a thing: the key of the sentence that says so, and what fills it in. */
export interface Blocker {
  readonly reason: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** Is a thing of this type, with these facts among its own, to be removed in the same run? */
export type Leaving = (type: string, facts: Facts) => boolean;

/** How a thing names another one: `{ fact: 'vpcId', type: 'ec2.vpc', is: 'vpcId' }`. A fact that is a list names each of those in it. */
export interface Reference {
  readonly fact: string;
  /** The other's type. */
  readonly type: string;
  /** The other's fact of the same value. */
  readonly is: string;
  /** Does the other not work without this? Then this stays while that one has to stay. */
  readonly serves?: boolean;
  /** It may be taken away all the same where the other stays only because nobody asked for its removal. */
  readonly apart?: boolean;
}

/** What a run was about to make, and did not get to record. */
export interface Unfinished {
  /** ISO 8601 time of the intent. */
  readonly at: string;
  /** What was asked for. */
  readonly spec: Facts;
}

/** A thing that carries the tags of a set-up. */
export interface Marked<Live> {
  readonly setupId: string;
  readonly node: NodeId;
  readonly live: Live;
}

/**
 * A kind of thing that can be found, compared, created, updated and removed. It never speaks to the user.
 * `Read` and `Write` are the contexts its calls are made through; the engine passes them on unopened.
 */
export interface ResourceType<Spec, Live extends Facts, Read, Write> {
  /** `ec2.vpc` */
  readonly type: string;
  /** The fact that tells one such thing from another, e.g. `vpcId`. */
  readonly identity: string;
  /** Carries our tags from its creation on, so that without them it is not ours. */
  readonly tagged?: boolean;
  /** How long, in milliseconds, one call of it may have to be repeated until the service is through; two minutes without it. */
  readonly patience?: number;
  /** True where sending the create twice would make two: after an ambiguous answer the engine looks long before it sends again. */
  readonly duplicable?: boolean;
  /**
   * By tag or by name; `hint` is what an earlier run recorded, `made` whether it recorded that this tool made it, `unfinished` what it
   * was about to make when it stopped. Throws what the service throws.
   */
  find(
    cx: Read,
    id: NodeId,
    spec: Partially<Spec>,
    hint: Partial<Live> | undefined,
    made?: boolean,
    unfinished?: Unfinished,
  ): Promise<readonly Candidate<Live>[]>;
  /** Pure. Empty when the thing is as wanted; pending facts compare as equal. */
  compare(spec: Partially<Spec>, live: Live): readonly Difference[];
  /** One call. What it leaves different is brought in line by `update`. */
  create(cx: Write, id: NodeId, spec: Spec, token: string): Promise<Live>;
  /** Brings the differences in line; every call of it may be repeated. */
  update?(cx: Write, id: NodeId, spec: Spec, live: Live, differences: readonly Difference[]): Promise<Live>;
  /**
   * Pure: what `update` will leave. Recorded before the call about a thing that was there before us, so that what is to be given back
   * is not lost with the answer; absent where nothing is ever given back.
   */
  foresee?(spec: Spec, live: Live): Live;
  /** What a person would call it: `10.0.0.0/16 vpc-…`, `tcp/22 from 203.0.113.25/32`. */
  title(live: Live): string;
  /** Everything of this kind here that carries our tags, of whichever set-up; absent where there are no tags. */
  marked?(cx: Read): Promise<readonly Marked<Live>[]>;
  /** The things it is made in or from: it is removed before them, and while it stays they stay. */
  readonly refersTo?: readonly Reference[];
  /**
   * The facts by which it is known again as what was recorded, where its identity alone does not tell: a file's path and its content,
   * both ends of what links two things.
   */
  readonly sameBy?: readonly string[];
  /** Several of it that name the same thing may be removed at once: the service keeps them apart by itself. */
  readonly sideBySide?: boolean;
  /** What of other people's stands in the way of removing it; what is leaving too is none. */
  blockers?(cx: Read, live: Live, leaving: Leaving): Promise<readonly Blocker[]>;
  /** Takes it away again; already gone is success. Only ever called for things this tool made. Absent for what always stays. */
  remove?(cx: Write, live: Live): Promise<void>;
  /** Takes back what this tool changed about a thing that was there before it; undefined when nothing was changed. */
  restore?(live: Live): ((cx: Write) => Promise<void>) | undefined;
  /** Who else would gain if this were made or widened on something that was there before us: names to show, empty when nobody. */
  gains?(cx: Read, spec: Partially<Spec>): Promise<readonly string[]>;
}

export interface Choice {
  /** Key of the sentence that names it. */
  readonly label: string;
  readonly facts?: Readonly<Record<string, string>>;
  /** What a person without a terminal would pass. */
  readonly flag: string;
  /** What choosing it changes in the answers; absent where a value has yet to be typed or the node is simply accepted. */
  readonly answers?: Readonly<Record<string, unknown>>;
  /** The answer a value must be asked for. */
  readonly ask?: string;
  /** Choosing it accepts the node as `--accept NODE` does. */
  readonly accept?: boolean;
}

export interface Conflict {
  /** Key of the sentence that says why. */
  readonly reason: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly choices: readonly Choice[];
}

export interface Node<Spec, Live extends Facts, Read, Write> {
  readonly id: NodeId;
  /** The step it belongs to. */
  readonly step: string;
  readonly scope: Scope;
  readonly needs: readonly NodeId[];
  /** Of its needs, those that only have to be there: what is brought in line about them right after they were made is not waited for. */
  readonly needsOnlyMade?: readonly NodeId[];
  /** Writes with the same key run one after another: one IAM entity. */
  readonly serial?: string;
  readonly resource: ResourceType<Spec, Live, Read, Write>;
  /** The things it widens; if one of them was there before us, `gains` is asked. */
  readonly widens?: readonly NodeId[];
  /** It lets people in: taken away by somebody, it is not put back in passing. */
  readonly letsIn?: boolean;
  /** A person has to take part in making it: it comes after everything else, one at a time, so that nothing disturbs them. */
  readonly attended?: boolean;
  /** Made for the sake of another node alone: while that one cannot be made, neither is this. */
  readonly onlyFor?: NodeId;
  /** Only ever used as found; never created (a chosen VPC). */
  readonly adoptOnly?: boolean;
  /** Not wanted any more: if this tool made it, it is removed. */
  readonly absent?: boolean;
  /** The ways out when it is gone, doubled or differs in what cannot be changed. */
  readonly otherwise?: readonly Choice[];
  /** What the plan shows of it, in the words of the field: `10.0.0.0/16`, `tcp/22 from 203.0.113.25/32`. */
  readonly value: string;
  /** The answers its value came from. */
  readonly answers: readonly string[];
  /** Pure: answers and what earlier nodes left. */
  spec(outputs: Outputs): Partially<Spec>;
}

/** Erased, so that types of every kind stand in one list. */
// biome-ignore lint/suspicious/noExplicitAny: Spec and Live are bound together inside each type and nowhere else
export type AnyResourceType<Read, Write> = ResourceType<any, any, Read, Write>;

/** Erased, so that nodes of every kind stand in one list. */
// biome-ignore lint/suspicious/noExplicitAny: Spec and Live are bound together inside each node and nowhere else
export type AnyNode<Read, Write> = Node<any, any, Read, Write>;

/** What the nodes before left behind. */
export interface Outputs {
  /** A fact of another node; pending while that node does not exist. */
  of(node: NodeId, fact: string): Known<string>;
  /** The same fact of several nodes, in their order; pending while one of them does not exist. */
  all(nodes: readonly NodeId[], fact: string): Known<readonly string[]>;
}
