import type { StepId } from '../answers/flags.ts';
import type { ReadContext } from '../aws/context.ts';
import type { Fault } from '../engine/errors.ts';
import type { NodeRecord } from '../engine/ledger.ts';
import type { Change } from '../engine/plan.ts';
import type { Facts, NodeId, Scope } from '../engine/resource.ts';
import type { AwsNode } from '../resources/aws-resource.ts';
import type { Message } from '../steps/step.ts';

/** Red: does not work or is dangerous. Yellow: worth putting right, or could not be looked at. Green: in order. */
export type Light = 'red' | 'yellow' | 'green';

/** A rule of a security group that is to be taken out, as `ec2.ingress-rule` knows it. */
export interface RuleToRevoke {
  readonly region: string;
  readonly live: Facts;
  /** It is what the answer `sshCidr` asks for, which becomes `none` with it. */
  readonly answered: boolean;
}

/** What puts a finding right. */
export type Fix =
  | {
      /** This tool, by these nodes of the plan. */
      readonly kind: 'nodes';
      readonly nodes: readonly NodeId[];
      /** Only where the check is named: `--fix D012`. */
      readonly byName?: boolean;
    }
  | { readonly kind: 'revoke'; readonly rule: RuleToRevoke }
  /** A command to copy, of this tool or of the AWS CLI. */
  | { readonly kind: 'command'; readonly command: string };

/** What a check found of one thing. */
export interface CheckFinding {
  readonly light: Light;
  /** The sentence that says how it stands: `doctor.<check>.…`. */
  readonly code: string;
  readonly facts?: Readonly<Record<string, string>>;
  readonly node?: NodeId;
  readonly region?: string;
  readonly fix?: Fix;
  /** What has to be done by hand, where no command does it. */
  readonly how?: Message;
}

/** How a finding is put right as a rule, for the table of checks and for `--fix ID`. */
export type FixedBy = 'fix' | 'fix-or-command' | 'name' | 'command' | 'hand' | 'nothing';

/** One question about the account or this computer. It looks and never changes anything. */
export interface Check {
  /** Never given to another check. */
  readonly id: `D${number}`;
  /** Its sentences are `doctor.<name>.title` and `.why`. */
  readonly name: string;
  /** `region`: asked once for each. */
  readonly scope: 'account' | 'region';
  /** The light it shows when something is wrong, the worst first; empty where it only informs. */
  readonly lights: readonly Exclude<Light, 'green'>[];
  readonly fixedBy: FixedBy;
  /**
   * What is found; empty where there is nothing to look at, because that step was left out or nothing was made yet.
   * @throws what the services throw: the finding then says that it could not be looked at
   */
  run(examined: Examined, region: string): Promise<readonly CheckFinding[]>;
}

/** What was looked at before the checks are asked: the plan over every node, and where to look further. */
export interface Examined {
  readonly regions: readonly string[];
  readonly changes: readonly Change[];
  readonly nodes: readonly AwsNode[];
  /** Steps that could not be looked at, so that their nodes are not among the changes. */
  readonly failed: readonly { readonly step: StepId; readonly fault: Fault }[];
  /** Is there a state file of this account? */
  readonly hasState: boolean;
  readonly records: Readonly<Record<NodeId, NodeRecord>>;
  contextOf(scope: Scope): ReadContext;
  /** A command of this tool for this very set-up: `init` → `aws-ecs-setup init --profile …`. */
  command(words: string): string;
}

/** The plan's word on a node; undefined where its step was left out or could not be looked at. */
export function changeOf(examined: Examined, node: NodeId): Change | undefined {
  return examined.changes.find((change) => change.node === node);
}

/** What is there of a node, as far as it is there. */
export function liveOf(examined: Examined, node: NodeId): Facts | undefined {
  return changeOf(examined, node)?.live;
}
