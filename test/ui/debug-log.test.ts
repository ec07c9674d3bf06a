import { describe, expect, it } from 'vitest';
import type { CallRecord } from '../../src/aws/call-log.ts';
import { debugLog } from '../../src/ui/debug-log.ts';

const call: CallRecord = {
  at: Date.UTC(2026, 0, 1),
  milliseconds: 84,
  action: 'iam:GetUser',
  region: 'us-east-1',
  kind: 'read',
  attempts: 1,
  status: 200,
  requestId: '7a62c49f',
  parameters: { UserName: 'sam' },
};

function log(secrets: readonly string[] = []) {
  const written: string[] = [];
  return { written, log: debugLog({ write: (text) => void written.push(text) }, secrets) };
}

describe('a call in the debug log', () => {
  it('is one line', () => {
    const { written, log: lines } = log();
    lines.call(call);
    expect(written).toEqual([
      '2026-01-01T00:00:00.000Z iam:GetUser us-east-1 read attempts=1 status=200 request=7a62c49f 84ms {"UserName":"sam"}\n',
    ]);
  });

  it('that failed tells its error, on the same line and harmlessly', () => {
    const { written, log: lines } = log();
    const message = 'no\u001b[31m red\r\nsecond line \u202edesrever';
    lines.call({ ...call, kind: 'change', status: 403, error: { name: 'Access\nDenied', message } });
    expect(written).toEqual([
      '2026-01-01T00:00:00.000Z iam:GetUser us-east-1 change attempts=1 status=403 error=Access Denied request=7a62c49f 84ms {"UserName":"sam"} "no [31m red second line desrever"\n',
    ]);
  });

  it('that was never sent says so', () => {
    const { written, log: lines } = log();
    lines.call({ ...call, attempts: undefined, status: undefined, requestId: undefined });
    expect(written[0]).toContain(' attempts=0 status=- request=- ');
  });

  it('holds no secret named before or during the run, nor one split by what is not seen', () => {
    const { written, log: lines } = log(['first secret']);
    lines.hide('second secret');
    const message = 'first secret, sec\u200bond secret, AKIAIOSFODNN7EXAMPLE';
    lines.call({ ...call, error: { name: 'Error', message } });
    expect(written[0]).toContain('"[hidden], [hidden], AKIA…MPLE"');
  });
});

describe('an error in the debug log', () => {
  it('has its stack and those of its causes', () => {
    const { written, log: lines } = log();
    const inner = new TypeError('the wire broke');
    const middle = new AggregateError([new Error('first address'), new Error('second address')], 'nobody there');
    const outer = new Error('could not look', { cause: Object.assign(middle, { cause: inner }) });
    lines.error(outer);
    const heads = written[0]?.split('\n').filter((line) => !/^ +at /.test(line));
    expect(heads).toEqual([
      'Error: could not look',
      'Caused by: AggregateError: nobody there',
      'Caused by: TypeError: the wire broke',
      'Caused by: Error: first address',
      'Caused by: Error: second address',
      '',
    ]);
    expect(written[0]).toMatch(/^ {4}at .*debug-log\.test\.ts/m);
  });

  it('ends where causes go in a circle', () => {
    const { written, log: lines } = log();
    const error = new Error('round');
    error.cause = error;
    lines.error(error);
    expect(written[0]?.split('Caused by').length).toBeLessThan(20);
  });

  it('may be anything that was thrown', () => {
    const { written, log: lines } = log(['open sesame']);
    lines.error('open sesame');
    expect(written).toEqual(['[hidden]\n']);
  });
});

describe('while a prompt is open', () => {
  it('lines wait, and come in order when it is closed', () => {
    const { written, log: lines } = log();
    lines.hold();
    lines.call(call);
    lines.call({ ...call, action: 'iam:GetGroup' });
    expect(written).toEqual([]);
    lines.release();
    lines.call({ ...call, action: 'iam:GetRole' });
    expect(written.map((line) => line.split(' ')[1])).toEqual(['iam:GetUser', 'iam:GetGroup', 'iam:GetRole']);
  });
});
