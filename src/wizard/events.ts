import type { AnswerKey, AnswerValue, Source } from '../answers/answers.ts';
import type { Light } from '../checks/check.ts';
import type { ExitCode, Fault } from '../engine/errors.ts';
import type { EngineEvent } from '../engine/events.ts';
import type { Change, Owner } from '../engine/plan.ts';
import type { Facts, NodeId, Scope } from '../engine/resource.ts';
import type { Undoing } from '../engine/undo-plan.ts';
import type { PermissionCheck } from '../permissions/check.ts';
import type { PolicyDocument } from '../permissions/policy.ts';
import type { Statement } from '../permissions/statement.ts';
import type { Finding, Message } from '../steps/step.ts';

export interface PlannedChange extends Change {
  /** What the plan shows of it. */
  readonly value: string;
  /** Where the value came from; absent where the guide leaves no choice. */
  readonly source?: Source;
  /** US dollars once it is there, an estimate; 0 is free. */
  readonly monthlyPrice?: number;
}

/** What everything of a plan or a status costs a month by itself: an estimate from list prices. */
export interface Costs {
  /** US dollars; 0 is free. */
  readonly monthlyPrice: number;
  /** The month the prices are of. */
  readonly asOf: string;
  /** The region whose prices stand in for those that are not known. */
  readonly base: string;
  /** The regions whose own prices are not known. */
  readonly otherRegions: readonly string[];
  /** What a public IPv4 address costs, which instances have in public subnets; absent where nothing of it is about instances. */
  readonly publicAddress?: number;
}

/** A thing that is to be undone, or stays, and what it costs as long as it stays. */
export interface PricedUndoing extends Undoing {
  readonly step: string;
  /** Absent for account-wide things. */
  readonly region?: string;
  /** US dollars, an estimate; 0 is free. */
  readonly monthlyPrice: number;
}

/** What a check of `doctor` found of one thing. */
export interface FindingEvent {
  readonly type: 'finding';
  /** Of the check, e.g. `D012`. */
  readonly id: string;
  /** The check's name, e.g. `taken-away`. */
  readonly check: string;
  readonly light: Light;
  readonly node?: NodeId;
  readonly region?: string;
  readonly code: string;
  readonly facts: Readonly<Record<string, string>>;
  /** What has to be done by hand. */
  readonly how?: Message;
  /** The command that puts it right. */
  readonly fix?: string;
  /** Does `doctor --fix ID` put it right? */
  readonly fixable: boolean;
}

export type NodeStatus = 'done' | 'missing' | 'changed';

/** Everything a run has to tell: keys and facts. The screen, the plain text and `--json` are made from the same events. */
export type RunEvent =
  | EngineEvent
  | ({ readonly type: 'notice'; readonly level: Finding['level'] | 'success'; readonly region?: string } & Message)
  /** Said before anything else, and again in `identity`, which is what programs read. */
  | { readonly type: 'place'; readonly practice: boolean; readonly endpoint?: string }
  | {
      readonly type: 'identity';
      readonly accountId: string;
      readonly arn: string;
      readonly kind: string;
      readonly name: string;
      readonly partition: string;
      readonly regions: readonly string[];
      readonly endpoint?: string;
      readonly practice: boolean;
    }
  | { readonly type: 'looking' }
  | {
      readonly type: 'answer';
      readonly key: AnswerKey;
      /** The flag that would have given it; absent where there is none. */
      readonly flag?: string;
      readonly value: AnswerValue;
      readonly source: Source;
      readonly question: Message;
      /** What a choice is called, where the answer is one. */
      readonly choice?: Message;
      readonly region?: string;
    }
  | {
      readonly type: 'plan';
      readonly changes: readonly PlannedChange[];
      readonly dryRun: boolean;
      readonly costs?: Costs;
    }
  | ({ readonly type: 'costs' } & Costs)
  | {
      readonly type: 'permissions';
      /** A prediction: organization policies, boundaries and session policies may say otherwise. */
      readonly expected: true;
      readonly checks: readonly PermissionCheck[];
      /** What would have to be allowed for those that are missing. */
      readonly statements: readonly Statement[];
    }
  | {
      readonly type: 'policy';
      readonly name: string;
      readonly document: PolicyDocument;
      readonly number: number;
      readonly count: number;
    }
  | {
      readonly type: 'undo-plan';
      readonly things: readonly PricedUndoing[];
      /** What was there before, is only used, and stays. */
      readonly used: readonly { readonly type: string; readonly title: string }[];
      /** What could not be looked for. */
      readonly unclear: readonly { readonly node: NodeId; readonly type: string; readonly fault: Fault }[];
      /** The month the prices are of. */
      readonly asOf: string;
      readonly dryRun: boolean;
    }
  | { readonly type: 'leftovers'; readonly things: readonly PricedUndoing[] }
  | { readonly type: 'step-failed'; readonly step: string; readonly fault: Fault }
  | {
      readonly type: 'status';
      readonly node: NodeId;
      readonly step: string;
      readonly status: NodeStatus;
      /** Something of it is there: a run was stopped at it. */
      readonly unfinished?: true;
      /** The resource type, e.g. `ec2.vpc`. */
      readonly resource: string;
      readonly scope: Scope;
      readonly value: string;
      readonly live: Facts;
      /** US dollars, an estimate; 0 is free. */
      readonly monthlyPrice: number;
      /** Made by this tool, or there before it. */
      readonly owner?: Owner;
    }
  | FindingEvent
  | { readonly type: 'next-steps'; readonly notes: readonly Message[] }
  | { readonly type: 'error'; readonly fault: Fault; readonly exitCode: ExitCode }
  | { readonly type: 'result'; readonly ok: boolean; readonly exitCode: ExitCode; readonly summary?: Message };

export type Report = (event: RunEvent) => void;
