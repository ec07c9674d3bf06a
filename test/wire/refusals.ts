import type { MadeUpAnswer } from '../support/proxy.ts';
import type { Call } from '../support/wire-call.ts';

/** A refusal in the protocol of the call's service: `Error` of IAM and STS, `Errors` of EC2, JSON of ECS. */
export function refusalOf(call: Pick<Call, 'service'>, code: string, status: number, message: string): MadeUpAnswer {
  const error = `<Code>${code}</Code><Message>${message}</Message>`;
  if (call.service === 'ecs') return { status, body: JSON.stringify({ __type: code, message }) };
  if (call.service === 'ec2') {
    return { status, body: `<Response><Errors><Error>${error}</Error></Errors><RequestID>1</RequestID></Response>` };
  }
  const body = `<ErrorResponse><Error><Type>Sender</Type>${error}</Error><RequestId>1</RequestId></ErrorResponse>`;
  return { status, body };
}

/** Temporary credentials that are over, as each service says it. */
export function expired(call: Pick<Call, 'service'>): MadeUpAnswer {
  const words = 'The security token included in the request is expired';
  if (call.service === 'ec2') return refusalOf(call, 'RequestExpired', 400, 'Request has expired.');
  return call.service === 'ecs'
    ? refusalOf(call, 'ExpiredTokenException', 400, words)
    : refusalOf(call, 'ExpiredToken', 403, words);
}

/** Credentials that a service does not know, as each says it. */
export function unknown(call: Pick<Call, 'service'>): MadeUpAnswer {
  const words = 'The security token included in the request is invalid.';
  if (call.service === 'ec2')
    return refusalOf(call, 'AuthFailure', 401, 'AWS was not able to validate the credentials');
  return call.service === 'ecs'
    ? refusalOf(call, 'UnrecognizedClientException', 400, words)
    : refusalOf(call, 'InvalidClientTokenId', 403, words);
}
