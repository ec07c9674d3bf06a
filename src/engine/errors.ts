/** What the process ends with; design: 0 done, 1 left undone, 2 usage, 3 refused, 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 3 | 130;

/**
 * An error a person can act on. `code` is a key of the message catalogue and `facts` fill it in;
 * no sentence is made here, so that every language says the same.
 */
export class SetupError extends Error {
  override readonly name = 'SetupError';
  readonly code: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly exitCode: ExitCode;

  constructor(
    code: string,
    facts: Readonly<Record<string, string>> = {},
    exitCode: ExitCode = 1,
    options?: ErrorOptions,
  ) {
    super(`${code} ${JSON.stringify(facts)}`, options);
    this.code = code;
    this.facts = facts;
    this.exitCode = exitCode;
  }
}

/**
 * What was made did not come to be what was asked for, and is gone again: nothing of it is to be remembered, what was made for its sake
 * alone is taken away again, and the next run makes it anew.
 */
export class MadeInVain extends SetupError {}

/**
 * What a failed call means for the set-up, whatever service it came from.
 *
 * - `absent` — the thing asked for is not there (or, right after its creation, not visible yet)
 * - `exists` — a create met something of that name
 * - `in-use` — it cannot be removed while something else uses it
 * - `busy` — another change is in progress; the same call works later
 * - `under-way` — the service took the call and is still carrying it out: what is asked for comes by itself
 * - `throttled` — refused unread; nothing was done
 * - `ambiguous` — no answer or a server error: the call may or may not have been carried out
 * - `denied` — the caller lacks a permission
 * - `credentials` — missing, wrong or expired credentials
 * - `quota` — an account limit
 * - `not-ready` — the account or region is not active yet
 * - `invalid` — the service refused the input
 * - `unattended` — a person has to take part, and nobody was there or they did without it for now; nothing was done
 * - `aborted` — the person stopped the run
 * - `other` — none of these
 */
export type FaultKind =
  | 'absent'
  | 'exists'
  | 'in-use'
  | 'busy'
  | 'under-way'
  | 'throttled'
  | 'ambiguous'
  | 'denied'
  | 'credentials'
  | 'quota'
  | 'not-ready'
  | 'invalid'
  | 'unattended'
  | 'aborted'
  | 'other';

/** A failed call as plain data: fit for events, the state's history and `--json`; holds no secret and no stack. */
export interface Fault {
  readonly kind: FaultKind;
  /** The error's wire name (`VpcLimitExceeded`) or the code of a SetupError. */
  readonly name: string;
  /** The service's own words, not yet made harmless for a terminal. */
  readonly message: string;
  /** `service:Action` that was asked, e.g. `ec2:CreateVpc`; absent for things on this computer. */
  readonly action?: string;
  readonly facts?: Readonly<Record<string, string>>;
  /** What would have to be allowed, in the service's own form, where a permission is lacking. */
  readonly statement?: object;
}
