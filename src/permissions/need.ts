/** Condition of a policy statement: operator → key → values. */
export type Condition = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** One permission that a call asks for. */
export interface Need {
  /** `service:Action` as policies spell it. */
  readonly action: string;
  /**
   * What it is needed on, all of them: ARN patterns in which `{partition}`, `{region}`, `{account}` and the facts of the thing are to be
   * filled in; `*` where the service offers no resource level (Service Authorization Reference).
   */
  readonly on: readonly string[];
  /** What a statement can be narrowed by; its values are patterns too. */
  readonly condition?: Condition;
  /** Needed only where this fact is wanted. */
  readonly when?: string;
}

/** The permissions that one kind of thing asks for. */
export interface TypeNeeds {
  readonly find: readonly Need[];
  /** With the calls that bring a thing just made in line. */
  readonly create: readonly Need[];
  readonly update: readonly Need[];
  /** With what has to be looked at before it is removed. */
  readonly remove: readonly Need[];
}

/** The actions on the same resources. */
export function on(resources: string | readonly string[], ...actions: readonly string[]): readonly Need[] {
  const all = typeof resources === 'string' ? [resources] : resources;
  return actions.map((action) => ({ action, on: all }));
}

/** Needs that only a wish makes ones: without this fact they are none. */
export function when(fact: string, needs: readonly Need[]): readonly Need[] {
  return needs.map((need) => ({ ...need, when: fact }));
}

/** The actions on the same resources, where a statement can be narrowed. */
export function onlyIf(condition: Condition, needs: readonly Need[]): readonly Need[] {
  return needs.map((need) => ({ ...need, condition }));
}
