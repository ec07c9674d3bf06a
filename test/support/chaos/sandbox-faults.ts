import type { ClientMiddleware } from '../../../src/aws/middleware.ts';
import { callNames, type Fault, isDone, isWrite, type Strike, THROTTLES } from './faults.ts';
import type { Life } from './life.ts';

/** What the middleware needs of the run whose calls it meddles with. */
export interface Meddling {
  readonly life: Life;
  readonly strike: Strike | undefined;
  /** Lets the time pass on the run's clock. */
  sleep(milliseconds: number): Promise<void>;
  /** Told the name of every writing call. */
  onWrite(call: string): void;
  /** Told when it strikes. */
  onStrike(): void;
}

const REQUEST_TIMEOUT = 30_000;

/** Stands between the clients of one run and the practice account, and strikes once. */
export function meddle({ life, strike, sleep, onWrite, onStrike }: Meddling): ClientMiddleware {
  const nameOf = callNames();
  let struck = false;
  let throttles = 0;

  return (next, { commandName = '', clientName = '' }) =>
    (args) =>
      life.act(async () => {
        const action = commandName.replace(/Command$/, '');
        if (!isWrite(action)) return next(args);
        const call = nameOf(action, JSON.stringify(args.input));
        onWrite(call);
        if (call !== strike?.call) return next(args);
        if (throttles > 0 && throttles < THROTTLES) {
          throttles += 1;
          throw throttling(clientName);
        }
        if (struck) return next(args);
        // A call that is refused for its own reasons comes again, and is struck then.
        if (isDone(strike.fault)) await next(args);
        struck = true;
        onStrike();
        return meet(strike.fault, clientName);
      });

  async function meet(fault: Fault, clientName: string): Promise<never> {
    switch (fault) {
      case 'killed before':
      case 'killed after':
        life.kill();
        throw new Error('killed');
      case 'answer lost':
        throw connectionReset();
      case '500, done':
      case '500, not done':
        throw serverError(clientName);
      case 'throttled 3 times':
        throttles = 1;
        throw throttling(clientName);
      case 'answer late':
        await sleep(REQUEST_TIMEOUT);
        throw timedOut();
    }
  }
}

const sentOnce = { attempts: 1, totalRetryDelay: 0 };

/** As Node and the SDK's HTTP handler throw it. */
function connectionReset(): Error {
  const fields = { code: 'ECONNRESET', errno: -104, syscall: 'read', $metadata: sentOnce };
  return Object.assign(new Error('read ECONNRESET'), fields);
}

function timedOut(): Error {
  const message = `@smithy/node-http-handler - [ERROR] a request has exceeded the configured ${REQUEST_TIMEOUT} ms requestTimeout.`;
  return Object.assign(new Error(message), { name: 'TimeoutError', $metadata: sentOnce });
}

function serverError(clientName: string): Error {
  const names: Record<string, string> = { EC2Client: 'InternalError', IAMClient: 'ServiceFailure' };
  return refused(names[clientName] ?? 'ServerException', 500, 'An internal error has occurred');
}

function throttling(clientName: string): Error {
  const names: Record<string, readonly [string, number]> = {
    EC2Client: ['RequestLimitExceeded', 503],
    IAMClient: ['Throttling', 400],
  };
  const [name, status] = names[clientName] ?? ['ThrottlingException', 400];
  return refused(name, status, 'Rate exceeded');
}

function refused(name: string, httpStatusCode: number, message: string): Error {
  return Object.assign(new Error(message), { name, $metadata: { ...sentOnce, httpStatusCode } });
}
