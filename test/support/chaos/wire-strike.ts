import { setTimeout as sleep } from 'node:timers/promises';
import type { Interference, MadeUpAnswer } from '../proxy.ts';
import type { Call } from '../wire-call.ts';
import { callNames, isDone, type Strike, THROTTLES } from './faults.ts';

/** Milliseconds the struck program waits for an answer, where one comes too late. */
export const SHORT_TIMEOUT = 10_000;

/** What a strike needs of the run whose calls it meddles with. */
export interface WireMeddling {
  readonly strike: Strike | undefined;
  /** SIGKILL. */
  kill(): void;
  onWrite(call: string): void;
  onStrike(): void;
  /** Told of every writing call that the service carried out. */
  onDone(call: Call): void;
}

/** Stands between the program and the service, and strikes once. */
export function strikeOnTheWire({ strike, kill, onWrite, onStrike, onDone }: WireMeddling): Interference {
  const nameOf = callNames();
  const names = new WeakMap<Call, string>();
  let struck = false;
  let throttles = 0;
  const strikes = (call: Call) => {
    if (strike === undefined || struck || names.get(call) !== strike.call) return false;
    struck = true;
    onStrike();
    return true;
  };
  return {
    before(call) {
      if (!call.writes) return undefined;
      const name = nameOf(call.action, JSON.stringify(call.parameters));
      names.set(call, name);
      onWrite(name);
      if (throttles > 0 && throttles < THROTTLES && name === strike?.call) {
        throttles += 1;
        return throttling(call);
      }
      if (strike === undefined || isDone(strike.fault) || !strikes(call)) return undefined;
      if (strike.fault === 'killed before') return killed(kill);
      if (strike.fault === '500, not done') return serverError(call);
      throttles = 1;
      return throttling(call);
    },
    async after(call, status) {
      if (isMotosOwn(call, status))
        return refusal('iam', 404, 'NoSuchEntity', 'The role is not in the instance profile.');
      if (!call.writes || status >= 300) return undefined;
      onDone(call);
      if (strike === undefined || !isDone(strike.fault) || !strikes(call)) return undefined;
      if (strike.fault === 'killed after') return killed(kill);
      if (strike.fault === '500, done') return serverError(call);
      if (strike.fault === 'answer late') await sleep(SHORT_TIMEOUT + 2_000);
      return 'reset';
    },
  };
}

/** moto breaks down where AWS says that a role is not in its profile any more. */
const isMotosOwn = ({ action }: Call, status: number): boolean =>
  status === 500 && action === 'RemoveRoleFromInstanceProfile';

function killed(kill: () => void): 'reset' {
  kill();
  return 'reset';
}

function serverError({ service }: Call): MadeUpAnswer {
  const names: Record<string, string> = { ec2: 'InternalError', iam: 'ServiceFailure' };
  return refusal(service, 500, names[service] ?? 'ServerException', 'An internal error has occurred');
}

function throttling({ service }: Call): MadeUpAnswer {
  if (service === 'ec2') return refusal(service, 503, 'RequestLimitExceeded', 'Request limit exceeded.');
  return refusal(service, 400, service === 'iam' ? 'Throttling' : 'ThrottlingException', 'Rate exceeded');
}

/** As the service's own protocol spells an error. */
function refusal(service: string, status: number, code: string, message: string): MadeUpAnswer {
  const error = `<Code>${code}</Code><Message>${message}</Message>`;
  if (service === 'ec2') {
    const body = `<Response><Errors><Error>${error}</Error></Errors><RequestID>1</RequestID></Response>`;
    return { status, headers: { 'content-type': 'text/xml' }, body };
  }
  if (service === 'iam') {
    const body = `<ErrorResponse><Error><Type>Sender</Type>${error}</Error><RequestId>1</RequestId></ErrorResponse>`;
    return { status, headers: { 'content-type': 'text/xml' }, body };
  }
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': code };
  return { status, headers, body: JSON.stringify({ __type: code, message }) };
}
