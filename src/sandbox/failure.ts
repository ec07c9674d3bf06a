import { randomUUID } from 'node:crypto';
import { ServiceException } from '@smithy/core/client';

/** IAM and STS errors the SDK has a class for: their name gets an `Exception` at the end. With the HTTP status AWS answers. */
const MODELLED_IAM: Readonly<Record<string, number>> = {
  NoSuchEntity: 404,
  EntityAlreadyExists: 409,
  LimitExceeded: 409,
  DeleteConflict: 409,
  ConcurrentModification: 409,
  EntityTemporarilyUnmodifiable: 409,
  InvalidAuthenticationCode: 403,
  InvalidInput: 400,
  MalformedPolicyDocument: 400,
  PasswordPolicyViolation: 400,
  PolicyNotAttachable: 400,
  UnmodifiableEntity: 400,
};

function failure(name: string, message: string, status: number, extra: Readonly<Record<string, unknown>>): Error {
  const error = new ServiceException({
    name,
    message,
    $fault: status < 500 ? 'client' : 'server',
    $metadata: { httpStatusCode: status, requestId: randomUUID(), attempts: 1, totalRetryDelay: 0 },
  });
  return Object.assign(error, extra);
}

/** An EC2 error: the SDK shows the wire code as the name. */
export function ec2Failure(code: string, message: string, status = 400): Error {
  return failure(code, message, status, { Code: code, Error: { Type: undefined, Code: code, Message: message } });
}

/** An IAM or STS error: modelled codes are named with `Exception`, the others (`ValidationError`) as on the wire. */
export function iamFailure(code: string, message: string, status = 400): Error {
  const modelled = MODELLED_IAM[code];
  return failure(modelled === undefined ? code : `${code}Exception`, message, modelled ?? status, {
    Type: 'Sender',
    Code: code,
    Error: { Type: 'Sender', Code: code, Message: message },
  });
}

/** An ECS error; the name is the wire type, there is no `Code`. */
export function ecsFailure(type: string, message: string): Error {
  return failure(type, message, 400, { __type: type });
}

/** What the SDK rejects with when the caller's abort signal fires. */
export function aborted(): Error {
  return Object.assign(new Error('Request aborted'), { name: 'AbortError' });
}

/** The practice account does not know this operation, or this parameter of it. */
export function unsupported(what: string): Error {
  return Object.assign(new Error(`The practice account does not know ${what}.`), { name: 'SandboxUnsupported' });
}

/** Says that the account keeps what the call did although it fails. */
const KEPT = new WeakSet<Error>();

/** Marks an error after which the changes made so far stay (ecs:CreateCluster makes its service-linked role and fails). */
export function keepingChanges(error: Error): Error {
  KEPT.add(error);
  return error;
}

/** Was this error marked by `keepingChanges`? */
export function keepsChanges(error: unknown): boolean {
  return error instanceof Error && KEPT.has(error);
}
