import type { Fault } from './errors.ts';
import type { Action, Plan } from './plan.ts';
import type { Facts, NodeId } from './resource.ts';

/** What happens while a plan is carried out: keys and facts only; sentences are born in ui/. */
export type EngineEvent =
  | { readonly type: 'node-started'; readonly node: NodeId; readonly step: string; readonly action: Action }
  | { readonly type: 'node-waiting'; readonly node: NodeId; readonly reason: Fault['kind']; readonly seconds: number }
  | {
      readonly type: 'node-done';
      readonly node: NodeId;
      readonly step: string;
      readonly action: Action;
      readonly live: Facts;
    }
  | { readonly type: 'node-failed'; readonly node: NodeId; readonly step: string; readonly fault: Fault }
  | { readonly type: 'node-skipped'; readonly node: NodeId; readonly step: string; readonly because: NodeId }
  | { readonly type: 'verify-started' }
  | { readonly type: 'verify-waiting'; readonly nodes: readonly NodeId[]; readonly seconds: number }
  | { readonly type: 'verify-done'; readonly unconfirmed: readonly NodeId[] };

export type Emit = (event: EngineEvent) => void;

/** How one node ended. */
export type Outcome =
  | { readonly kind: 'done'; readonly live: Facts }
  | { readonly kind: 'failed'; readonly fault: Fault }
  | { readonly kind: 'skipped'; readonly because: NodeId }
  | { readonly kind: 'stopped' };

export interface Applied {
  readonly plan: Plan;
  readonly outcomes: ReadonlyMap<NodeId, Outcome>;
}
