import type { Answer } from './loopback.ts';

const ACCOUNT = '123456789012';

export function callerIs(arn = `arn:aws:iam::${ACCOUNT}:user/Administrator`, userId = 'AIDACKCEVSQ6C2EXAMPLE'): Answer {
  return result('GetCallerIdentity', `<Arn>${arn}</Arn><UserId>${userId}</UserId><Account>${ACCOUNT}</Account>`);
}

export function roleAssumed(expires = new Date(Date.now() + 3_600_000)): Answer {
  return result(
    'AssumeRole',
    `<Credentials><AccessKeyId>ASIAIOSFODNN7EXAMPLE</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>
     <SessionToken>token</SessionToken><Expiration>${expires.toISOString()}</Expiration></Credentials>`,
  );
}

function result(action: string, xml: string): Answer {
  return { body: `<${action}Response><${action}Result>${xml}</${action}Result></${action}Response>` };
}

/** A refusal of the query protocol (IAM, STS). */
export function refusal(status: number, code: string, message = code): Answer {
  return {
    status,
    body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
  };
}

/** A refusal of EC2's own protocol. */
export function ec2Refusal(status: number, code: string, message = code): Answer {
  return {
    status,
    body: `<Response><Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors><RequestID>r</RequestID></Response>`,
  };
}
