import type { AccountData } from './account.ts';
import { ec2Failure, unsupported } from './failure.ts';

/** One call to the practice account. Writing operations change `account`; it is kept only if they do not throw. */
export interface Call {
  readonly account: AccountData;
  /** Of the client; empty for the global services. */
  readonly region: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** How late a new IAM name appears to other calls. */
  readonly iamDelay: number;
  /** Of the user's keys the call is signed with; absent for the person who practises. */
  readonly accessKeyId?: string | undefined;
}

/** Answers one operation; erased, so that tables of every service have one type. */
export type Operation = (call: Call, input: object) => object;

/** By operation name, e.g. `CreateVpc`. */
export type OperationTable = { readonly [operation: string]: Operation };

/**
 * An operation and the parameters it understands. Any other parameter with a value is refused as
 * SandboxUnsupported, so that nothing asked for is silently left out.
 */
export function operation<Input extends object>(
  accepts: readonly (keyof Input & string)[],
  run: (call: Call, input: Input) => object,
): Operation {
  const known = new Set<string>(accepts);
  return (call, input) => {
    for (const [name, value] of Object.entries(input)) {
      if (value !== undefined && !known.has(name)) throw unsupported(`the parameter ${name}`);
    }
    return run(call, input as Input);
  };
}

/** EC2's `DryRun: true`: every check is made, nothing is kept, and success is the error DryRunOperation (412). */
export function runDry(run: () => object): never {
  run();
  throw ec2Failure('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', 412);
}
